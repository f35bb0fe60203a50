"""Repeated bookings: booked day by day with some left out, changed from a day on, never in the past."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.activities.actions.booking_notices import tell_booker, tell_keepers
from tirek.activities.actions.bookings import (
    NewBooking,
    check_free,
    check_wanted,
    locked_booking,
    locked_room,
    release,
    rewrite_booking,
    state_for,
    write_booking,
)
from tirek.activities.enums import BookingState
from tirek.activities.models import Booking, BookingSeries, Room
from tirek.activities.permissions import may_book_room, may_change_booking
from tirek.activities.queries.recurrence import MOST
from tirek.activities.queries.rooms import left_out, planned_days
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import ALMATY
from tirek.core.lines import one_line
from tirek.core.verdict import ensure


@dataclass(frozen=True, kw_only=True)
class SeriesChange:
    """What becomes of the bookings of a series from one on."""

    starts: time
    ends: time
    purpose: str
    people: int | None = None


@atomic
def book_series(
    room_id: UUID, wanted: NewBooking, rule: str, *, skip: Collection[str] = (), by: Actor, at: datetime
) -> BookingSeries:
    """Take a room on every day a rule names but the skipped ones (ISO dates). All of them or none.

    Raises ValidationError: ``repeat`` names each day that is taken, and by whom where the actor may know.
    """
    room = locked_room(room_id)
    ensure(may_book_room(by, room, wanted.booked_for_id))
    minutes = int((wanted.ends_at - wanted.starts_at).total_seconds() // 60)
    days = [day for day in planned_days(by, room, rule, wanted.starts_at, minutes) if day.key not in skip]
    _check_days([day.taken for day in days], len(days))
    series = BookingSeries.objects.create(room=room, rule=rule, begins_at=wanted.starts_at, minutes=minutes)
    made = [
        _write_one(room, replace(wanted, starts_at=day.starts_at, ends_at=day.ends_at), series, by=by, at=at)
        for day in days
    ]
    record("activities.series_booked", series, by=by, at=at, room=room.pk, days=len(made))
    if made[0].state == BookingState.ASKED:
        tell_keepers(made[0])
    return series


@atomic
def add_back(series_id: UUID, moment: datetime, *, by: Actor, at: datetime) -> Booking:
    """Book a day of a series that was left out or given up."""
    pattern = Booking.objects.visible_to(by).filter(series_id=series_id).order_by("-during").first()
    if pattern is None or pattern.series is None:
        raise Booking.DoesNotExist
    room = locked_room(pattern.room_id)
    ensure(may_book_room(by, room, pattern.booked_for_id))
    if moment not in left_out(pattern.series, at):
        raise ValidationError({"starts": _("This day is booked already or does not belong to the series.")})
    wanted = NewBooking(
        booked_for_id=pattern.booked_for_id,
        starts_at=moment,
        ends_at=moment + timedelta(minutes=pattern.series.minutes),
        purpose=pattern.purpose,
        people=pattern.people,
    )
    check_free(room, wanted.starts_at, wanted.ends_at, by=by)
    booking = _write_one(room, wanted, pattern.series, by=by, at=at)
    record("activities.room_booked", booking, by=by, at=at, room=room.pk, state=booking.state)
    if booking.state == BookingState.ASKED:
        tell_keepers(booking)
    return booking


@atomic
def change_later(booking_id: UUID, change: SeriesChange, *, by: Actor, at: datetime) -> int:
    """Change a booking and all later ones of its series; returns how many. Those that have begun stay as they were.

    All or none: ValidationError names each day on which something is in the way.
    """
    booking = locked_booking(booking_id, by)
    ensure(may_change_booking(by, booking, at))
    rows = _later(booking, at)
    problems = list(_problems(rows, change, by=by, at=at))
    _check_days(problems, len(rows))
    for row in rows:
        rewrite_booking(row, _as_wanted(row, change), by=by)
    record("activities.series_changed", booking, by=by, at=at, days=len(rows))
    return len(rows)


@atomic
def cancel_later(booking_id: UUID, reason: str = "", *, by: Actor, at: datetime) -> int:
    """Give up a booking and all later ones of its series; returns how many."""
    booking = locked_booking(booking_id, by)
    ensure(may_change_booking(by, booking, at))
    reason = one_line(reason)[:300]
    if not reason and booking.booked_by_id != by.user_id and by.organisation_id != booking.booked_for_id:
        raise ValidationError({"reason": _("Say why: whoever booked the room will read it.")})
    rows = _later(booking, at)
    for row in rows:
        release(row, BookingState.CANCELLED, reason, by=by)
    record("activities.series_cancelled", booking, by=by, at=at, days=len(rows))
    tell_booker(rows[0], by=by)
    return len(rows)


def _write_one(room: Room, wanted: NewBooking, series: BookingSeries, *, by: Actor, at: datetime) -> Booking:
    check_wanted(room, wanted, at)
    return write_booking(room, wanted, state_for(room, by), series=series, by=by, at=at)


def _later(booking: Booking, at: datetime) -> list[Booking]:
    """The booking and those of its series after it that still hold the room and have not begun."""
    if booking.series_id is None:
        return [booking]
    rows = (
        Booking.objects.select_for_update()
        .holding()
        .filter(
            series_id=booking.series_id,
            booked_for_id=booking.booked_for_id,
            during__startswith__gte=booking.during.lower,
        )
    )
    found = list(rows.filter(during__startswith__gt=at).order_by("during"))
    for row in found:
        row.room = booking.room
    return found


def _as_wanted(row: Booking, change: SeriesChange) -> NewBooking:
    day = row.during.lower.astimezone(ALMATY).date()
    return NewBooking(
        booked_for_id=row.booked_for_id,
        starts_at=datetime.combine(day, change.starts, ALMATY),
        ends_at=datetime.combine(day, change.ends, ALMATY),
        purpose=change.purpose,
        people=change.people,
        equipment_ids=tuple(row.equipment.values_list("equipment_id", flat=True)),
    )


def _problems(rows: list[Booking], change: SeriesChange, *, by: Actor, at: datetime) -> Iterable[str]:
    """What is in the way of the changed days, the series itself apart."""
    own = [row.pk for row in rows]
    for row in rows:
        wanted = _as_wanted(row, change)
        try:
            check_wanted(row.room, wanted, at, besides=row.pk)
            check_free(row.room, wanted.starts_at, wanted.ends_at, by=by, besides=own)
        except ValidationError as error:
            yield from error.messages


def _check_days(problems: Iterable[str], count: int) -> None:
    if count > MOST:
        raise ValidationError({"until": _("At most two hundred days at once. Choose an earlier last day.")})
    if count == 0:
        raise ValidationError({"repeat": _("No day is left to book.")})
    if told := list(dict.fromkeys(filter(None, problems))):
        raise ValidationError({"repeat": told})
