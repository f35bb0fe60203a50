"""The form of an application taken down at the desk: one page, in the order in which people tell it."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tirek.cases.actions.intake import LONGEST_BODY, LONGEST_SUBJECT, Application, NewApplicant
from tirek.cases.enums import CaseKind, Channel
from tirek.cases.forms.uploads import FilesField
from tirek.core.actor import Actor
from tirek.core.fields import IinField, LineField, NormalEmailField, ParagraphsField, PersonNameField, PhoneField
from tirek.network.models import Organisation
from tirek.people.enums import Language, Sex
from tirek.people.models import Person
from tirek.programmes.queries import services_by_category
from tirek.territory.queries.areas import area_choices

DESK_CHANNELS = [Channel.DESK, Channel.PHONE, Channel.POST]
MOMENT = "%Y-%m-%dT%H:%M"
ABOUT_PERSON = ("family_name", "given_name", "patronymic", "iin", "phone", "birth_date", "sex", "email", "address")


class IntakeForm(forms.Form):
    """What the registrar writes down. With a ``person`` chosen nothing else about the applicant is needed."""

    intake_key = forms.UUIDField(widget=forms.HiddenInput)
    channel = forms.ChoiceField(
        label=_("How it arrived"), widget=forms.RadioSelect, choices=[(one.value, one.label) for one in DESK_CHANNELS]
    )
    family_name = PersonNameField(label=_("Family name"), required=False)
    given_name = PersonNameField(label=_("Given name"), required=False)
    patronymic = PersonNameField(label=_("Patronymic"), required=False)
    iin = IinField(label=_("IIN"), required=False)
    phone = PhoneField(label=_("Phone"), required=False)
    birth_date = forms.DateField(label=_("Date of birth"), required=False, widget=forms.DateInput)
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex.choices, required=False)
    email = NormalEmailField(label=_("E-mail"), required=False)
    address = LineField(label=_("Address"), required=False, max_length=500)
    area = forms.ChoiceField(label=_("District or city"))
    language = forms.ChoiceField(label=_("Language of the answer"), choices=Language.choices)
    service = forms.ChoiceField(label=_("What it is about"))
    kind = forms.ChoiceField(label=_("Kind of appeal"), choices=CaseKind.choices)
    body = ParagraphsField(
        label=_("In the applicant's words"), max_length=LONGEST_BODY, widget=forms.Textarea(attrs={"rows": 6})
    )
    subject = LineField(
        label=_("Subject"),
        required=False,
        max_length=LONGEST_SUBJECT,
        help_text=_("Left empty, it is taken from the first words."),
    )
    received_at = forms.DateTimeField(
        label=_("Received"),
        input_formats=[MOMENT],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT),
    )
    files = FilesField(label=_("Files"), required=False)

    def __init__(self, *args: Any, actor: Actor, person: Person | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor, self.person = actor, person
        today = timezone.localdate()
        self.fields["area"].choices = [("", "–"), *area_choices(today)]
        self.fields["service"].choices = [("", "–"), *_service_choices(today)]
        if not self.is_bound:
            self.fields["family_name"].widget.attrs["autofocus"] = True
        for name, value in self._first_values().items():
            self.fields[name].initial = value

    def _first_values(self) -> dict[str, Any]:
        """What is most likely at this desk, so that the registrar types only what was told."""
        office = Organisation.objects.filter(pk=self.actor.organisation_id).first()
        known = self.person.area_id if self.person and self.person.area_id else None
        return {
            "intake_key": uuid4,
            "channel": Channel.DESK,
            "area": str(known or (office.area_id if office else "")),
            "language": self.person.preferred_language if self.person else Language.KAZAKH,
            "kind": CaseKind.APPLICATION,
            "sex": Sex.UNKNOWN,
            "received_at": timezone.localtime(),
        }

    def clean_birth_date(self) -> Any:
        born = self.cleaned_data["birth_date"]
        if born and born > timezone.localdate():
            raise ValidationError(_("This date of birth is still to come."))
        return born

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        named = told.get("family_name") or told.get("given_name")
        refused = "family_name" in self.errors or "given_name" in self.errors
        if self.person is None and not named and not refused:
            self.add_error("family_name", _("Write at least one name."))
        return told

    def application(self, now: datetime) -> Application:
        """The cleaned form as the action takes it, received at the office the registrar acts for."""
        told = self.cleaned_data
        return Application(
            intake_key=told["intake_key"],
            channel=told["channel"],
            kind=told["kind"],
            language=told["language"],
            area_id=UUID(told["area"]),
            service_id=UUID(told["service"]),
            subject=told["subject"],
            body=told["body"],
            received_at=min(told["received_at"], now)
            if _same_minute(told["received_at"], now)
            else told["received_at"],
            office_id=self.actor.organisation_id,
            person_id=self.person.pk if self.person else None,
            applicant=self._applicant(),
        )

    def _applicant(self) -> NewApplicant:
        told = self.cleaned_data
        return NewApplicant(**{name: told[name] or ("" if name != "birth_date" else None) for name in ABOUT_PERSON})


def _same_minute(moment: datetime, now: datetime) -> bool:
    return abs((moment - now).total_seconds()) < 60


def _service_choices(on: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    grouped = services_by_category(on)
    return [(str(category.label), [(str(one.pk), one.name) for one in services]) for category, services in grouped]
