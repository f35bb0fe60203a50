"""What was taken offline becomes cases: exactly once each, nothing lost, nothing overwritten."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases import pin as pins
from tirek.cases.actions.attachments import begin_upload
from tirek.cases.actions.field_devices import locked_device
from tirek.cases.actions.intake import Application, NewApplicant, cleaned, submit
from tirek.cases.actions.notes import add_note
from tirek.cases.enums import Channel, FieldNumberState, FieldRecordState
from tirek.cases.models import (
    Attachment,
    Case,
    FieldDevice,
    FieldFile,
    FieldMeeting,
    FieldNumber,
    FieldRecord,
)
from tirek.cases.permissions import may_register
from tirek.cases.queries.field_conflicts import (
    CHANGED,
    DUPLICATE,
    NAMES,
    PERSON,
    Conflict,
    Told,
    changes_since,
    conflicts_of,
    holder_of,
)
from tirek.cases.queries.receiving import consent_terms
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import ensure
from tirek.people.actions import PersonData, add_contact, change_person, give_consent
from tirek.people.enums import ConsentHow, ContactKind
from tirek.people.models import Person

TOLERATED_SKEW = timedelta(minutes=2)
SEPARATE, REPEAT, KEEP, NOTE, SAME, OTHER = "separate", "repeat", "keep", "note", "same", "other"
ANSWERS = {PERSON: (SAME, OTHER), DUPLICATE: (SEPARATE, REPEAT), CHANGED: (KEEP, NOTE)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One application as the device tells it. ``key`` and ``number`` are the device's; the PIN is digested at once."""

    key: UUID
    number: str
    pin_digest: str
    meeting_id: UUID
    kind: str
    language: str
    area_id: UUID
    service_id: UUID
    body: str
    applicant: NewApplicant
    taken_at: datetime
    has_consented: bool = False
    files: int = 0

    @property
    def told(self) -> Told:
        who = self.applicant
        return Told(
            who.family_name,
            who.given_name,
            who.patronymic,
            who.birth_date,
            who.iin,
            who.phone,
            self.service_id,
            self.body,
        )

    def as_dict(self) -> dict[str, Any]:
        """Plain values, to be kept while somebody has to choose."""
        plain: dict[str, Any] = json.loads(json.dumps(asdict(self), default=str))
        return plain

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> "Taken":
        """The same from what was kept."""
        who = dict(kept["applicant"])
        who["birth_date"] = date.fromisoformat(who["birth_date"]) if who["birth_date"] else None
        keys = {name: UUID(kept[name]) for name in ("key", "meeting_id", "area_id", "service_id")}
        taken_at = datetime.fromisoformat(kept["taken_at"])
        return cls(**{**kept, **keys, "applicant": NewApplicant(**who), "taken_at": taken_at})


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody decided about a conflict; ``take``: the fields of the person that what was told replaces."""

    answer: str
    take: tuple[str, ...] = ()


Choices = Mapping[str, Choice]


@dataclass(frozen=True, slots=True)
class Received:
    """Where a record stands after it was sent: registered, or waiting for the choices named."""

    record: FieldRecord
    conflicts: list[dict[str, Any]]


@atomic
def receive(
    device_id: UUID, taken: Taken, choices: Choices, *, skew: timedelta = timedelta(0), by: Actor, at: datetime
) -> Received:
    """Register one application taken offline under its own number, once however often it is sent.

    What disagrees with the register is kept here, undecided, until somebody chooses; raises ValidationError by field,
    Refused when the device or its user may not send any more.
    """
    device = locked_device(device_id, by)
    found = FieldRecord.objects.select_for_update(of=("self",)).filter(pk=taken.key).first()
    if found is not None and found.device_id != device.pk:
        raise ValidationError({"key": _("Another device has sent this application.")})
    if found is not None and found.state == FieldRecordState.REGISTERED:
        return _sent_again(found, taken, choices, by, at)
    row = found or FieldRecord(pk=taken.key, device=device)
    _describe(row, taken, skew, by, at)
    _check_number(row, device)
    return _decide(row, taken, choices, by, at)


@atomic
def decide(record_id: UUID, choices: Choices, *, by: Actor, at: datetime) -> Received:
    """Choose at the office for a device that is not there: the application is registered from what was kept."""
    row = FieldRecord.objects.visible_to(by).select_for_update(of=("self",)).select_related("device").get(pk=record_id)
    ensure(may_register(by, row.device.office_id))
    if row.state == FieldRecordState.REGISTERED:
        return Received(row, [])
    return _decide(row, Taken.from_dict(row.told), choices, by, at)


@atomic
def begin_file(
    device_id: UUID, record_id: UUID, file_key: UUID, name: str, size: int, *, by: Actor, at: datetime
) -> Attachment:
    """Announce a paper of a registered record, or find the one begun under this key. Raises ValidationError."""
    device = locked_device(device_id, by)
    row = FieldRecord.objects.select_related("case").filter(pk=record_id, device=device, case__isnull=False).first()
    if row is None or row.case is None:
        raise ValidationError({"file": _("The application itself has to be sent first.")})
    begun = FieldFile.objects.select_related("attachment").filter(pk=file_key).first()
    if begun is not None and begun.record_id != row.pk:
        raise ValidationError({"file": _("This file belongs to another application.")})
    if begun is not None and begun.attachment is not None:
        return begun.attachment
    attachment = begin_upload(row.case, name, size, by=by, at=at)
    Attachment.objects.filter(pk=attachment.pk).update(is_from_applicant=True)
    FieldFile.objects.update_or_create(pk=file_key, defaults={"record": row, "attachment": attachment})
    return attachment


@atomic
def file_of(device_id: UUID, record_id: UUID, file_key: UUID, *, by: Actor) -> UUID:
    """The key of the attachment begun under a device's own key. Raises Attachment.DoesNotExist."""
    device = locked_device(device_id, by)
    found = FieldFile.objects.filter(pk=file_key, record_id=record_id, record__device=device).first()
    if found is None or found.attachment_id is None:
        raise Attachment.DoesNotExist
    return found.attachment_id


