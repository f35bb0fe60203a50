"""Forms of early warning."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.activities.models import Event
from tirek.core.fields import LineField, ParagraphsField
from tirek.mediation.actions.signals import SignalFacts, StepFacts
from tirek.mediation.enums import SignalKind, SignalState, StepKind, Weight
from tirek.mediation.forms.common import DAY, LONG, SHORT, DistrictField, RegionField, offer_places
from tirek.mediation.models import Mediator
from tirek.mediation.queries.origins import Origin
from tirek.network.models import Organisation

JUDGED = {"kind": SignalKind.choices, "weight": Weight.choices}


class SignalFilter(forms.Form):
    """Which signals to show."""

    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *SignalState.choices])
    kind = forms.ChoiceField(label=_("What it is about"), required=False, choices=[("", _("All")), *SignalKind.choices])
    region = RegionField()

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_places(self, on)


class SignalForm(forms.Form):
    """A signal as it was noticed."""

    office = forms.ModelChoiceField(Organisation.objects.none(), label=_("Which office keeps it"))
    area = DistrictField()
    kind = forms.ChoiceField(label=_("What it is about"), choices=SignalKind.choices)
    weight = forms.TypedChoiceField(label=_("How serious"), choices=Weight.choices, coerce=int, initial=Weight.MEDIUM)
    noticed_on = forms.DateField(label=_("Noticed on"), widget=DAY)
    text = ParagraphsField(
        label=_("What was noticed"), max_length=4000, widget=LONG,
        help_text=_("Facts, not names: the register warns of tension, it keeps no list of people."),
    )  # fmt: skip

    def __init__(self, *args: Any, offices: list[Organisation], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"noticed_on": on}
        offer_places(self, on)
        office: Any = self.fields["office"]
        office.queryset = Organisation.objects.filter(pk__in=[each.pk for each in offices])
        office.widget.choices = [(each.pk, each.name) for each in offices]

    def facts(self) -> SignalFacts:
        """What was told, as the action takes it."""
        told = dict(self.cleaned_data)
        return SignalFacts(office_id=told.pop("office").pk, area_id=told.pop("area"), **told)


class TellForm(forms.Form):
    """What somebody noticed at work, and about what; the place and the office are those of where it was noticed."""

    kind = forms.ChoiceField(label=_("What it is about"), choices=SignalKind.choices)
    noticed_on = forms.DateField(label=_("Noticed on"), widget=DAY)
    text = ParagraphsField(
        label=_("What was noticed"), max_length=4000, widget=LONG,
        help_text=_("Facts, not names: the register warns of tension, it keeps no list of people."),
    )  # fmt: skip

    def __init__(self, *args: Any, origin: Origin, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.origin = origin
        self.initial = {"noticed_on": origin.on, "text": origin.text}

    def facts(self, office_id: UUID) -> SignalFacts:
        """What was told, as the action takes it."""
        origin, told = self.origin, self.cleaned_data
        assert origin.area_id is not None
        return SignalFacts(
            office_id=office_id, area_id=origin.area_id, source=origin.source, about_id=origin.about_id, **told
        )


class JudgeForm(forms.Form):
    """How serious it is, and about what."""

    kind = forms.ChoiceField(label=_("What it is about"), choices=SignalKind.choices)
    weight = forms.TypedChoiceField(label=_("How serious"), choices=Weight.choices, coerce=int)


class StepForm(forms.Form):
    """What is planned."""

    kind = forms.ChoiceField(label=_("Kind"), choices=StepKind.choices)
    planned_on = forms.DateField(label=_("Planned for"), widget=DAY)
    mediator = forms.ModelChoiceField(Mediator.objects.none(), label=_("Mediator"), required=False)
    event = forms.ModelChoiceField(
        Event.objects.none(), label=_("Event of the calendar"), required=False,
        help_text=_("A dialogue or training announced among the events: attendance is kept there."),
    )  # fmt: skip

    def __init__(self, *args: Any, mediators: Any, events: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mediator: Any = self.fields["mediator"]
        mediator.queryset = mediators
        event: Any = self.fields["event"]
        event.queryset, event.label_from_instance = events, lambda one: f"{one.name} · {one.starts_at:%d.%m.%Y}"

    def facts(self) -> StepFacts:
        """What was told, as the action takes it."""
        told = self.cleaned_data
        mediator, event = told["mediator"], told["event"]
        return StepFacts(
            kind=told["kind"],
            planned_on=told["planned_on"],
            mediator_id=mediator.pk if mediator else None,
            event_id=event.pk if event else None,
        )


class HeldForm(forms.Form):
    """What was done and what came of it."""

    held_on = forms.DateField(label=_("Held on"), widget=DAY)
    people = forms.IntegerField(label=_("How many people"), min_value=0, max_value=30_000, required=False)
    result = ParagraphsField(label=_("What came of it"), max_length=3000, widget=SHORT)


class CloseForm(forms.Form):
    """The end."""

    result = LineField(label=_("What came of it"), max_length=3000, widget=SHORT)
