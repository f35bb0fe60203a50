"""Forms over bodies: profile, posts, seats, renewal, joining."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tirek.core.fields import LineField, NormalEmailField, ParagraphsField, PersonNameField, PhoneField
from tirek.core.text import language_name
from tirek.network.actions.seats import NewDecision
from tirek.network.enums import DecisionKind, OrganisationKind, OutletKind
from tirek.network.models import Organisation, Post, Profile
from tirek.network.peoples import People

LANGUAGES = ("kk", "ru", "uz", "ug", "de", "ko", "tr", "az", "tg", "uk", "pl", "ky", "tt", "ku", "en", "be", "hy", "el")
LANGUAGES_MORE = ("ce", "ba", "ro", "dng", "zh", "mn", "fa", "ar")


def language_choices() -> list[tuple[str, str]]:
    """Languages bodies work and outlets appear in, by name."""
    named = [(code, language_name(code)) for code in (*LANGUAGES, *LANGUAGES_MORE)]
    return [(code, name) for code, name in named if name != code]


class CodeField(LineField):
    """An organisation by its code; cleans to the organisation."""

    def clean(self, value: Any) -> Any:
        code = super().clean(value)
        if not code:
            return None
        found = Organisation.objects.filter(code=code.split(" ")[0]).first()
        if found is None:
            raise ValidationError(_("There is no organisation with this code. It stands on its page in the directory."))
        return found


class DecisionForm(forms.Form):
    """The protocol by which a body decided."""

    number = LineField(label=_("Number of the decision"), max_length=40)
    decided_on = forms.DateField(label=_("Decided on"), widget=forms.DateInput)
    votes_for = forms.IntegerField(label=_("Votes for"), required=False, min_value=0, max_value=5000)
    votes_against = forms.IntegerField(label=_("Votes against"), required=False, min_value=0, max_value=5000)
    votes_abstained = forms.IntegerField(label=_("Abstained"), required=False, min_value=0, max_value=5000)
    text = ParagraphsField(label=_("What was decided, in words"), required=False, max_length=4000)

    def decision(self, kind: str) -> NewDecision:
        """What the action takes."""
        told = {name: self.cleaned_data[name] for name in DecisionForm.base_fields}
        return NewDecision(kind=kind, **told)


class PersonFields(forms.Form):
    """Who takes a seat: a person by name, or an organisation by code."""

    family_name = PersonNameField(label=_("Family name"), required=False)
    given_name = PersonNameField(label=_("Given name"), required=False)
    patronymic = PersonNameField(label=_("Patronymic"), required=False)
    birth_date = forms.DateField(label=_("Date of birth"), required=False, widget=forms.DateInput)
    member = CodeField(
        label=_("Or an organisation, by its code"), required=False, max_length=60, help_text=_("Four or six digits.")
    )
    post = forms.ModelChoiceField(Post.objects.none(), label=_("Post"), required=False, empty_label=_("Member"))
    nominated_by = CodeField(label=_("Nominated by (code)"), required=False, max_length=60)
    on_behalf_of = CodeField(label=_("Stands for (code)"), required=False, max_length=60)
    since = forms.DateField(label=_("Member from"), widget=forms.DateInput)
    term_ends_on = forms.DateField(
        label=_("The term ends on"), required=False, widget=forms.DateInput, help_text=_("Empty: without a term.")
    )
    is_public = forms.BooleanField(label=_("Agreed to be named on the public page"), required=False)

    def __init__(self, *args: Any, organisation: Organisation, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].queryset = Post.objects.filter(organisation=organisation, during__contains=on)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        named = bool(told.get("family_name") or told.get("given_name"))
        if named == bool(told.get("member")) and "member" not in self.errors:
            self.add_error("family_name", _("Name the person or the organisation that takes the seat."))
        return told


class SeatForm(DecisionForm, PersonFields):
    """Seat one member by an election or an admission."""

    kind = forms.ChoiceField(
        label=_("How"),
        choices=[(kind.value, kind.label) for kind in (DecisionKind.ELECTION, DecisionKind.ADMISSION)],
        widget=forms.RadioSelect,
        initial=DecisionKind.ELECTION,
    )
    field_order = (
        *("family_name", "given_name", "patronymic", "birth_date", "member"),
        *("post", "nominated_by", "on_behalf_of", "since", "term_ends_on", "is_public"),
        *("kind", "number", "decided_on", "votes_for", "votes_against", "votes_abstained", "text"),
    )


class ReleaseForm(DecisionForm):
    """End a seat."""

    on = forms.DateField(label=_("First day without the seat"), widget=forms.DateInput)
    reason = LineField(label=_("Why the seat ends"), max_length=300)
    field_order = ("on", "reason", "number", "decided_on")


class RenewalForm(DecisionForm):
    """Renew a whole body from a table."""

    table = ParagraphsField(
        label=_("New members"),
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=_(
            "Copy the rows from your spreadsheet: family name, given name, patronymic, date of birth, post, code of "
            "who nominated, may be named in public (yes)."
        ),
    )
    file = forms.FileField(label=_("Or the spreadsheet itself (XLSX, CSV)"), required=False)
    since = forms.DateField(label=_("Members from"), widget=forms.DateInput)
    term_ends_on = forms.DateField(label=_("The term ends on"), required=False, widget=forms.DateInput)
    field_order = ("table", "file", "since", "term_ends_on", "number", "decided_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["table"].tidy = str.strip  # type: ignore[attr-defined]  # tabs part the cells


class PostForm(forms.Form):
    """A new post."""

    name_kk = LineField(label=_("Name in Kazakh"), max_length=300)
    name_ru = LineField(label=_("Name in Russian"), max_length=300)
    name_en = LineField(label=_("Name in English"), max_length=300, required=False)
    seats = forms.IntegerField(label=_("How many hold it at once"), min_value=1, max_value=500, initial=1)
    rank = forms.IntegerField(label=_("Place in the list"), min_value=0, max_value=999, initial=0)
    since = forms.DateField(label=_("In force from"), widget=forms.DateInput)


class ProfileForm(forms.Form):
    """What the page of a body tells; only the fields of its kind."""

    about_kk = ParagraphsField(label=_("About, in Kazakh"), required=False, max_length=6000)
    about_ru = ParagraphsField(label=_("About, in Russian"), required=False, max_length=6000)
    about_en = ParagraphsField(label=_("About, in English"), required=False, max_length=6000)
    peoples = forms.MultipleChoiceField(
        label=_("Peoples"), required=False, choices=People.choices, widget=forms.CheckboxSelectMultiple
    )
    languages = forms.MultipleChoiceField(label=_("Languages"), required=False, widget=forms.CheckboxSelectMultiple)
    outlet_kind = forms.ChoiceField(label=_("Kind of outlet"), required=False, choices=[("", "—"), *OutletKind.choices])
    audience = forms.IntegerField(
        label=_("Copies or people a month"), required=False, min_value=0, max_value=50_000_000
    )
    seats = forms.IntegerField(
        label=_("Seats in the whole body"), required=False, min_value=1, max_value=5000, help_text=_("Empty: no limit.")
    )
    website = forms.URLField(label=_("Website"), required=False, max_length=200, assume_scheme="https")
    founding_act = LineField(label=_("Act by which it was founded"), required=False, max_length=300)
    ending_act = LineField(label=_("Act by which it was ended"), required=False, max_length=300)

    def __init__(self, *args: Any, organisation: Organisation, profile: Profile | None, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(profile, name) for name in self.base_fields} if profile else {}
        super().__init__(*args, **kwargs)
        self.fields["languages"].choices = language_choices()  # type: ignore[attr-defined]
        for name in _not_of(organisation.kind):
            del self.fields[name]


def _not_of(kind: str) -> set[str]:
    """Fields that say nothing about a body of this kind."""
    unused = {"peoples", "languages", "outlet_kind", "audience"}
    if kind == OrganisationKind.ASSOCIATION:
        unused -= {"peoples", "languages"}
    if kind == OrganisationKind.OUTLET:
        unused -= {"languages", "outlet_kind", "audience"}
    if kind in (OrganisationKind.OUTLET, OrganisationKind.HOUSE, OrganisationKind.OFFICE, OrganisationKind.PARTNER):
        unused.add("seats")
    return unused


class HousingForm(forms.Form):
    """A body moves into a house."""

    body = CodeField(label=_("Code of the body"), max_length=60)
    room = LineField(label=_("Room"), required=False, max_length=40)
    since = forms.DateField(label=_("From"), widget=forms.DateInput)


class JoinForm(forms.Form):
    """Apply to join a body."""

    applicant_name = LineField(label=_("Your full name or the name of your organisation"), max_length=300)
    motive = ParagraphsField(
        label=_("Why you want to join and what you can do"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
    email = NormalEmailField(label=_("E-mail"), required=False, help_text=_("The answer goes to this address."))
    phone = PhoneField(label=_("Phone number"), required=False)


class AdmitForm(DecisionForm, PersonFields):
    """Admit who applied."""

    field_order = SeatForm.field_order


class RefuseForm(DecisionForm):
    """Refuse who applied; the words go to them."""

    text = ParagraphsField(label=_("Why not: the applicant reads these words"), max_length=4000)