def _describe(row: FieldRecord, taken: Taken, skew: timedelta, by: Actor, at: datetime) -> None:
    """Write what the device says of itself into the row, unsaved. A clock that is right enough is believed."""
    if not FieldMeeting.objects.visible_to(by).filter(pk=taken.meeting_id).exists():
        raise ValidationError({"meeting": _("This meeting is not known here.")})
    received_at = taken.taken_at + skew if abs(skew) > TOLERATED_SKEW else taken.taken_at
    row.meeting_id, row.number, row.pin_digest = taken.meeting_id, taken.number, taken.pin_digest
    row.digest, row.files_expected = digest_of(taken), taken.files
    row.taken_at, row.received_at = taken.taken_at, min(received_at, at)
    row.skew_seconds, row.sent_at = round(skew.total_seconds()), at


def digest_of(taken: Taken) -> str:
    """A digest of everything that was told."""
    return hashlib.sha256(json.dumps(taken.as_dict(), sort_keys=True).encode()).hexdigest()


def _check_number(row: FieldRecord, device: FieldDevice) -> None:
    held = FieldNumber.objects.filter(number=row.number, block__device=device, state=FieldNumberState.HELD)
    taken = FieldRecord.objects.filter(number=row.number).exclude(pk=row.pk)
    if not held.exists() or taken.exists():
        raise ValidationError({"number": _("This number is not the device's to give out.")})


def _decide(row: FieldRecord, taken: Taken, choices: Choices, by: Actor, at: datetime) -> Received:
    """Register when everything is decided; else keep the words and the open questions."""
    cleaned(_application(row, taken), at)
    found = conflicts_of(taken.told, by)
    wanted = [conflict for conflict in found if not _is_answered(conflict, choices)]
    if wanted:
        row.state, row.told = FieldRecordState.CONFLICT, taken.as_dict()
        row.conflicts = [conflict.as_dict() for conflict in wanted]
        row.save()
        return Received(row, row.conflicts)
    _register(row, taken, {conflict.kind: conflict for conflict in found}, choices, by, at)
    return Received(row, [])


def _is_answered(conflict: Conflict, choices: Choices) -> bool:
    choice = choices.get(conflict.kind)
    return choice is not None and choice.answer in ANSWERS[conflict.kind]


def _application(row: FieldRecord, taken: Taken) -> Application:
    return Application(
        intake_key=taken.key,
        channel=Channel.TOUR,
        kind=taken.kind,
        language=taken.language,
        area_id=taken.area_id,
        service_id=taken.service_id,
        body=taken.body,
        received_at=row.received_at,
        office_id=row.device.office_id,
        applicant=taken.applicant,
        number=taken.number,
        pin_digest=taken.pin_digest,
    )


