"""Writing the trail."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Model

from tirek.core.actor import Actor
from tirek.core.audit.digest import fact, row_digest
from tirek.core.canonical import canonical
from tirek.core.models import AuditEvent

COLUMNS = (
    "at", "actor_user_id", "organisation_id", "system", "verb", "subject_type", "subject_id", "facts", "digest",
)  # fmt: skip
BATCH = 5000
INSERT = f"INSERT INTO core_auditevent ({', '.join(COLUMNS)}) VALUES ({', '.join(['%s'] * len(COLUMNS))}) RETURNING id"  # noqa: S608
COPY = f"COPY core_auditevent ({', '.join(COLUMNS)}) FROM STDIN"


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
    row = _row(Entry(verb, subject, facts), by, at)
    with connection.cursor() as cursor:  # not the ORM: every action passes here
        cursor.execute(INSERT, _stored(row))
        return AuditEvent.from_db("default", ("id", *COLUMNS), (*cursor.fetchone(), *row.values()))


def event(verb: str, subject: Model, *, by: Actor, at: datetime, **facts: object) -> AuditEvent:
    """The same event unsaved, for ``insert_together`` with the rows it tells of."""
    return AuditEvent(**_row(Entry(verb, subject, facts), by, at))


def record_many(entries: Iterable[Entry], *, by: Actor, at: datetime) -> int:
    """Add many events at once (COPY), for imports and bulk work; returns how many. An entry without its own moment
    takes ``at``. In the caller's transaction; entries are taken in batches and not kept."""
    count, remaining = 0, iter(entries)
    with transaction.atomic(), connection.cursor() as cursor:
        # Built before COPY begins: reading the entries may itself query this connection.
        while rows := [_stored(_row(entry, by, at)) for entry in islice(remaining, BATCH)]:
            with cursor.copy(COPY) as copy:
                for row in rows:
                    copy.write_row(row)
            count += len(rows)
    return count


def subject_type(subject: Model | type[Model]) -> str:
    """``app.model``, as stored in the trail."""
    return subject._meta.label_lower


def subject_id(subject: Model) -> UUID:
    """The record's key as a UUID; a whole number becomes the UUID of that value."""
    return subject.pk if isinstance(subject.pk, UUID) else UUID(int=int(subject.pk))


def _row(entry: Entry, by: Actor, at: datetime) -> dict[str, Any]:
    """What is stored, in the order of ``COLUMNS``."""
    row: dict[str, Any] = {
        "at": entry.at or at,
        "actor_user_id": by.user_id,
        "organisation_id": by.organisation_id,
        "system": by.name if by.is_system else "",
        "verb": entry.verb,
        "subject_type": subject_type(entry.subject),
        "subject_id": subject_id(entry.subject),
        "facts": {name: fact(name, value) for name, value in (*entry.facts.items(), *_in_place_of(by))},
    }
    return row | {"digest": row_digest(row)}


def _in_place_of(by: Actor) -> tuple[tuple[str, object], ...]:
    """Whose substitute acted."""
    return (("for_user", by.for_user_id),) if by.for_user_id else ()


def _stored(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(canonical(value).decode() if name == "facts" else value for name, value in row.items())
