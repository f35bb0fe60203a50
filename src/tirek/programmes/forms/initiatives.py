"""Forms over initiatives, those on the way, equipment and calls."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tirek.core.fields import IinField, LineField, ParagraphsField, PersonNameField, PhoneField
from tirek.network.models import Organisation
from tirek.people.actions import PersonData
from tirek.people.enums import Sex
from tirek.programmes.actions.enrolments import Entrant, Equipment, Proof
from tirek.programmes.actions.follow_ups import Heard
from tirek.programmes.actions.initiatives import InitiativeFacts, StageFacts
from tirek.programmes.enums_of_initiatives import (
    CallOutcome,
    DropReason,
    EnrolmentState,
    InitiativeKind,
    Phase,
    StageNeed,
)
from tirek.programmes.forms.choosing import DAY, SHORT, Named, OrganisationField, OwnField, Told
from tirek.programmes.models import Initiative, Programme, Stage

MOST_TENGE = 10**12


class InitiativeForm(Told):
    """An initiative as its organisation tells it."""

    organisation = OwnField(label=_("Who runs it"))
    kind = forms.ChoiceField(label=_("What it gives"), choices=InitiativeKind.choices)
    programme = forms.ModelChoiceField(Programme.objects.all(), label=_("Programme"), required=False)
    field_order = ("organisation", "kind", "programme")

    def __init__(self, *args: Any, runners: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].offer(runners)  # type: ignore[attr-defined]

    def facts(self) -> InitiativeFacts:
        """What was told, as the action takes it."""
        told = dict(self.cleaned_data)
        organisation, programme = told.pop("organisation"), told.pop("programme")
        return InitiativeFacts(organisation_id=organisation.pk, programme_id=programme and programme.pk, **told)


def initial_of_initiative(initiative: Initiative) -> dict[str, Any]:
    """An initiative as its form shows it."""
    names = ("name_kk", "name_ru", "name_en", "about_kk", "about_ru", "about_en", "kind")
    told = {name: getattr(initiative, name) for name in names}
    days = {"since": initiative.during.lower, "until": initiative.last_day}
    return {**told, **days, "organisation": initiative.organisation_id, "programme": initiative.programme_id}


class InitiativeFilter(forms.Form):
    """What the list shows."""

    kind = forms.ChoiceField(
        label=_("What it gives"), required=False, choices=[("", _("Any")), *InitiativeKind.choices]
    )
    when = forms.ChoiceField(
        label=_("When"), required=False, choices=(("", _("Under way")), ("ended", pgettext_lazy("project", "Ended")))
    )


class StageForm(Named):
    """A stage of the way."""

    phase = forms.ChoiceField(label=_("Counts in the figures as"), choices=Phase.choices, initial=Phase.OTHER)
    needs = forms.MultipleChoiceField(
        label=_("What must be there"), required=False, choices=StageNeed.choices, widget=forms.CheckboxSelectMultiple
    )
    least_days = forms.IntegerField(
        label=_("Days in the stage before it, at least"), min_value=0, max_value=1000, initial=0
    )
    follows_up = forms.BooleanField(label=_("Calls after 3, 6 and 12 months begin here"), required=False)

    def facts(self) -> StageFacts:
        """What was told, as the action takes it."""
        told = dict(self.cleaned_data)
        return StageFacts(**{**told, "needs": tuple(told["needs"])})


def initial_of_stage(stage: Stage) -> dict[str, Any]:
    """A stage as its form shows it."""
    names = ("name_kk", "name_ru", "name_en", "phase", "needs", "least_days", "follows_up")
    return {name: getattr(stage, name) for name in names}


class BroadcastForm(forms.Form):
    """One of a series of broadcasts."""

    title = LineField(label=_("What it was about"), max_length=300)
    aired_on = forms.DateField(label=_("Day"), widget=DAY)
    outlet = OrganisationField(label=_("Outlet"), required=False)
    link = forms.URLField(label=_("Link"), required=False, assume_scheme="https")


class EnrolForm(forms.Form):
    """Somebody who comes in."""

    organisation = OwnField(label=_("Who accompanies"))
    family_name = PersonNameField(label=_("Family name"))
    given_name = PersonNameField(label=_("Given name"))
    patronymic = PersonNameField(label=_("Patronymic"), required=False)
    iin = IinField(label=_("IIN"), required=False)
    birth_date = forms.DateField(label=_("Date of birth"), widget=DAY, required=False)
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex.choices, initial=Sex.UNKNOWN)
    phone = PhoneField(label=_("Phone"), help_text=_("The calls after 3, 6 and 12 months go here."))
    trade = LineField(label=_("Trade"), max_length=200, required=False, help_text=_("For example: sewing, baking."))
    on = forms.DateField(label=_("Day of coming in"), widget=DAY)
    agreed = forms.BooleanField(label=_("The consent to the processing of the data is signed on paper"), required=False)

    def __init__(self, *args: Any, companions: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].offer(companions)  # type: ignore[attr-defined]

    def entrant(self) -> Entrant:
        """What was told, as the action takes it."""
        told = self.cleaned_data
        names = ("family_name", "given_name", "patronymic", "birth_date", "sex")
        data = PersonData(**{name: told[name] for name in names}, area_id=told["organisation"].area_id)
        return Entrant(data=data, iin=told["iin"], phone=told["phone"], trade=told["trade"], agreed=told["agreed"])


class PeopleFilter(forms.Form):
    """Who the list shows."""

    initiative = forms.ModelChoiceField(Initiative.objects.all(), label=_("Initiative"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("Any")), *EnrolmentState.choices])


class ProofForm(forms.Form):
    """What shows that the next stage is reached; only what the stage needs is asked."""

    on = forms.DateField(label=_("Day"), widget=DAY)
    certificate = LineField(label=_("Number of the certificate"), max_length=60, required=False)
    income = forms.IntegerField(label=_("First income, tenge"), min_value=1, max_value=MOST_TENGE, required=False)
    note = ParagraphsField(label=_("What was done"), max_length=2000, required=False, widget=SHORT)

    def __init__(self, *args: Any, stage: Stage | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for need in (StageNeed.CERTIFICATE, StageNeed.INCOME):
            if stage is None or need not in stage.needs:
                del self.fields[need.value]

    def proof(self) -> Proof:
        """What was told, as the action takes it."""
        return Proof(**self.cleaned_data)


class LeaveForm(forms.Form):
    """Why somebody drops out."""

    reason = forms.ChoiceField(label=_("Reason"), choices=DropReason.choices, widget=forms.RadioSelect)
    on = forms.DateField(label=_("Day"), widget=DAY)
    note = ParagraphsField(label=_("In their own words"), max_length=2000, required=False, widget=SHORT)


class EquipmentForm(forms.Form):
    """What is handed over."""

    item = LineField(label=_("What is handed over"), max_length=300)
    serial = LineField(label=_("Serial number"), max_length=100, required=False)
    value = forms.IntegerField(label=_("Value, tenge"), min_value=0, max_value=MOST_TENGE)
    given_by = OrganisationField(label=_("Who gives it"))
    handed_on = forms.DateField(label=_("Day"), widget=DAY)

    def equipment(self) -> Equipment:
        """What was told, as the action takes it."""
        told = dict(self.cleaned_data)
        giver = told.pop("given_by")
        return Equipment(given_by_id=giver.pk, **told)


class CallForm(forms.Form):
    """What was heard."""

    outcome = forms.ChoiceField(label=_("What was heard"), choices=CallOutcome.choices, widget=forms.RadioSelect)
    income = forms.IntegerField(
        label=_("Income of the last month, tenge"), min_value=0, max_value=MOST_TENGE, required=False
    )
    note = ParagraphsField(label=_("In their own words"), max_length=2000, required=False, widget=SHORT)

    def heard(self) -> Heard:
        """What was told, as the action takes it."""
        return Heard(**self.cleaned_data)
