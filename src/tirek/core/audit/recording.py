"""Writing the trail."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Model

from tirek.core.actor import Actor
from tirek.core.audit.digest import fact, row_digest
from tirek.core.models import AuditEvent

BATCH = 2000


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing done to one record, for ``record_many``. ``facts`` holds ids, codes, dates and whole numbers only."""

    verb: str
    subject: Model
    facts: Mapping[str, object] = field(default_factory=dict)
    at: datetime | None = None


def record(verb: str, subject: Model, *, by: Actor, at: datetime, **facts: object) -> AuditEvent:
    """Add one event to the trail, in the caller's transaction, and return it. One statement.

    ``verb`` is ``app.past_tense`` (``"cases.case_closed"``). Facts are ids, codes, dates and whole numbers: ValueError
    for free text. A record whose key is a whole number is kept as a UUID of the same value.
    """
    event = _event(Entry(verb, subject, facts), by, at)
    event.save(force_insert=True)
    return event


def record_many(entries: Iterable[Entry], *, by: Actor, at: datetime) -> int:
    """Add many events in few statements, for imports and bulk work; returns how many. An entry without its own
    moment takes ``at``."""
    events = [_event(entry, by, at) for entry in entries]
    AuditEvent.objects.bulk_create(events, batch_size=BATCH)
    return len(events)


def subject_type(subject: Model | type[Model]) -> str:
    """``app.model``, as stored in the trail."""
    return subject._meta.label_lower


def subject_id(subject: Model) -> UUID:
    """The record's key as a UUID; a whole number becomes the UUID of that value."""
    return subject.pk if isinstance(subject.pk, UUID) else UUID(int=int(subject.pk))


def _event(entry: Entry, by: Actor, at: datetime) -> AuditEvent:
    row: dict[str, object] = {
        "at": entry.at or at,
        "actor_user_id": by.user_id,
        "organisation_id": by.organisation_id,
        "system": by.name if by.is_system else "",
        "verb": entry.verb,
        "subject_type": subject_type(entry.subject),
        "subject_id": subject_id(entry.subject),
        "facts": {name: fact(name, value) for name, value in sorted(entry.facts.items())},
    }
    return AuditEvent(**row, digest=row_digest(row))
