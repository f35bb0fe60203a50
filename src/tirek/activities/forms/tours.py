"""Forms over tours."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tirek.activities.actions.tours import StopFacts, TourFacts
from tirek.activities.forms.events import DAY, HOUR, LANGUAGES, SHORT
from tirek.activities.models import Tour
from tirek.core.calendar import ALMATY
from tirek.core.fields import LineField, ParagraphsField
from tirek.network.models import Organisation
from tirek.programmes.models import Service
from tirek.programmes.queries import services_by_category
from tirek.territory.models import Area


class TourForm(forms.Form):
    """A tour as its organiser tells it."""

    organiser = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organiser"))
    name_kk = LineField(label=_("Title in Kazakh"), max_length=300)
    name_ru = LineField(label=_("Title in Russian"), max_length=300)
    name_en = LineField(label=_("Title in English"), max_length=300, required=False)
    begins_on = forms.DateField(label=_("First day"), widget=DAY)
    ends_on = forms.DateField(label=_("Last day"), widget=DAY)
    about_kk = ParagraphsField(label=_("What it is about, in Kazakh"), required=False, max_length=4000, widget=SHORT)
    about_ru = ParagraphsField(label=_("What it is about, in Russian"), required=False, max_length=4000, widget=SHORT)
    about_en = ParagraphsField(label=_("What it is about, in English"), required=False, max_length=4000, widget=SHORT)
    answer_days = forms.IntegerField(
        label=_("Working days for an answer"), min_value=1, max_value=60, initial=10,
        help_text=_("So long an agency has for a question that was not answered on the spot."),
    )  # fmt: skip
    services = forms.MultipleChoiceField(
        label=_("Support measures explained"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, planners: list[Organisation], on: date, tour: Tour | None = None, **kw: Any) -> None:
        if tour is not None:
            kw.setdefault("initial", _initial_of(tour))
        super().__init__(*args, **kw)
        organiser: Any = self.fields["organiser"]
        organiser.queryset = Organisation.objects.filter(pk__in=[each.pk for each in planners])
        organiser.label_from_instance = lambda each: each.name
        organiser.widget.choices = [(each.pk, each.name) for each in planners]
        choices = [
            (str(group.label), [(str(one.pk), one.name) for one in some]) for group, some in services_by_category(on)
        ]
        self.fields["services"].choices = choices  # type: ignore[attr-defined]

    def facts(self) -> TourFacts:
        """What was told, as the action takes it."""
        told = {name: value for name, value in self.cleaned_data.items() if name not in ("organiser", "services")}
        return TourFacts(organiser_id=self.cleaned_data["organiser"].pk, **told)

    def chosen_services(self) -> list[Service]:
        """The support measures."""
        return list(Service.objects.filter(pk__in=self.cleaned_data["services"]))


def _initial_of(tour: Tour) -> dict[str, Any]:
    names = ("name_kk", "name_ru", "name_en", "begins_on", "ends_on", "about_kk", "about_ru", "about_en")
    chosen = [str(key) for key in tour.services.values_list("pk", flat=True)]
    told = {name: getattr(tour, name) for name in (*names, "answer_days")}
    return {**told, "organiser": tour.organiser_id, "services": chosen}


class StopForm(forms.Form):
    """A stop: where and when."""

    area = forms.ModelChoiceField(Area.objects.none(), label=_("District or city"))
    place = LineField(label=_("Place"), max_length=300, help_text=_("Village and house, so that one finds it."))
    day = forms.DateField(label=_("Day"), widget=DAY)
    begins = forms.TimeField(label=_("Begins at"), widget=HOUR)
    ends = forms.TimeField(label=_("Ends at"), widget=HOUR)
    language = forms.ChoiceField(label=_("Language of the event"), choices=LANGUAGES)
    transport = LineField(
        label=_("Transport"),
        max_length=300,
        required=False,
        help_text=_("For the travel sheet; not shown to the public."),
    )

    def __init__(self, *args: Any, areas: Any, tour: Tour, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"day": tour.begins_on, "begins": "10:00", "ends": "13:00"})
        super().__init__(*args, **kwargs)
        area: Any = self.fields["area"]
        area.queryset = areas
        area.label_from_instance = lambda each: each.name

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("begins") and told.get("ends") and told["ends"] <= told["begins"]:
            self.add_error("ends", ValidationError(_("It ends before it begins.")))
        return told

    def facts(self) -> StopFacts:
        """What was told, as the action takes it."""
        told = self.cleaned_data
        return StopFacts(
            area_id=told["area"].pk,
            place=told["place"],
            starts_at=datetime.combine(told["day"], told["begins"], ALMATY),
            ends_at=datetime.combine(told["day"], told["ends"], ALMATY),
            transport=told["transport"],
            language=told["language"],
        )


class AgencyForm(forms.Form):
    """An organisation of the team."""

    organisation = forms.ModelChoiceField(Organisation.objects.all(), widget=forms.HiddenInput)
    explains = LineField(label=_("What it explains"), max_length=300, required=False)
    representative = LineField(label=_("Who comes"), max_length=200, required=False)


class ReasonForm(forms.Form):
    """Why something does not take place."""

    reason = LineField(label=_("Reason"), max_length=300)


class TourFilter(forms.Form):
    """What the public list may be narrowed by."""

    when = forms.ChoiceField(label=_("When"), choices=(("", _("To come")), ("past", _("Already held"))), required=False)
    region = forms.ChoiceField(label=_("Region"), required=False)

    def __init__(self, *args: Any, regions: list[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("All regions")), *((str(area.pk), area.name) for area in regions)]
        self.fields["region"].choices = choices  # type: ignore[attr-defined]
