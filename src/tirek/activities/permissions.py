"""Rules on activities, each a verdict with its reason."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from tirek.activities.enums import HOLDS_ROOM, ActivityPermission, BookingState, Entrance, EventState
from tirek.activities.models import Booking, Event, Room
from tirek.core.actor import Actor
from tirek.core.verdict import ALLOWED, Verdict, refuse


def may_organise_for(actor: Actor, organisation_id: UUID) -> Verdict:
    """Announcing events in the name of an organisation."""
    if actor.holds(ActivityPermission.ORGANISE, at=organisation_id):
        return ALLOWED
    return refuse(_("You do not organise events of this organisation."))


def may_edit_event(actor: Actor, event: Event, at: datetime) -> Verdict:
    """Changing what is announced: until it has begun; what has been held is told in the report."""
    organising = may_organise_for(actor, event.organiser_id)
    if not organising:
        return organising
    if event.state != EventState.PLANNED:
        return refuse(_("Only a planned event can be changed."))
    if event.starts_at <= at:
        return refuse(_("This event has begun: what happened is told in its report."))
    return ALLOWED


def may_close_event(actor: Actor, event: Event, at: datetime) -> Verdict:
    """Reporting on an event that is over."""
    organising = may_organise_for(actor, event.organiser_id)
    if not organising:
        return organising
    if event.state != EventState.PLANNED:
        return refuse(_("This event is reported already or was cancelled."))
    if not event.is_over(at):
        return refuse(_("The report is written when the event is over."))
    return ALLOWED


def may_take_attendance(actor: Actor, event: Event) -> Verdict:
    """Writing down who came."""
    if event.state == EventState.CANCELLED:
        return refuse(_("This event was cancelled."))
    if actor.holds(ActivityPermission.REGISTER_ATTENDANCE, at=event.organiser_id):
        return ALLOWED
    return refuse(_("You do not write down who comes to events of this organisation."))


def may_see_participants(actor: Actor, event: Event) -> Verdict:
    """Seeing who has registered and who came, by name."""
    if actor.holds(ActivityPermission.SEE_PARTICIPANTS, at=event.organiser_id):
        return ALLOWED
    return refuse(_("You do not see who comes to events of this organisation."))


def may_register(event: Event, at: datetime) -> Verdict:
    """Whether anybody can still register."""
    if event.entrance == Entrance.FREE:
        return refuse(_("Come without registration."))
    if event.state != EventState.PLANNED:
        return refuse(_("Registration is closed."))
    if event.starts_at <= at:
        return refuse(_("The event has begun: registration is closed."))
    return ALLOWED


def may_keep_rooms(actor: Actor, organisation_id: UUID) -> Verdict:
    """Describing the rooms of a house, closing them for a time, saying yes or no to bookings."""
    if actor.holds(ActivityPermission.KEEP_ROOMS, at=organisation_id):
        return ALLOWED
    return refuse(_("You do not keep the rooms of this house."))


def may_book_room(actor: Actor, room: Room, booked_for_id: UUID) -> Verdict:
    """Taking a room for an organisation: one's own, or any when one keeps the house."""
    if not room.is_open:
        return refuse(_("This room is not in use."))
    if may_keep_rooms(actor, room.organisation_id) or actor.holds(ActivityPermission.BOOK_ROOMS, at=booked_for_id):
        return ALLOWED
    return refuse(_("You do not book rooms for this organisation."))


def may_change_booking(actor: Actor, booking: Booking, at: datetime) -> Verdict:
    """Moving or giving up a booking until it has begun: whoever books for that organisation, and the house."""
    if booking.state not in HOLDS_ROOM:
        return refuse(_("This booking no longer holds the room."))
    if booking.during.lower <= at:
        return refuse(_("This booking has begun: what has been is not changed."))
    return _concerned(actor, booking)


def may_settle_booking(actor: Actor, booking: Booking, at: datetime) -> Verdict:
    """Saying yes or no to a booking that waits for the house."""
    keeping = may_keep_rooms(actor, booking.room.organisation_id)
    if not keeping:
        return keeping
    if booking.state != BookingState.ASKED:
        return refuse(_("This booking does not wait for the house."))
    if booking.during.upper <= at:
        return refuse(_("This time has passed."))
    return ALLOWED


def may_restore_booking(actor: Actor, booking: Booking, at: datetime) -> Verdict:
    """Taking back that a booking was given up."""
    if booking.state != BookingState.CANCELLED:
        return refuse(_("Only a booking that was given up is taken back."))
    if booking.during.lower <= at:
        return refuse(_("This time has passed."))
    return _concerned(actor, booking)


def _concerned(actor: Actor, booking: Booking) -> Verdict:
    if may_keep_rooms(actor, booking.room.organisation_id):
        return ALLOWED
    if actor.holds(ActivityPermission.BOOK_ROOMS, at=booking.booked_for_id) and not booking.is_block:
        return ALLOWED
    return refuse(_("You do not book rooms for this organisation."))
