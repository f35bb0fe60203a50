"""Rules on activities, each a verdict with its reason."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from tirek.activities.enums import (
    HOLDS_ROOM,
    ActivityPermission,
    BookingState,
    Entrance,
    EventState,
    QuestionState,
    SlotState,
    TourState,
)
from tirek.activities.models import Booking, Event, EventPart, Question, Room, Slot, Tour, TourAgency
from tirek.core.actor import Actor, Reach
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


def may_plan_tours(actor: Actor, organisation_id: UUID) -> Verdict:
    """Planning tours in the name of an organisation."""
    if actor.holds(ActivityPermission.PLAN_TOURS, at=organisation_id):
        return ALLOWED
    return refuse(_("You do not plan tours of this organisation."))


def may_change_tour(actor: Actor, tour: Tour) -> Verdict:
    """Changing a tour, its stops and its team until it is concluded."""
    planning = may_plan_tours(actor, tour.organiser_id)
    if not planning:
        return planning
    if tour.state in (TourState.DONE, TourState.CANCELLED):
        return refuse(_("This tour is over: it is not changed any more."))
    return ALLOWED


def may_take_questions(actor: Actor, event: Event) -> Verdict:
    """Writing down what is asked at an event: its organiser, whoever takes part in it, the team of its tour."""
    if event.state == EventState.CANCELLED:
        return refuse(_("This event was cancelled."))
    reach = actor.reach(ActivityPermission.TAKE_QUESTIONS)
    if reach.everywhere or event.organiser_id in reach:
        return ALLOWED
    if reach and _takes_part(event, reach):
        return ALLOWED
    return refuse(_("You do not take down questions at events of this organisation."))


def _takes_part(event: Event, reach: Reach) -> bool:
    parts = EventPart.objects.filter(reach.q("organisation_id"), event=event)
    team = TourAgency.objects.filter(reach.q("organisation_id"), tour__stops__event=event)
    return parts.exists() or team.exists()


def may_assign_question(actor: Actor, question: Question) -> Verdict:
    """Saying which agency answers, and until when: the organiser of the event."""
    if not actor.holds(ActivityPermission.ANSWER_QUESTIONS, at=question.event.organiser_id):
        return refuse(_("Only the organiser of the event says who answers."))
    return _still_open(question)


def may_answer_question(actor: Actor, question: Question) -> Verdict:
    """Answering: the agency it was given to, and the organiser of the event."""
    bodies = filter(None, (question.agency_id, question.event.organiser_id))
    if not any(actor.holds(ActivityPermission.ANSWER_QUESTIONS, at=body) for body in bodies):
        return refuse(_("Only the agency this question was given to answers it."))
    return _still_open(question)


def may_give_back_question(actor: Actor, question: Question) -> Verdict:
    """Saying that a question belongs elsewhere: the agency it was given to."""
    if question.state != QuestionState.ASSIGNED:
        return refuse(_("This question is with no agency."))
    if actor.holds(ActivityPermission.ANSWER_QUESTIONS, at=question.agency_id):
        return ALLOWED
    return refuse(_("Only the agency this question was given to gives it back."))


def may_publish_question(actor: Actor, question: Question) -> Verdict:
    """Choosing the public wording of an answered question: the organiser of the event."""
    if not actor.holds(ActivityPermission.ANSWER_QUESTIONS, at=question.event.organiser_id):
        return refuse(_("Only the organiser of the event publishes answers."))
    if question.state != QuestionState.ANSWERED:
        return refuse(_("Only an answered question is published."))
    return ALLOWED


def may_make_case_of_question(actor: Actor, question: Question) -> Verdict:
    """Making a case of a question: whoever may answer it or has taken it down."""
    if question.taken_by_id is not None and question.taken_by_id == actor.user_id:
        return _still_open(question)
    return may_answer_question(actor, question)


def _still_open(question: Question) -> Verdict:
    if question.state in (QuestionState.ASKED, QuestionState.ASSIGNED):
        return ALLOWED
    return refuse(_("This question is answered already."))


def may_receive(actor: Actor, office_id: UUID) -> Verdict:
    """Opening hours of remote reception at an office and receiving there."""
    if actor.holds(ActivityPermission.RECEIVE, at=office_id):
        return ALLOWED
    return refuse(_("You do not receive visitors at this office."))


def may_cancel_slot(actor: Actor, slot: Slot, at: datetime) -> Verdict:
    """Calling off a time of reception that has not begun."""
    receiving = may_receive(actor, slot.office_id)
    if not receiving:
        return receiving
    if slot.state not in (SlotState.FREE, SlotState.BOOKED) or slot.starts_at <= at:
        return refuse(_("Only a time that is still to come is called off."))
    return ALLOWED


def may_settle_slot(actor: Actor, slot: Slot, at: datetime) -> Verdict:
    """Writing down what came of a visit: once it has begun."""
    receiving = may_receive(actor, slot.office_id)
    if not receiving:
        return receiving
    if slot.state != SlotState.BOOKED:
        return refuse(_("Nobody has booked this time, or its outcome is written down."))
    if slot.starts_at > at:
        return refuse(_("The outcome is written down when the visit has begun."))
    return ALLOWED


def may_book_slot(slot: Slot, at: datetime) -> Verdict:
    """Whether anybody can still book a time."""
    if slot.state != SlotState.FREE:
        return refuse(_("Somebody has just booked this time. Choose another one."))
    if slot.starts_at <= at:
        return refuse(_("This time has passed."))
    return ALLOWED


def may_change_visit(slot: Slot, at: datetime) -> Verdict:
    """Whether the visitor can still move or call off the visit."""
    if slot.state != SlotState.BOOKED:
        return refuse(_("This visit is over or was called off."))
    if slot.starts_at <= at:
        return refuse(_("This visit has begun."))
    return ALLOWED
