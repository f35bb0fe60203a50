"""Bookings of rooms: taken once, moved, given up and taken back, confirmed by the house.

Every action locks the room before it looks, so of any number that reach for one time exactly one gets it and the
others are told what was in the way; the exclusion constraints stand behind that.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.activities.actions.booking_notices import tell_booker, tell_keepers
from tirek.activities.enums import BookingState
from tirek.activities.models import Booking, BookingSeries, Equipment, EquipmentBooking, Room
from tirek.activities.permissions import (
    may_book_room,
    may_change_booking,
    may_keep_rooms,
    may_restore_booking,
    may_settle_booking,
)
from tirek.activities.queries.rooms import equipment_in_the_way, in_the_way, taken_words, visible_among
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import ALMATY
from tirek.core.lines import one_line
from tirek.core.verdict import Refused, ensure, refuse

LONGEST_BLOCK = timedelta(days=366)


@dataclass(frozen=True, kw_only=True)
class NewBooking:
    """What a room is taken for."""

    booked_for_id: UUID
    starts_at: datetime
    ends_at: datetime
    purpose: str
    people: int | None = None
    equipment_ids: tuple[UUID, ...] = ()


@atomic
def book(room_id: UUID, wanted: NewBooking, *, by: Actor, at: datetime) -> Booking:
    """Take a room once. It waits for the house where the room asks for that and the actor does not keep the house.

    Raises ValidationError by field, also with who takes the room at that time; Refused in words.
    """
    room = locked_room(room_id)
    ensure(may_book_room(by, room, wanted.booked_for_id))
    check_wanted(room, wanted, at)
    check_free(room, wanted.starts_at, wanted.ends_at, by=by)
    booking = write_booking(room, wanted, state_for(room, by), by=by, at=at)
    record("activities.room_booked", booking, by=by, at=at, room=room.pk, state=booking.state)
    if booking.state == BookingState.ASKED:
        tell_keepers(booking)
    return booking


@atomic
def block(room_id: UUID, starts_at: datetime, ends_at: datetime, reason: str, *, by: Actor, at: datetime) -> Booking:
    """Close a room for a time, days or weeks. What is booked then is named and has to be settled first."""
    room = locked_room(room_id)
    ensure(may_keep_rooms(by, room.organisation_id))
    if ends_at <= starts_at:
        raise ValidationError({"ends": _("It ends before it begins.")})
    if ends_at - starts_at > LONGEST_BLOCK:
        raise ValidationError({"ends": _("At most a year.")})
    check_free(room, starts_at, ends_at, by=by)
    wanted = NewBooking(booked_for_id=room.organisation_id, starts_at=starts_at, ends_at=ends_at, purpose=reason)
    booking = write_booking(room, wanted, BookingState.CONFIRMED, is_block=True, by=by, at=at)
    record("activities.room_blocked", booking, by=by, at=at, room=room.pk)
    return booking


@atomic
def move(booking_id: UUID, wanted: NewBooking, *, by: Actor, at: datetime) -> Booking:
    """Change the time, the purpose or the equipment of one booking that has not begun. A new time waits for the house
    again where the room asks for that."""
    booking = locked_booking(booking_id, by)
    room = booking.room
    ensure(may_change_booking(by, booking, at))
    check_wanted(room, wanted, at, besides=booking.pk)
    check_free(room, wanted.starts_at, wanted.ends_at, by=by, besides=[booking.pk])
    rewrite_booking(booking, wanted, by=by)
    record("activities.booking_moved", booking, by=by, at=at, starts=wanted.starts_at)
    if booking.state == BookingState.ASKED:
        tell_keepers(booking)
    return booking


@atomic
def cancel(booking_id: UUID, reason: str = "", *, by: Actor, at: datetime) -> Booking:
    """Give up a booking that has not begun. The house says why when it takes a booking away from others."""
    booking = locked_booking(booking_id, by)
    ensure(may_change_booking(by, booking, at))
    reason = one_line(reason)[:300]
    if not reason and booking.booked_by_id != by.user_id and by.organisation_id != booking.booked_for_id:
        raise ValidationError({"reason": _("Say why: whoever booked the room will read it.")})
    release(booking, BookingState.CANCELLED, reason, by=by)
    record("activities.booking_cancelled", booking, by=by, at=at)
    tell_booker(booking, by=by)
    return booking


@atomic
def restore(booking_id: UUID, *, by: Actor, at: datetime) -> Booking:
    """Take back that a booking was given up, if the room and the equipment are still free."""
    booking = locked_booking(booking_id, by)
    ensure(may_restore_booking(by, booking, at))
    starts_at, ends_at = booking.during.lower, booking.during.upper
    check_free(booking.room, starts_at, ends_at, by=by)
    pieces = booking.equipment.values_list("equipment_id", flat=True)
    check_equipment(booking.room, tuple(pieces), starts_at, ends_at)
    booking.state = BookingState.CONFIRMED if booking.is_block else state_for(booking.room, by)
    booking.settled_by_id, booking.reason = None, ""
    booking.save(update_fields=["state", "settled_by_id", "reason"])
    booking.equipment.update(is_released=False)
    record("activities.booking_restored", booking, by=by, at=at)
    return booking


@atomic
def confirm(booking_id: UUID, *, by: Actor, at: datetime) -> Booking:
    """The house says yes."""
    booking = locked_booking(booking_id, by)
    ensure(may_settle_booking(by, booking, at))
    booking.state, booking.settled_by_id = BookingState.CONFIRMED, by.user_id
    booking.save(update_fields=["state", "settled_by_id"])
    record("activities.booking_confirmed", booking, by=by, at=at)
    tell_booker(booking, by=by)
    return booking


@atomic
def decline(booking_id: UUID, reason: str, *, by: Actor, at: datetime) -> Booking:
    """The house says no, and why; the time is free again."""
    booking = locked_booking(booking_id, by)
    ensure(may_settle_booking(by, booking, at))
    reason = one_line(reason)[:300]
    if not reason:
        raise ValidationError({"reason": _("Say why: whoever booked the room will read it.")})
    release(booking, BookingState.DECLINED, reason, by=by)
    record("activities.booking_declined", booking, by=by, at=at)
    tell_booker(booking, by=by)
    return booking


# -- Pieces, for a series too ---------------------------------------------------------------------------------------


def locked_room(room_id: UUID) -> Room:
    """The room, kept for this transaction: whoever else reaches for it waits."""
    return Room.objects.select_for_update().get(pk=room_id)


def locked_booking(booking_id: UUID, by: Actor) -> Booking:
    """A booking the actor sees, with its room locked first."""
    seen = Booking.objects.visible_to(by).values_list("room_id", flat=True).get(pk=booking_id)
    room = locked_room(seen)
    booking = Booking.objects.select_for_update().get(pk=booking_id)
    booking.room = room
    return booking


def state_for(room: Room, by: Actor) -> BookingState:
    """Whether a booking by this actor waits for the house."""
    waits = room.needs_approval and not may_keep_rooms(by, room.organisation_id)
    return BookingState.ASKED if waits else BookingState.CONFIRMED


def check_wanted(room: Room, wanted: NewBooking, at: datetime, *, besides: UUID | None = None) -> None:
    """Raise ValidationError where the room is not for that, whoever else wants it."""
    wrong: dict[str, Any] = {}
    if not one_line(wanted.purpose):
        wrong["purpose"] = _("Say what the room is needed for.")
    if wanted.people and wanted.people > room.seats:
        wrong["people"] = _("This room has seats for %(seats)s.") % {"seats": room.seats}
    if wanted.ends_at <= wanted.starts_at:
        wrong["ends"] = _("It ends before it begins.")
    elif wanted.starts_at <= at:
        wrong["starts"] = _("This time has passed.")
    elif problem := _outside_hours(room, wanted):
        wrong["starts"] = problem
    if wrong:
        raise ValidationError(wrong)
    check_equipment(room, wanted.equipment_ids, wanted.starts_at, wanted.ends_at, besides=besides)


def _outside_hours(room: Room, wanted: NewBooking) -> str:
    starts, ends = (moment.astimezone(ALMATY) for moment in (wanted.starts_at, wanted.ends_at))
    if starts.date() != ends.date():
        return _("A booking begins and ends on the same day.")
    if not room.online_link and (starts.time() < room.opens_at or ends.time() > room.closes_at):
        hours = {"opens": f"{room.opens_at:%H:%M}", "closes": f"{room.closes_at:%H:%M}"}
        return _("The room is open from %(opens)s to %(closes)s.") % hours
    return ""


def check_free(
    room: Room, starts_at: datetime, ends_at: datetime, *, by: Actor, besides: Collection[UUID] = ()
) -> None:
    """Raise ValidationError with what takes the room at that time, as far as the actor may know it."""
    others = list(in_the_way(room, starts_at, ends_at).exclude(pk__in=besides)[:5])
    if others:
        visible = visible_among(by, others)
        raise ValidationError({"starts": [taken_words(other, visible=other.pk in visible) for other in others]})


def check_equipment(
    room: Room, ids: Sequence[UUID], starts_at: datetime, ends_at: datetime, *, besides: UUID | None = None
) -> None:
    """Lock the pieces and raise ValidationError where one is not there or is taken with another booking."""
    if not ids:
        return
    there = Equipment.objects.filter(pk__in=ids, organisation=room.organisation_id, is_usable=True)
    if len(there.order_by("pk").select_for_update()) != len(set(ids)):
        raise ValidationError({"equipment": _("This equipment is not in use in this house.")})
    if taken := equipment_in_the_way(ids, starts_at, ends_at, besides=besides):
        names = ", ".join(f"{piece.name} ({piece.inventory_number})" for piece in taken)
        raise ValidationError({"equipment": _("Taken at that time: %(names)s.") % {"names": names}})


def write_booking(
    room: Room,
    wanted: NewBooking,
    state: BookingState,
    *,
    by: Actor,
    at: datetime,
    series: BookingSeries | None = None,
    is_block: bool = False,
) -> Booking:
    """Store a checked booking with its equipment."""
    if by.user_id is None:
        raise Refused(refuse(_("You do not book rooms.")))
    during, held = spans(room, wanted)
    booking = Booking.objects.create(
        room=room,
        booked_for_id=wanted.booked_for_id,
        series=series,
        state=state,
        during=during,
        held=held,
        purpose=one_line(wanted.purpose)[:300],
        people=wanted.people,
        is_block=is_block,
        booked_by_id=by.user_id,
        booked_by_name=by.name[:200],
        booked_at=at,
    )
    take_equipment(booking, wanted.equipment_ids)
    return booking


def rewrite_booking(booking: Booking, wanted: NewBooking, *, by: Actor) -> None:
    """Store the changes to a booking. Another time or more people are a new question to the house."""
    during, held = spans(booking.room, wanted)
    asks_anew = during != booking.during or (wanted.people or 0) > (booking.people or 0)
    if asks_anew and not booking.is_block:
        booking.state = state_for(booking.room, by)
    booking.during, booking.held = during, held
    booking.purpose, booking.people = one_line(wanted.purpose)[:300], wanted.people
    booking.save(update_fields=["state", "during", "held", "purpose", "people"])
    booking.equipment.all().delete()
    take_equipment(booking, wanted.equipment_ids)


def take_equipment(booking: Booking, ids: Sequence[UUID]) -> None:
    """Note the pieces that go with a booking."""
    EquipmentBooking.objects.bulk_create(
        EquipmentBooking(booking=booking, equipment_id=piece, held=booking.during) for piece in ids
    )


def release(booking: Booking, state: BookingState, reason: str, *, by: Actor) -> None:
    """Let go of the room and the equipment."""
    booking.state, booking.reason, booking.settled_by_id = state, reason, by.user_id
    booking.save(update_fields=["state", "reason", "settled_by_id"])
    booking.equipment.update(is_released=True)


def spans(room: Room, wanted: NewBooking) -> tuple[DateTimeTZRange, DateTimeTZRange]:
    """The time of use, and the time held: with the gap after it."""
    held_until = wanted.ends_at + timedelta(minutes=room.gap_minutes)
    return DateTimeTZRange(wanted.starts_at, wanted.ends_at), DateTimeTZRange(wanted.starts_at, held_until)
