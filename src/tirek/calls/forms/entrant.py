"""Who enters, and the door to an entry."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.calls.actions.guardians import Guardian
from tirek.calls.enums import COUNTRIES, OF_LETTERS, ConsentPurpose, EntrantKind
from tirek.calls.forms.zones import DAY
from tirek.calls.models import Call, Nomination
from tirek.calls.queries.entrants import EntrantFacts
from tirek.core.fields import LineField, NormalEmailField, PhoneField
from tirek.territory.models import Area


class EntrantForm(forms.Form):
    """About who enters. Nothing is needed to keep it; what is lacking is told before handing in."""

    title = LineField(label=_("Title of the work or project"), max_length=300)
    nomination = forms.ModelChoiceField(Nomination.objects.none(), label=_("Nomination"), empty_label=_("Choose one"))
    entrant_kind = forms.ChoiceField(label=_("Who enters"), widget=forms.RadioSelect)
    name = LineField(label=_("Full name"), max_length=200)
    born_on = forms.DateField(label=_("Date of birth"), required=False, widget=DAY)
    organisation_name = LineField(label=_("Organisation or school"), max_length=300, required=False)
    organisation_number = forms.RegexField(
        r"^\d{12}$",
        label=_("BIN of the organisation"),
        required=False,
        error_messages={"invalid": _("A BIN has 12 digits.")},
        help_text=_("It shows whether a judge is bound to the organisation."),
    )
    email = NormalEmailField(label=_("E-mail"), required=False, help_text=_("The receipt goes there."))
    phone = PhoneField(label=_("Phone"), required=False)
    area = forms.ModelChoiceField(Area.objects.none(), label=_("Region"), required=False, empty_label=_("Choose one"))
    country = forms.ChoiceField(label=_("Country"), choices=COUNTRIES, required=False)

    def __init__(self, *args: Any, call: Call, regions: list[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.call = call
        nomination: Any = self.fields["nomination"]
        nomination.queryset = call.nominations.all()
        nomination.label_from_instance = lambda each: each.name
        kinds: Any = self.fields["entrant_kind"]
        kinds.choices = [(each, EntrantKind(each).label) for each in call.entrants if each in EntrantKind.values]
        area: Any = self.fields["area"]
        area.queryset = Area.objects.filter(pk__in=[each.pk for each in regions])
        area.label_from_instance = lambda each: each.name
        area.widget.choices = [("", _("Choose one")), *((each.pk, each.name) for each in regions)]
        self._leave_out()

    def _leave_out(self) -> None:
        """What this call has no use for is not asked."""
        call = self.call
        if not (call.youngest or call.oldest or call.with_guardian_under):
            del self.fields["born_on"]
        if not {EntrantKind.ORGANISATION, EntrantKind.CLASS} & set(call.entrants):
            del self.fields["organisation_name"]
        if EntrantKind.ORGANISATION not in call.entrants:
            del self.fields["organisation_number"]
        if call.with_guardian_under and EntrantKind.PERSON in call.entrants:
            told = _("Of a child leave it empty: letters go to the guardian or the teacher.")
            self.fields["email"].help_text = self.fields["phone"].help_text = told

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        kind = told.get("entrant_kind")
        if told.get("country") in ("", None):
            told["country"] = "KZ"
        if told["country"] == "KZ" and not told.get("area") and "area" not in self.errors:
            self.add_error("area", _("Choose the region."))
        needs = kind in (EntrantKind.ORGANISATION, EntrantKind.CLASS)
        if needs and not told.get("organisation_name"):
            self.add_error("organisation_name", _("Write the organisation or the school."))
        return told

    def facts(self) -> EntrantFacts:
        """What was told, as the action takes it."""
        told = self.cleaned_data
        kept = {name: told.get(name) or "" for name in ("organisation_name", "organisation_number", "email", "phone")}
        here = told["country"] == "KZ"
        return EntrantFacts(
            nomination=told["nomination"],
            entrant_kind=told["entrant_kind"],
            title=told["title"],
            name=told["name"],
            born_on=told.get("born_on"),
            area_id=told["area"].pk if here and told.get("area") else None,
            country=told["country"],
            **{name: str(value) for name, value in kept.items()},
        )


class DoorForm(forms.Form):
    """The number and the code of an entry."""

    number = forms.CharField(label=_("Number of the entry"), max_length=40)
    code = forms.CharField(
        label=_("Code"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        help_text=_("Six digits, shown when the entry was begun."),
    )


class LostCodeForm(forms.Form):
    """Asking for a one-time link instead of the code."""

    number = forms.CharField(label=_("Number of the entry"), max_length=40)
    email = NormalEmailField(label=_("E-mail in the entry, or the guardian's"))


class MemberForm(forms.Form):
    """Somebody who takes part."""

    name = LineField(label=_("Full name"), max_length=200)
    part = LineField(label=_("Part in it, or the class"), max_length=200, required=False)
    born_on = forms.DateField(label=_("Date of birth"), required=False, widget=DAY)


class GuardianForm(forms.Form):
    """Whom to ask for consent."""

    guardian_name = LineField(label=_("Full name of the parent or guardian"), max_length=200)
    relation = LineField(label=_("Who they are to the child"), max_length=100, help_text=_("Mother, father, guardian."))
    contact = NormalEmailField(label=_("Their e-mail"))
    language = forms.ChoiceField(label=_("Language of the letter"), choices=OF_LETTERS)

    def guardian(self, child_name: str) -> Guardian:
        """What was told, as the action takes it."""
        told = {name: str(value) for name, value in self.cleaned_data.items()}
        told.pop("purposes", None)
        return Guardian(child_name=child_name, **told)


class PaperForm(GuardianForm):
    """A signed paper that the teacher holds: the guardian may be reached by phone alone."""

    purposes = forms.MultipleChoiceField(
        label=_("Signed for"), choices=ConsentPurpose.choices, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"] = LineField(label=_("Their phone or e-mail"), max_length=200)
        self.order_fields(["guardian_name", "relation", "contact", "language"])


class PurposesForm(forms.Form):
    """What a guardian agrees to, each by itself."""

    purposes = forms.MultipleChoiceField(
        label=_("I agree"), choices=ConsentPurpose.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
