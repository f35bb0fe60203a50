"""Many seats at once, as an import of members brings them; changed and taken back.

Unlike an election (``seats``) an import writes down what has been: a seat may rest on no recorded decision and may
have ended. The bodies' rows are locked first; the constraints of 0004_bodies_sql stand behind the checks.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from tirek.core.actor import Actor
from tirek.core.audit import Entry, record_many
from tirek.core.references import named_elsewhere
from tirek.core.verdict import ensure
from tirek.core.writing import copy_in
from tirek.network.models import BodyDecision, Membership, Organisation, Post
from tirek.network.permissions import may_keep_members
from tirek.network.queries.seating import Room, seat_words
from tirek.people.actions import PersonData
from tirek.people.actions.many import register_persons, withdraw_persons

BATCH = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldSeat:
    """A seat as a register tells it. ``person`` is a known person's key or what is told of a new one; equal
    ``person_key`` of several seats means one new person. ``decision``: number and day, where they are known."""

    organisation_id: UUID
    person: UUID | PersonData
    person_key: Any = None
    post: Post | None = None
    nominated_by_id: UUID | None = None
    since: date
    until: date | None = None
    term_ends_on: date | None = None
    is_public: bool = False
    decision_kind: str = ""
    decision_number: str = ""
    decided_on: date | None = None


@transaction.atomic
def write_seats(held: Sequence[HeldSeat], *, by: Actor, at: datetime) -> list[Membership]:
    """Write seats down, in the order given. All or none. Raises Refused, ValidationError where no seat is left, and
    IntegrityError where a person holds the seat already."""
    bodies = _locked({each.organisation_id for each in held}, by)
    _check_room(held, bodies)
    persons = _persons(held, by, at)
    decisions = _decisions(held, by, at)
    made = [
        Membership(
            organisation_id=each.organisation_id,
            person_id=person_id,
            post=each.post,
            nominated_by_id=each.nominated_by_id,
            decision=decisions.get(_decision_key(each)),
            during=DateRange(each.since, each.until + timedelta(days=1) if each.until else None),
            term_ends_on=each.term_ends_on,
            is_public=each.is_public,
        )
        for each, person_id in zip(held, persons, strict=True)
    ]
    copy_in(made)
    record_many((Entry("network.member_seated", each, {"since": each.during.lower}) for each in made), by=by, at=at)
    return made


@transaction.atomic
def change_seats(changes: Mapping[UUID, Mapping[str, Any]], *, by: Actor, at: datetime) -> list[Membership]:
    """Change the end of the term, who nominated (a code) and the consent to be named. Raises Refused."""
    found = _seats(changes, by)
    codes = {values["nominated_by"] for values in changes.values() if values.get("nominated_by")}
    nominators = dict(Organisation.objects.filter(code__in=codes).values_list("code", "id"))
    for seat in found:
        values = changes[seat.pk]
        if "term_ends_on" in values:
            seat.term_ends_on = date.fromisoformat(values["term_ends_on"]) if values["term_ends_on"] else None
        if "nominated_by" in values:
            seat.nominated_by_id = nominators.get(values["nominated_by"])
        seat.is_public = values.get("is_public", seat.is_public)
    Membership.objects.bulk_update(found, ["term_ends_on", "nominated_by", "is_public"], batch_size=BATCH)
    _record("network.seat_corrected", found, by, at)
    return found


@transaction.atomic
def restore_seats(
    changes: Mapping[UUID, tuple[Mapping[str, Any], Mapping[str, Any]]], *, by: Actor, at: datetime
) -> set[UUID]:
    """Give seats their values back: of each ``(before, after)``, unless somebody has changed them since."""
    untouched = _untouched(_seats(changes, by), {key: after for key, (_before, after) in changes.items()})
    change_seats({key: changes[key][0] for key in untouched}, by=by, at=at)
    return untouched


@transaction.atomic
def withdraw_seats(written: Mapping[UUID, Mapping[str, Any]], *, by: Actor, at: datetime) -> set[UUID]:
    """Take back seats written down by mistake, each with what stood in it then, and the persons who came with them
    (``new_person``). Those changed since stay; returns the ones taken back."""
    found = _seats(written, by)
    untouched = _untouched(found, written)
    untouched -= named_elsewhere(Membership, untouched)
    gone = [seat for seat in found if seat.pk in untouched]
    decisions = {seat.decision_id for seat in gone if seat.decision_id}
    _record("network.seat_withdrawn", gone, by, at)
    Membership.objects.filter(pk__in=untouched).delete()
    BodyDecision.objects.filter(pk__in=decisions - named_elsewhere(BodyDecision, decisions)).delete()
    came = {seat.person_id for seat in gone if seat.person_id and written[seat.pk].get("new_person")}
    withdraw_persons(came, by=by, at=at)
    return untouched


def _locked(keys: Iterable[UUID], by: Actor) -> dict[UUID, Organisation]:
    rows = Organisation.objects.select_for_update(of=("self",)).filter(pk__in=set(keys)).order_by("pk")
    bodies = {body.pk: body for body in rows}
    for body in bodies.values():
        ensure(may_keep_members(by, body))
    return bodies


def _seats(keys: Iterable[UUID], by: Actor) -> list[Membership]:
    rows = Membership.objects.select_for_update(of=("self",)).filter(pk__in=list(keys))
    found = list(rows.select_related("organisation", "nominated_by").order_by("pk"))
    for seat in found:
        ensure(may_keep_members(by, seat.organisation))
    return found


def _untouched(found: Sequence[Membership], then: Mapping[UUID, Mapping[str, Any]]) -> set[UUID]:
    now = seat_words(found)
    return {
        seat.pk
        for seat in found
        if all(now[seat.pk][name] == value for name, value in then[seat.pk].items() if name in now[seat.pk])
    }


def _check_room(held: Sequence[HeldSeat], bodies: Collection[UUID]) -> None:
    room = Room(bodies)
    for each in held:
        if not each.until and (wrong := room.take(each.organisation_id, each.post)):
            raise ValidationError({name or "__all__": words for name, words in wrong.items()})


def _persons(held: Sequence[HeldSeat], by: Actor, at: datetime) -> list[UUID]:
    """The person of each seat; new ones are registered, those of one key once."""
    new: dict[Any, PersonData] = {}
    for place, each in enumerate(held):
        if isinstance(each.person, PersonData):
            new.setdefault(each.person_key or place, each.person)
    made = dict(zip(new, register_persons(list(new.values()), by=by, at=at), strict=True)) if new else {}
    return [
        made[each.person_key or place].pk if isinstance(each.person, PersonData) else each.person
        for place, each in enumerate(held)
    ]


def _decision_key(each: HeldSeat) -> tuple[UUID, str, date, str] | None:
    if not each.decision_number or not each.decided_on:
        return None
    return each.organisation_id, each.decision_number[:40], each.decided_on, each.decision_kind


def _decisions(held: Sequence[HeldSeat], by: Actor, at: datetime) -> dict[Any, BodyDecision]:
    """The decisions seats rest on; those already recorded are found."""
    wanted = {key for each in held if (key := _decision_key(each))}
    rows = BodyDecision.objects.filter(organisation__in={key[0] for key in wanted})
    known: dict[Any, BodyDecision] = {(row.organisation_id, row.number, row.decided_on, row.kind): row for row in rows}
    new = [
        BodyDecision(organisation_id=body, number=number, decided_on=day, kind=kind, recorded_by_id=by.user_id)
        for body, number, day, kind in sorted(wanted - known.keys(), key=str)
    ]
    copy_in(new)
    entries = (Entry("network.body_decided", row, {"kind": row.kind, "decided_on": row.decided_on}) for row in new)
    record_many(entries, by=by, at=at)
    return known | {(row.organisation_id, row.number, row.decided_on, row.kind): row for row in new}


def _record(verb: str, seats: Iterable[Membership], by: Actor, at: datetime) -> None:
    record_many((Entry(verb, seat) for seat in seats), by=by, at=at)