def _register(
    row: FieldRecord, taken: Taken, conflicts: Mapping[str, Conflict], choices: Choices, by: Actor, at: datetime
) -> None:
    application = _application(row, taken)
    person = _same_person(taken, choices, by, at)
    if person is not None:
        application = replace(application, person_id=person.pk)
    case = submit(application, by=by, at=at).case
    row.state, row.case, row.told, row.conflicts = FieldRecordState.REGISTERED, case, {}, []
    row.choices = {kind: choice.answer for kind, choice in choices.items() if kind in conflicts}
    row.save()
    FieldNumber.objects.filter(number=row.number, state=FieldNumberState.HELD).update(
        state=FieldNumberState.USED, case=case, decided_at=at
    )
    if taken.has_consented:
        _keep_consent(row, case, taken, by)
    _write_down(case, conflicts, choices, by, at)
    record(
        "cases.field_record_registered", case, by=by, at=at, device=row.device_id, meeting=row.meeting_id, **row.choices
    )


def _same_person(taken: Taken, choices: Choices, by: Actor, at: datetime) -> Person | None:
    """The known person when somebody said that it is the same one, with the fields chosen taken over."""
    choice = choices.get(PERSON)
    if choice is None or choice.answer != SAME:
        return None
    person = holder_of(taken.told, by)
    if person is None:
        return None
    values = {name: getattr(taken.applicant, name) for name in (*NAMES, "birth_date") if name in choice.take}
    if values:
        change_person(person_id=person.pk, data=replace(_data_of(person), **values), by=by, at=at)
    if taken.applicant.phone:
        add_contact(person_id=person.pk, kind=ContactKind.PHONE, value=taken.applicant.phone, by=by, at=at)
    return person


def _data_of(person: Person) -> PersonData:
    return PersonData(
        family_name=person.family_name,
        given_name=person.given_name,
        patronymic=person.patronymic,
        birth_date=person.birth_date,
        sex=person.sex,
        preferred_language=person.preferred_language,
        area_id=person.area_id,
        address=person.address,
    )


def _keep_consent(row: FieldRecord, case: Case, taken: Taken, by: Actor) -> None:
    terms = consent_terms(case.office)
    give_consent(
        person_id=case.applicant_id,
        operator=terms.operator,
        operator_id=case.office_id,
        purpose=terms.purpose,
        data=terms.data,
        third_parties=terms.third_parties,
        how=ConsentHow.WEB_FORM,
        text_version=terms.version,
        language=taken.language,
        by=by,
        at=row.received_at,
    )


def _write_down(case: Case, conflicts: Mapping[str, Conflict], choices: Choices, by: Actor, at: datetime) -> None:
    """Both values of everything decided stay readable in a working note."""
    for kind, conflict in conflicts.items():
        add_note(case.pk, _as_note(conflict, choices[kind]), by=by, at=at)
    twin = conflicts.get(DUPLICATE)
    if twin is not None and choices[DUPLICATE].answer == REPEAT:
        text = _("Repeated at a village meeting: application %(number)s.") % {"number": case.number}
        add_note(UUID(twin.about), text, by=by, at=at)


def _as_note(conflict: Conflict, choice: Choice) -> str:
    heading = {
        SAME: _("Village meeting: the same person as known under this IIN."),
        OTHER: _("Village meeting: another person than the one known under this IIN."),
        SEPARATE: _("Village meeting: a separate application beside %(number)s."),
        REPEAT: _("Village meeting: a repeat of application %(number)s."),
        NOTE: _("Village meeting: written on the device after it had been sent."),
    }[choice.answer]
    lines = [heading % {"number": conflict.title} if "%(" in heading else heading]
    lines += [f"– {field.known or '–'} → {field.told or '–'}" for field in conflict.fields if field.told]
    return "\n".join(lines)


def _sent_again(row: FieldRecord, taken: Taken, choices: Choices, by: Actor, at: datetime) -> Received:
    """A receipt for what is registered. Other words than those registered are shown beside them; the case stays as it
    is, and what the device adds becomes a working note when somebody says so."""
    if digest_of(taken) == row.digest:
        return Received(row, [])
    assert row.case is not None
    conflict = changes_since(row.case, taken.told)
    choice = choices.get(CHANGED)
    if conflict is not None and (choice is None or choice.answer not in ANSWERS[CHANGED]):
        return Received(row, [conflict.as_dict()])
    if conflict is not None and choice is not None and choice.answer == NOTE:
        add_note(row.case.pk, _as_note(conflict, choice), by=by, at=at)
    row.digest = digest_of(taken)
    row.save(update_fields=["digest"])
    return Received(row, [])


def digest_pin(number: str, pin: str) -> str:
    """The digest of a PIN the device made, as the server keeps its own."""
    return pins.digest(number, pin)
