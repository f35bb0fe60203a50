"""Writing down who saw what of whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Model
from django.db.transaction import atomic

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.ids import uuid7
from tirek.people.enums import DisclosureHow
from tirek.people.models import Disclosure

# One statement however many persons a page shows; what was written today already is passed over.
_NOTE = """
    INSERT INTO people_disclosure (id, created_at, person_id, at, "on", actor_user_id, organisation_id, organisation,
        what, why, how, under, about_type, about_id, matter_id)
    SELECT seen.id, %(at)s, seen.person, %(at)s, %(on)s, %(user)s, %(organisation)s, %(name)s,
        %(what)s::varchar[], seen.why, %(how)s, '', %(about_type)s, seen.about, seen.matter
    FROM unnest(%(ids)s::uuid[], %(people)s::uuid[], %(whys)s::text[], %(about)s::uuid[], %(matters)s::uuid[])
        AS seen (id, person, why, about, matter)
    ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True, slots=True)
class Sight:
    """A person whose data a page, a paper or an answer carries. ``about_id`` is the record, ``matter_id`` the
    application in whose course they are seen, ``why`` its number."""

    person_id: UUID
    about_id: UUID | None = None
    matter_id: UUID | None = None
    why: str = ""


@atomic
def disclose(
    *,
    person_id: UUID,
    what: Sequence[str],
    why: str,
    about: Model | None = None,
    how: str = DisclosureHow.NUMBER,
    under: str = "",
    matter_id: UUID | None = None,
    by: Actor,
    at: datetime,
) -> Disclosure:
    """Write that ``by`` received ``what`` (codes of data) of a person, how and why; shown to the person.

    ``under`` names the memorandum by which it was handed on.
    """
    disclosure = Disclosure.objects.create(
        person_id=person_id,
        at=at,
        on=local_date(at),
        actor_user_id=by.user_id,
        organisation_id=by.organisation_id,
        organisation=by.organisation_name,
        what=list(what),
        why=why,
        how=how,
        under=under,
        matter_id=matter_id,
        about_type=about._meta.label_lower if about else "",
        about_id=about.pk if about else None,
    )
    record("people.data_disclosed", disclosure, by=by, at=at, person=person_id, what=list(what))
    return disclosure


def note_seen(
    sights: Iterable[Sight], *, what: Sequence[str], how: str, about_type: str = "", by: Actor, at: datetime
) -> int:
    """Write whose data the actor was shown, once a day for each person, record and way; returns how many were new.

    Called by the views that show persons, before the answer leaves: what could not be written is not shown. One
    statement. The person's own eyes and the system's are no disclosure. The row itself is the proof: it is
    append-only, so the audit does not repeat it.
    """
    seen = {(one.person_id, one.about_id): one for one in sights if one.person_id != by.person_id}
    if not seen or by.is_anonymous or by.is_system:
        return 0
    rows = list(seen.values())
    with connection.cursor() as cursor:
        cursor.execute(
            _NOTE,
            {
                "at": at,
                "on": local_date(at),
                "user": by.user_id,
                "organisation": by.organisation_id,
                "name": by.organisation_name,
                "what": list(what),
                "how": str(how),
                "about_type": about_type,
                "ids": [uuid7() for _row in rows],
                "people": [row.person_id for row in rows],
                "whys": [row.why for row in rows],
                "about": [row.about_id for row in rows],
                "matters": [row.matter_id for row in rows],
            },
        )
        return int(cursor.rowcount)
