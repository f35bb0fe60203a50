"""Looking for measures, and describing one."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.validators import validate_slug
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tirek.core.fields import LineField, ParagraphsField
from tirek.people.enums import Language
from tirek.programmes.actions.measures import MeasureFacts
from tirek.programmes.enums import ServiceCategory
from tirek.programmes.enums_of_services import Certainty, LifeEvent, Paper, Venue
from tirek.programmes.forms.choosing import OrganisationField
from tirek.programmes.models import Service
from tirek.territory.queries.areas import area_choices

SHORT = forms.Textarea(attrs={"rows": 3})
TEXTS = tuple(
    f"{field}_{language}"
    for field in ("name", "description", "eligibility", "cost", "act")
    for language in ("kk", "ru", "en")
)
PLAIN = ("category", "life_events", "papers", "venues", "languages", "schedule", "phone", "website", "keywords")


class ServiceFilter(forms.Form):
    """What happened, what is needed, where."""

    q = LineField(label=_("Words"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"}))
    event = forms.ChoiceField(label=_("What happened"), required=False)
    need = forms.ChoiceField(label=_("Need"), required=False)
    area = forms.ChoiceField(label=_("Your district or city"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, list[Any]] = {
            "event": [("", _("Anything")), *LifeEvent.choices],
            "need": [("", _("Any need")), *ServiceCategory.choices],
            "area": [("", _("Anywhere")), *area_choices(timezone.localdate())],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]


class MeasureForm(forms.Form):
    """A measure as its keeper tells it. ``code`` is asked once; ``why`` when it changes."""

    code = forms.CharField(
        label=_("Short name"),
        max_length=40,
        validators=[validate_slug],
        help_text=_("Stands in the address: Latin letters, digits and dashes, such as reception-basics."),
    )
    name_kk = LineField(label=_("Name in Kazakh"), max_length=300)
    name_ru = LineField(label=_("Name in Russian"), max_length=300)
    name_en = LineField(label=_("Name in English"), max_length=300, required=False)
    description_kk = ParagraphsField(label=_("What it is, in Kazakh"), max_length=4000, widget=SHORT)
    description_ru = ParagraphsField(label=_("What it is, in Russian"), max_length=4000, widget=SHORT)
    description_en = ParagraphsField(label=_("What it is, in English"), max_length=4000, widget=SHORT, required=False)
    eligibility_kk = ParagraphsField(label=_("Whom it is for, in Kazakh"), max_length=4000, widget=SHORT)
    eligibility_ru = ParagraphsField(label=_("Whom it is for, in Russian"), max_length=4000, widget=SHORT)
    eligibility_en = ParagraphsField(
        label=_("Whom it is for, in English"), max_length=4000, widget=SHORT, required=False
    )
    category = forms.ChoiceField(label=_("Need"), choices=ServiceCategory.choices)
    asked_through = forms.ModelChoiceField(
        Service.objects.asked_for(),
        label=_("Applications about it are written under"),
        to_field_name="code",
    )
    life_events = forms.MultipleChoiceField(
        label=_("What happened to the person"), choices=LifeEvent.choices, widget=forms.CheckboxSelectMultiple
    )
    papers = forms.MultipleChoiceField(
        label=_("What to bring"), choices=Paper.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    venues = forms.MultipleChoiceField(
        label=_("Where to ask for it"), choices=Venue.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    areas = forms.MultipleChoiceField(
        label=_("Only in these districts and cities"),
        required=False,
        help_text=_("Nothing chosen: in the whole country."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages it is given in"), choices=Language.choices, widget=forms.CheckboxSelectMultiple
    )
    cost_kk = LineField(label=_("What the person pays, in Kazakh"), max_length=300, required=False)
    cost_ru = LineField(label=_("What the person pays, in Russian"), max_length=300, required=False)
    cost_en = LineField(label=_("What the person pays, in English"), max_length=300, required=False)
    schedule = LineField(label=_("When it can be asked for"), max_length=200, required=False)
    phone = LineField(label=_("Phone"), max_length=40, required=False)
    website = forms.URLField(label=_("Site"), required=False, assume_scheme="https")
    act_kk = LineField(label=_("Act, in Kazakh"), max_length=400)
    act_ru = LineField(label=_("Act, in Russian"), max_length=400)
    act_en = LineField(label=_("Act, in English"), max_length=400, required=False)
    act_url = forms.URLField(label=_("Address of the act"), required=False, assume_scheme="https")
    certainty = forms.ChoiceField(label=_("How sure we are"), choices=Certainty.choices)
    keywords = LineField(
        label=_("Other words people say"), required=False, max_length=1000, help_text=_("The search finds these too.")
    )
    owner = OrganisationField(
        label=_("The organisation that confirms it"),
        required=False,
        help_text=_("It is asked twice a year whether the measure is still as described."),
    )
    until = forms.DateField(
        label=_("Last day it is given"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    why = LineField(label=_("Why it changes"), max_length=300)

    def __init__(self, *args: Any, service: Service | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["code" if service else "why"]
        self.fields["areas"].choices = area_choices(timezone.localdate())  # type: ignore[attr-defined]

    def facts(self) -> MeasureFacts:
        """What was told, as the action takes it."""
        told = self.cleaned_data
        owner, need = told["owner"], told["asked_through"]
        plain = {name: told[name] for name in (*TEXTS, *PLAIN, "act_url", "certainty", "until", "areas")}
        return MeasureFacts(asked_through_id=need.pk, owner_id=owner.pk if owner else None, **plain)


def initial_of(service: Service) -> dict[str, Any]:
    """A measure as its form shows it."""
    names = (*TEXTS, *PLAIN, "act_url", "certainty")
    last = service.during.upper
    return {name: getattr(service, name) for name in names} | {
        "asked_through": service.asked_through.code if service.asked_through else "",
        "owner": service.owner or "",
        "areas": [str(key) for key in service.areas.values_list("pk", flat=True)],
        "until": last - timedelta(days=1) if last else None,
    }
