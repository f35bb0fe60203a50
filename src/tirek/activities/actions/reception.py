"""The hour of remote reception: times opened by an office, booked by citizens, moved, called off, settled."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tirek.activities.actions.reception_notices import tell_visitor
from tirek.activities.enums import SlotState
from tirek.activities.models import Slot
from tirek.activities.permissions import (
    may_book_slot,
    may_cancel_slot,
    may_change_visit,
    may_receive,
    may_settle_slot,
)
from tirek.core import pin as pins
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import ALMATY, WorkingCalendar, local_date
from tirek.core.lines import one_line, paragraphs
from tirek.core.numbering import next_number
from tirek.core.verdict import Refused, ensure, refuse
from tirek.network.models import Organisation

MOST_SLOTS = 200
MOST_VISITS = 3  # booked ahead by one visitor, so that times are left for others
SERIES = "9900"  # numbers of visits; no office has this code, those of offices begin with 0
VISITOR = ("visitor_name", "phone", "email", "language", "topic", "number", "code_digest", "booked_at")


@dataclass(frozen=True, kw_only=True)
class Hours:
    """A reception as its receiver opens it: ``minutes`` for each visitor, on one day or every week until another."""

    office_id: UUID
    receiver_id: UUID
    day: date
    begins: time
    ends: time
    minutes: int
    online_link: str
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """Who wants to be received, and about what."""

    name: str
    phone: str = ""
    email: str = ""
    language: str = "kk"
    topic: str = ""


@transaction.atomic
def open_slots(hours: Hours, *, by: Actor, at: datetime) -> list[Slot]:
    """Open times of reception: on each week's day, days off left out. All or none: a receiver is in one at a time.

    Raises Refused, or ValidationError by field."""
    ensure(may_receive(by, hours.office_id))
    office = Organisation.objects.on(local_date(at)).filter(pk=hours.office_id).first()
    if office is None:
        raise ValidationError({"office": _("There is no such organisation today.")})
    spans = _spans(hours, at)
    try:
        with transaction.atomic():
            slots = Slot.objects.bulk_create(
                Slot(
                    office=office,
                    receiver_id=hours.receiver_id,
                    during=span,
                    online_link=hours.online_link,
                )
                for span in spans
            )
    except IntegrityError as error:
        raise ValidationError({"begins": _("This person receives somebody else at one of these times.")}) from error
    record("activities.slots_opened", office, by=by, at=at, slots=len(slots), receiver=hours.receiver_id)
    return slots


def _spans(hours: Hours, at: datetime) -> list[DateTimeTZRange]:
    length = timedelta(minutes=hours.minutes)
    if not 5 <= hours.minutes <= 120:
        raise ValidationError({"minutes": _("From 5 minutes to two hours for a visitor.")})
    spans: list[DateTimeTZRange] = []
    for day in _days(hours):
        start, end = (datetime.combine(day, moment, ALMATY) for moment in (hours.begins, hours.ends))
        while start + length <= end and len(spans) <= MOST_SLOTS:
            spans.append(DateTimeTZRange(start, start + length))
            start += length
    if not spans:
        raise ValidationError({"ends": _("Nobody fits between these hours on a working day.")})
    if spans[0].lower <= at:
        raise ValidationError({"day": _("This time has passed.")})
    if len(spans) > MOST_SLOTS:
        raise ValidationError({"until": _("Two hundred times at most at once. Choose an earlier last day.")})
    return spans


def _days(hours: Hours) -> list[date]:
    calendar, last = WorkingCalendar.current(), hours.until or hours.day
    weeks = max((last - hours.day).days // 7, 0)
    days = [hours.day + timedelta(weeks=step) for step in range(weeks + 1)]
    return [day for day in days if calendar.is_working_day(day)]


@transaction.atomic
def book_slot(slot_id: UUID, visitor: Visitor, *, by: Actor, at: datetime) -> tuple[Slot, str]:
    """Book a free time; the slot and its PIN, told this once. Two people at once: one gets it, the other is told.

    Raises Refused or ValidationError."""
    slot = Slot.objects.select_for_update(of=("self",)).get(pk=slot_id)
    ensure(may_book_slot(slot, at))
    _check(visitor, at)
    number, pin = next_number(SERIES, local_date(at).year), pins.new_pin()
    slot.visitor_name, slot.phone, slot.email = one_line(visitor.name)[:200], visitor.phone, visitor.email
    slot.language, slot.topic, slot.person_id = visitor.language, one_line(visitor.topic)[:300], by.person_id
    slot.number, slot.code_digest = number, pins.digest(number, pin)
    slot.state, slot.booked_at = SlotState.BOOKED, at
    slot.save()
    record("activities.slot_booked", slot, by=by, at=at, office=slot.office_id)
    tell_visitor(slot, "booked")
    return slot, pin


def _check(visitor: Visitor, at: datetime) -> None:
    wrong: dict[str, Any] = {}
    if not one_line(visitor.name):
        wrong["name"] = _("Write your name.")
    if not (visitor.phone or visitor.email):
        wrong["phone"] = _("Leave a phone number or an e-mail: the reminder and the link are sent there.")
    if not one_line(visitor.topic):
        wrong["topic"] = _("Write in a few words what it is about.")
    for name in ("phone", "email"):
        told = getattr(visitor, name)
        if told and _ahead(at).filter(**{name: told}).count() >= MOST_VISITS:
            wrong[name] = _("Three visits are booked with this already. Call one off first.")
    if wrong:
        raise ValidationError(wrong)


def _ahead(at: datetime) -> "QuerySet[Slot, Slot]":
    return Slot.objects.filter(state=SlotState.BOOKED, during__startswith__gt=at)


@transaction.atomic
def move_visit(slot_id: UUID, to_id: UUID, *, by: Actor, at: datetime) -> Slot:
    """Move a visit to another free time of the same office; number and PIN go along. The old time is free again."""
    rows = Slot.objects.select_for_update(of=("self",)).filter(pk__in=[slot_id, to_id]).order_by("pk")
    found = {row.pk: row for row in rows}
    if len(found) < 2:
        raise ValidationError({"slot": _("Choose another time.")})
    old, new = found[slot_id], found[to_id]
    ensure(may_change_visit(old, at))
    ensure(may_book_slot(new, at))
    if new.office_id != old.office_id:
        raise ValidationError({"slot": _("This time is of another office.")})
    told = {name: getattr(old, name) for name in VISITOR}
    _empty(old)
    for name, value in told.items():
        setattr(new, name, value)
    new.state = SlotState.BOOKED
    new.save()
    record("activities.visit_moved", new, by=by, at=at, before=old.pk)
    tell_visitor(new, "moved")
    return new


def _empty(slot: Slot) -> None:
    """Free again: nothing of the visitor stays."""
    empty = Slot()
    for name in VISITOR:
        setattr(slot, name, getattr(empty, name))
    slot.state, slot.person_id = SlotState.FREE, None
    slot.save()


@transaction.atomic
def call_off_visit(slot_id: UUID, *, by: Actor, at: datetime) -> Slot:
    """The visitor does not come: the visit is kept as called off, and its time is free for others."""
    slot = Slot.objects.select_for_update(of=("self",)).get(pk=slot_id)
    ensure(may_change_visit(slot, at))
    slot.state, slot.cancelled_by_visitor, slot.settled_at = SlotState.CANCELLED, True, at
    slot.save(update_fields=["state", "cancelled_by_visitor", "settled_at"])
    Slot.objects.create(
        office_id=slot.office_id, receiver_id=slot.receiver_id, during=slot.during, online_link=slot.online_link
    )
    record("activities.visit_called_off", slot, by=by, at=at)
    return slot


@transaction.atomic
def cancel_slot(slot_id: UUID, reason: str = "", *, by: Actor, at: datetime) -> Slot:
    """The office does not receive at this time; a visitor who has booked is told why and may book anew."""
    slot = _locked(slot_id, by)
    ensure(may_cancel_slot(by, slot, at))
    is_booked, reason = slot.state == SlotState.BOOKED, one_line(reason)[:300]
    if is_booked and not reason:
        raise ValidationError({"reason": _("Say why: the visitor reads it.")})
    slot.state, slot.cancel_reason, slot.settled_at = SlotState.CANCELLED, reason, at
    slot.save(update_fields=["state", "cancel_reason", "settled_at"])
    record("activities.slot_cancelled", slot, by=by, at=at)
    if is_booked:
        tell_visitor(slot, "cancelled")
    return slot


@transaction.atomic
def settle_slot(slot_id: UUID, *, came: bool, outcome: str, by: Actor, at: datetime) -> Slot:
    """Write down what came of a visit: a note of what was said, or that the visitor did not come."""
    slot = _locked(slot_id, by)
    ensure(may_settle_slot(by, slot, at))
    outcome = paragraphs(outcome)
    if came and not outcome:
        raise ValidationError({"outcome": _("Write down what was said and promised.")})
    slot.state = SlotState.HELD if came else SlotState.MISSED
    slot.outcome, slot.settled_at = outcome[:5000], at
    slot.save(update_fields=["state", "outcome", "settled_at"])
    record("activities.slot_settled", slot, by=by, at=at, state=slot.state)
    return slot


def prove_visitor(number: str, pin: str) -> Slot:
    """The visit of a number and its PIN. Raises Refused when they do not belong together."""
    slot = Slot.objects.filter(number=number).exclude(state=SlotState.FREE).first()
    if slot is None or not pins.matches(slot.code_digest, number, pin):
        raise Refused(refuse(_("Number and PIN do not belong together.")))
    return slot


def _locked(slot_id: UUID, by: Actor) -> Slot:
    return Slot.objects.visible_to(by).select_for_update(of=("self",)).get(pk=slot_id)
