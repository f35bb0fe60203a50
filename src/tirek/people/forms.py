"""Forms of the people rooms."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from tirek.core.fields import IinField, LineField, NormalEmailField, PersonNameField, PhoneField
from tirek.core.iin import check_iin
from tirek.core.lines import one_line
from tirek.people.actions import PersonData
from tirek.people.enums import (
    ConsentHow,
    ContactKind,
    DataKind,
    HouseholdRole,
    IdentifierKind,
    Language,
    SeenDocument,
    Sex,
)
from tirek.people.models import Person
from tirek.territory.models import Area
from tirek.territory.queries import area_choices

_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PersonForm(forms.Form):
    """What is told about a person."""

    family_name = PersonNameField(label=_("Family name"), required=False)
    given_name = PersonNameField(label=_("Given name"), required=False)
    patronymic = PersonNameField(label=_("Patronymic"), required=False)
    birth_date = forms.DateField(label=_("Date of birth"), required=False, widget=_DATE)
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex.choices, initial=Sex.UNKNOWN)
    preferred_language = forms.ChoiceField(
        label=_("Language of letters"), choices=Language.choices, initial=Language.KAZAKH
    )
    area = forms.TypedChoiceField(label=_("Place of residence"), required=False, coerce=UUID, empty_value=None)
    address = LineField(label=_("Address"), required=False, max_length=500)

    def __init__(self, *args: Any, known_area: Area | None = None, **kwargs: Any) -> None:
        """``known_area`` may lie below the districts offered and stays a choice."""
        super().__init__(*args, **kwargs)
        area: Any = self.fields["area"]
        known = [(str(known_area.pk), known_area.name)] if known_area else []
        area.choices = [("", "—"), *known, *area_choices(localdate())]

    def clean_birth_date(self) -> Any:
        born = self.cleaned_data["birth_date"]
        if born and born > localdate():
            raise ValidationError(_("This date of birth is still to come."))
        return born

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        wrong = "family_name" in self.errors or "given_name" in self.errors
        if not wrong and not (told.get("family_name") or told.get("given_name")):
            self.add_error("family_name", _("Write at least one name."))
        return told

    @property
    def data_told(self) -> PersonData:
        """The cleaned form as the actions take it."""
        told = self.cleaned_data
        return PersonData(
            family_name=told["family_name"],
            given_name=told["given_name"],
            patronymic=told["patronymic"],
            birth_date=told["birth_date"],
            sex=told["sex"],
            preferred_language=told["preferred_language"],
            area_id=told["area"],
            address=told["address"],
        )


class ChangePersonForm(PersonForm):
    """The same for a known person; ``version`` notices a second editor."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, person: Person) -> "ChangePersonForm":
        """The form filled in with a person."""
        told = {name: getattr(person, name) for name in cls.base_fields}
        return cls(initial={**told, "area": person.area_id}, known_area=person.area)


class NewPersonForm(PersonForm):
    """A person at the desk, with an IIN and contacts, all optional."""

    field_order = ("iin", "family_name", "given_name", "patronymic", "birth_date", "sex", "phone", "email")
    iin = IinField(label=_("IIN"), required=False, help_text=_("12 digits"))
    phone = PhoneField(label=_("Phone"), required=False)
    email = NormalEmailField(label=_("E-mail"), required=False)

    def warnings(self) -> tuple[Any, ...]:
        """What the IIN says against the rest; shown, never stopping anyone."""
        told = getattr(self, "cleaned_data", {})
        if not told.get("iin"):
            return ()
        return check_iin(told["iin"], birth_date=told.get("birth_date"), sex=told.get("sex")).warnings


class ContactForm(forms.Form):
    """One more way to reach a person."""

    kind = forms.ChoiceField(label=_("Kind"), choices=ContactKind.choices)
    value = LineField(label=_("Contact"), max_length=500)
    is_preferred = forms.BooleanField(label=_("Use this one first"), required=False)


class IdentifierForm(forms.Form):
    """A number of a document; never a copy of it."""

    kind = forms.ChoiceField(label=_("Kind"), choices=IdentifierKind.choices)
    value = LineField(label=_("Document number"), max_length=40)
    since = forms.DateField(label=_("In force from"), required=False, widget=_DATE)
    is_seen = forms.BooleanField(label=_("I have seen the document"), required=False)


class RevealForm(forms.Form):
    """Why a hidden number is opened. The person will read this reason."""

    why = LineField(label=_("Why do you need the number?"), max_length=300)


class HouseholdForm(forms.Form):
    """Since when a household exists."""

    since = forms.DateField(label=_("Live together since"), widget=_DATE)


class MemberForm(forms.Form):
    """A person who joins a household."""

    person = forms.UUIDField(widget=forms.HiddenInput)
    role = forms.ChoiceField(
        label=_("Role in the household"), choices=HouseholdRole.choices, initial=HouseholdRole.CHILD
    )
    since = forms.DateField(label=_("Lives here since"), widget=_DATE)


class LeaveForm(forms.Form):
    """The first day without a member."""

    on = forms.DateField(label=_("Lives elsewhere since"), widget=_DATE)


def show_problem(form: forms.Form, problem: ValidationError) -> None:
    """Put what an action refused beside the field it is about, or on top of the form."""
    for name, messages in getattr(problem, "message_dict", {None: problem.messages}).items():
        form.add_error(name if name in form.fields else None, messages)


class WithdrawalForm(forms.Form):
    """Taking a consent back. A reason may be given and is never asked for."""

    reason = LineField(label=_("Reason, if you want to give one"), required=False, max_length=300)


class ConsentAtDeskForm(forms.Form):
    """A consent on paper, signed at the desk."""

    purpose = LineField(label=_("Purpose"), max_length=500)
    data = forms.MultipleChoiceField(
        label=_("List of data"), choices=DataKind.choices, widget=forms.CheckboxSelectMultiple
    )
    third_parties = forms.CharField(
        label=_("Who else receives them"),
        required=False,
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One organisation a line. Empty: nobody."),
    )
    is_cross_border = forms.BooleanField(label=_("crosses the border"), required=False)
    is_public = forms.BooleanField(label=_("published in open sources"), required=False)
    until = forms.DateField(
        label=_("valid until"), required=False, widget=_DATE, help_text=_("Empty: five years after the last case.")
    )
    how = forms.ChoiceField(label=_("how given"), choices=ConsentHow.choices, initial=ConsentHow.SIGNED_PAPER)
    language = forms.ChoiceField(label=_("Language of the text"), choices=Language.choices)

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until and until < localdate():
            raise ValidationError(_("This day has passed."))
        return until

    @property
    def told(self) -> dict[str, Any]:
        """What the action takes of it."""
        told = dict(self.cleaned_data)
        told["third_parties"] = [line for line in map(one_line, told["third_parties"].splitlines()) if line]
        return told


class StopForm(forms.Form):
    """What was done so that nothing rests on a withdrawn consent any more."""

    note = LineField(label=_("What was done"), max_length=300)


class IdentityForm(forms.Form):
    """Which document was looked at."""

    document = forms.ChoiceField(label=_("Document seen"), choices=SeenDocument.choices)


class RefusalForm(forms.Form):
    """Why no copy is given."""

    reason = LineField(label=_("Why no copy is given"), max_length=300)
