"""What devices of village meetings send, checked as strictly as any form, and the small forms of their pages."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tirek.activities.actions.questions import LONGEST, Asked
from tirek.activities.enums import QuestionKind
from tirek.cases.actions.field_devices import MOST_NUMBERS, NewDevice, NewMeeting
from tirek.cases.actions.field_sync import TOLERATED_SKEW, Choice, Choices, Taken, digest_pin
from tirek.cases.actions.intake import LONGEST_BODY, NewApplicant
from tirek.cases.enums import CaseKind
from tirek.core.fields import IinField, LineField, ParagraphsField, PersonNameField, PhoneField
from tirek.core.numbering import normalise
from tirek.people.enums import Language
from tirek.programmes.models import Service
from tirek.territory.models import Area

KINDS = [
    (one.value, one.label) for one in (CaseKind.APPLICATION, CaseKind.COMPLAINT, CaseKind.PROPOSAL, CaseKind.REQUEST)
]
MOST_FILES = 5


class DeviceForm(forms.Form):
    """A device that is made ready. Its keys come with the request's own parts."""

    key = forms.UUIDField()
    secret = forms.CharField(min_length=32, max_length=200)
    name = LineField(max_length=100)

    def device(self, escrow: Any) -> NewDevice:
        """The device with its sealed key."""
        told = self.cleaned_data
        return NewDevice(told["key"], told["secret"], told["name"], escrow if isinstance(escrow, dict) else {})


class MeetingForm(forms.Form):
    """The meeting it is made ready for."""

    key = forms.UUIDField()
    area = forms.ModelChoiceField(Area.objects.all())
    place = LineField(max_length=200)
    held_on = forms.DateField()
    agencies = ParagraphsField(max_length=2000, required=False)

    def meeting(self) -> NewMeeting:
        """The meeting as the action takes it: one agency a line."""
        told = self.cleaned_data
        return NewMeeting(
            told["key"], told["area"].pk, told["place"], told["held_on"], tuple(told["agencies"].splitlines())
        )


class BlockForm(forms.Form):
    """A block of numbers asked for."""

    key = forms.UUIDField()
    count = forms.IntegerField(min_value=1, max_value=MOST_NUMBERS)


class RecordForm(forms.Form):
    """One application taken offline."""

    key = forms.UUIDField()
    number = forms.CharField(max_length=20)
    pin = forms.RegexField(r"^[0-9]{6}$")
    meeting = forms.UUIDField()
    kind = forms.ChoiceField(choices=KINDS)
    language = forms.ChoiceField(choices=Language.choices)
    family_name = PersonNameField(required=False)
    given_name = PersonNameField(required=False)
    patronymic = PersonNameField(required=False)
    birth_date = forms.DateField(required=False)
    iin = IinField(required=False)
    phone = PhoneField(required=False)
    area = forms.ModelChoiceField(Area.objects.all())
    service = forms.ModelChoiceField(Service.objects.all())
    body = ParagraphsField(max_length=LONGEST_BODY)
    taken_at = forms.CharField(max_length=40)
    consent = forms.BooleanField(required=False)
    files = forms.IntegerField(min_value=0, max_value=MOST_FILES)

    def clean_number(self) -> str:
        number = normalise(self.cleaned_data["number"])
        if number is None:
            raise ValidationError(_("This is not a number of ours."))
        return number

    def clean_taken_at(self) -> datetime:
        return moment(self.cleaned_data["taken_at"])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not (told.get("family_name") or told.get("given_name") or self.errors):
            self.add_error("family_name", _("Write at least one name."))
        return told

    def taken(self) -> Taken:
        """The record as the action takes it; the PIN goes no further than its digest."""
        told = self.cleaned_data
        names = ("family_name", "given_name", "patronymic", "iin")
        return Taken(
            key=told["key"],
            number=told["number"],
            pin_digest=digest_pin(told["number"], told["pin"]),
            meeting_id=told["meeting"],
            kind=told["kind"],
            language=told["language"],
            area_id=told["area"].pk,
            service_id=told["service"].pk,
            body=told["body"],
            applicant=NewApplicant(
                **{name: told[name] for name in names}, phone=str(told["phone"]), birth_date=told["birth_date"]
            ),
            taken_at=told["taken_at"],
            has_consented=told["consent"],
            files=told["files"],
        )


class QuestionForm(forms.Form):
    """A question of a stop, taken down offline."""

    key = forms.UUIDField()
    stop = forms.UUIDField()
    kind = forms.ChoiceField(choices=QuestionKind.choices)
    text = ParagraphsField(max_length=LONGEST)
    name = LineField(max_length=200, required=False)
    phone = PhoneField(required=False)
    language = forms.ChoiceField(choices=Language.choices)
    answer = ParagraphsField(max_length=LONGEST, required=False)
    asked_at = forms.CharField(max_length=40)

    def clean_asked_at(self) -> datetime:
        return moment(self.cleaned_data["asked_at"])

    def asked(self, skew: timedelta) -> Asked:
        """The question as the action takes it. A clock that is right enough is believed."""
        told = self.cleaned_data
        names = ("kind", "text", "name", "language", "answer")
        asked_at = told["asked_at"] + skew if abs(skew) > TOLERATED_SKEW else told["asked_at"]
        facts = {name: told[name] for name in names}
        return Asked(nonce=told["key"], phone=str(told["phone"]), asked_at=asked_at, **facts)


class ReasonForm(forms.Form):
    """Why a device is cut off or opened, a number struck out."""

    reason = ParagraphsField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


def moment(text: str) -> datetime:
    """A moment with its zone, as a device writes it. Raises ValidationError."""
    try:
        found = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise ValidationError(_("This is not a moment."))
    return found


def choices_of(told: Any) -> Choices:
    """What somebody decided, by kind of conflict: ``{"person": {"answer": "same", "take": ["birth_date"]}}``."""
    found = {}
    for kind, choice in (told if isinstance(told, dict) else {}).items():
        if isinstance(choice, dict) and isinstance(choice.get("answer"), str):
            take = choice.get("take")
            names = take if isinstance(take, list) else []
            found[str(kind)] = Choice(choice["answer"], tuple(name for name in names if isinstance(name, str)))
    return found


def choices_from_page(told: Any) -> Choices:
    """The same from a plain form: ``person=same``, ``take=birth_date`` …"""
    kinds = {kind: told.get(kind, "") for kind in ("person", "duplicate", "changed")}
    return {kind: Choice(answer, tuple(told.getlist("take"))) for kind, answer in kinds.items() if answer}


def key_of(text: str) -> UUID | None:
    """A key as a device writes it; None when it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None
