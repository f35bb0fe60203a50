"""The citizen's form in three short steps. Each form checks; what was typed is kept whether it checks or not."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tirek.cases.actions.intake import LONGEST_BODY
from tirek.cases.forms.uploads import FilesField
from tirek.core.fields import IinField, LineField, NormalEmailField, ParagraphsField, PersonNameField, PhoneField
from tirek.core.iin import check_iin
from tirek.people.enums import Language
from tirek.programmes.queries import services_by_category
from tirek.territory.queries.areas import area_choices

DATE_FORMATS = ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d %m %Y"]
OLDEST = 130
OWN_NAMES = [("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]


class WhoForm(forms.Form):
    """Who applies, and how to reach them."""

    family_name = PersonNameField(
        label=_("Family name"),
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
        error_messages={"required": _("Write your family name.")},
    )
    given_name = PersonNameField(
        label=_("Given name"),
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"required": _("Write your given name.")},
    )
    patronymic = PersonNameField(
        label=_("Patronymic"), required=False, widget=forms.TextInput(attrs={"autocomplete": "additional-name"})
    )
    birth_date = forms.DateField(
        label=_("Date of birth"),
        required=False,
        input_formats=DATE_FORMATS,
        widget=forms.DateInput(attrs={"autocomplete": "bday"}),
        error_messages={"invalid": _("This is not a date. Example: 05.03.1984.")},
    )
    iin = IinField(
        label=_("IIN"),
        required=False,
        help_text=_("12 digits on the identity card. You may have none: leave it empty then."),
    )
    phone = PhoneField(
        label=_("Phone"),
        required=False,
        widget=forms.TextInput(attrs={"type": "tel"}),
        help_text=_("Example: 8 701 123 45 67"),
    )
    email = NormalEmailField(
        label=_("E-mail"),
        required=False,
        widget=forms.EmailInput(attrs={"autocapitalize": "none"}),
        help_text=_("A phone or an e-mail: at least one of the two, so that we can tell you the answer."),
        error_messages={"invalid": _("This is not a whole e-mail address. Example: aigul@tirek.example.")},
    )
    language = forms.ChoiceField(
        label=_("Language of the answer"), choices=OWN_NAMES, widget=forms.RadioSelect, initial=Language.KAZAKH
    )

    def clean_birth_date(self) -> date | None:
        born: date | None = self.cleaned_data["birth_date"]
        today = timezone.localdate()
        if born and born > today:
            raise ValidationError(_("This date of birth is still to come."))
        if born and born.year < today.year - OLDEST:
            raise ValidationError(_("This date of birth is too long ago. Check the year."))
        return born

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        asked = {"phone", "email"}
        if not asked & set(self.errors) and not any(told.get(name) for name in asked):
            self.add_error("phone", _("Leave a phone or an e-mail, so that we can tell you the answer."))
        return told

    def warnings(self) -> list[str]:
        """What to compare with the document; it stops nobody."""
        told = self.cleaned_data if self.is_bound and self.is_valid() else {}
        if not told.get("iin"):
            return []
        return [str(one) for one in check_iin(told["iin"], birth_date=told.get("birth_date")).warnings]


class WhatForm(forms.Form):
    """What it is about, in the applicant's own words, with files."""

    service_id = forms.ChoiceField(
        label=_("What do you need help with?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what it is about. If nothing fits, choose “Another question”."),
            "invalid_choice": _("Choose one from the list."),
        },
    )
    body = ParagraphsField(
        label=_("Tell us what happened"),
        max_length=LONGEST_BODY,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("In your own words: what happened and what you ask for. No special form is needed."),
        error_messages={
            "required": _("Write what you need."),
            "max_length": _("The text is too long. Shorten it or send it as a file."),
        },
    )
    files = FilesField(label=_("Files"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.catalogue = services_by_category(timezone.localdate())
        choices = [(str(one.pk), one.name) for _category, services in self.catalogue for one in services]
        self.fields["service_id"].choices = choices  # type: ignore[attr-defined]


class WhereForm(forms.Form):
    """Where the applicant lives: decides which office receives the application."""

    area_id = forms.ChoiceField(
        label=_("Your district or city"),
        error_messages={
            "required": _("Choose your district or city."),
            "invalid_choice": _("Choose one from the list."),
        },
    )
    address = LineField(
        label=_("Address"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
        help_text=_("Village or city, street, house, flat."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Choose from the list")), *area_choices(timezone.localdate())]
        self.fields["area_id"].choices = choices  # type: ignore[attr-defined]


class ConsentForm(forms.Form):
    """The last press: consent to the terms shown beside it."""

    consent = forms.BooleanField(
        label=_("I agree that my personal data are processed on these terms"),
        error_messages={"required": _("Without your consent we may not process the application. Tick the box.")},
    )
