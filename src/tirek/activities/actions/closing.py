"""The report of an event: what happened, how many came by which evidence, photos, questions raised."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.activities.enums import EventState, Evidence
from tirek.activities.models import Event, EventPhoto, Headcount, Question
from tirek.activities.permissions import may_close_event, may_organise_for
from tirek.activities.queries.attendance import standing_rows
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.lines import one_line, paragraphs
from tirek.core.pictures import NotAPictureError, without_traces
from tirek.core.verdict import ensure

KINDS = {b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n": "png"}
LARGEST_PHOTO = 12 * 1024 * 1024
MOST_PHOTOS = 30
NO_COUNT = "none"


@dataclass(frozen=True, kw_only=True)
class EventReport:
    """The closing form. ``evidence``: what the counted number stands on, or ``none``; ``signed`` and ``document`` for
    a list whose names are not entered; ``estimate`` stands apart."""

    text: str
    evidence: str
    signed: int | None = None
    document: str = ""
    estimate: int | None = None
    recording: str = ""
    questions: Sequence[str] = ()


@transaction.atomic
def close_event(event_id: UUID, report: EventReport, *, by: Actor, at: datetime) -> Event:
    """Report on an event that is over. A scanned number is counted from the rows, never typed. Raises Refused, or
    ValidationError by field."""
    event = Event.objects.visible_to(by).select_for_update(of=("self",)).get(pk=event_id)
    ensure(may_close_event(by, event, at))
    counted = _counted(event, report)
    if not paragraphs(report.text):
        raise ValidationError({"text": _("Tell in a few words what happened.")})
    _write_counts(event, counted, report, by, at)
    event.state, event.closed_at, event.closed_by_id = EventState.CLOSED, at, by.user_id
    event.report, event.recording = paragraphs(report.text), report.recording
    event.version += 1
    event.save(update_fields=["state", "closed_at", "closed_by_id", "report", "recording", "version"])
    asked = _write_questions(event, report.questions, by, at)
    late = max((at.date() - event.ends_at.date()).days, 0)
    record("activities.event_closed", event, by=by, at=at, evidence=report.evidence, questions=asked, days=late)
    return event


def _counted(event: Event, report: EventReport) -> Headcount | None:
    """The one counted number of the event, not yet saved."""
    if report.evidence == NO_COUNT:
        if report.estimate is None:
            raise ValidationError({"estimate": _("Without a list, give an estimate of how many came.")})
        return None
    rows = standing_rows(event, Evidence(report.evidence))
    if rows.attendances:
        return Headcount(evidence=report.evidence, attendances=rows.attendances, people=rows.people)
    if report.evidence == Evidence.SCANNED:
        raise ValidationError({"evidence": _("No ticket was scanned at this event.")})
    if report.signed is None:
        raise ValidationError({"signed": _("How many signed the list?")})
    return Headcount(evidence=report.evidence, attendances=report.signed)


def _write_counts(event: Event, counted: Headcount | None, report: EventReport, by: Actor, at: datetime) -> None:
    if counted and counted.evidence == Evidence.SIGNED and not one_line(report.document):
        raise ValidationError({"document": _("Say where the signed list is kept.")})
    rows = [counted] if counted else []
    if report.estimate is not None:
        rows.append(Headcount(evidence=Evidence.ESTIMATE, attendances=report.estimate))
    for row in rows:
        row.event, row.recorded_at, row.recorded_by_id = event, at, by.user_id
        row.document = one_line(report.document)[:300] if row.evidence == Evidence.SIGNED else ""
        row.save(force_insert=True)


def _write_questions(event: Event, questions: Sequence[str], by: Actor, at: datetime) -> int:
    texts = list(dict.fromkeys(text for text in map(one_line, questions) if text))
    rows = [
        Question(
            event=event,
            text=text,
            nonce=uuid5(event.pk, f"question:{text.casefold()}"),
            asked_at=event.ends_at,
            taken_by_id=by.user_id,
        )
        for text in texts
    ]
    Question.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


@transaction.atomic
def add_photo(
    event_id: UUID, content: bytes, *, caption: str, people_agreed: bool, by: Actor, at: datetime
) -> EventPhoto:
    """Keep a photo, without what the camera wrote into it: place, device, owner. Only one whose people agreed is shown
    to the public. The same photo twice is kept once.

    Raises Refused or ValidationError."""
    event = Event.objects.visible_to(by).select_for_update(of=("self",)).get(pk=event_id)
    ensure(may_organise_for(by, event.organiser_id))
    ending = next((kind for magic, kind in KINDS.items() if content.startswith(magic)), None)
    if ending is None:
        raise ValidationError({"file": _("This is not a photo: JPEG or PNG, please.")})
    if len(content) > LARGEST_PHOTO:
        raise ValidationError({"file": _("The photo is larger than 12 MB.")})
    if event.photos.count() >= MOST_PHOTOS:
        raise ValidationError({"file": _("Thirty photos of one event are enough.")})
    try:
        content = without_traces(content)
    except NotAPictureError as error:
        raise ValidationError({"file": _("This photo is not whole. Send it once more.")}) from error
    name = f"{hashlib.sha256(content).hexdigest()[:20]}.{ending}"
    stored = f"events/{event.pk}/{name}"
    if not default_storage.exists(stored):
        default_storage.save(stored, ContentFile(content))
    photo, _made = EventPhoto.objects.update_or_create(
        event=event,
        stored_as=stored,
        defaults={"name": name, "caption": caption, "people_agreed": people_agreed, "added_at": at},
    )
    record("activities.photo_added", event, by=by, at=at, photo=photo.pk, agreed=people_agreed)
    return photo


@transaction.atomic
def remove_photo(photo_id: UUID, *, by: Actor, at: datetime) -> Event:
    """Take a photo away for good, file and all: somebody in it may ask for that at any time."""
    photo = EventPhoto.objects.select_related("event").select_for_update(of=("self",)).get(pk=photo_id)
    ensure(may_organise_for(by, photo.event.organiser_id))
    record("activities.photo_removed", photo.event, by=by, at=at, photo=photo.pk)
    stored = photo.stored_as
    photo.delete()
    transaction.on_commit(lambda: default_storage.delete(stored))
    return photo.event
