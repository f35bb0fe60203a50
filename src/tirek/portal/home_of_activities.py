"""What waits on the start page of events, questions, visits, rooms and training."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tirek.activities.queries.events import to_report
from tirek.activities.queries.questions import to_answer, to_assign
from tirek.activities.queries.reception import to_settle as visits_to_settle
from tirek.activities.queries.rooms import to_settle
from tirek.activities.queries.training_due import due_courses
from tirek.core.actor import Actor
from tirek.core.calendar import local_date

Pile = tuple[str, "QuerySet[Any, Any]", str, str, str]


def of_rooms_and_training(actor: Actor, at: datetime) -> list[Pile]:
    """Bookings that wait for a word of the house; courses one's roles ask for that one has not, or not for long."""
    bookings = reverse("activities:bookings")
    mine, training = due_courses(actor, local_date(at)), reverse("activities:training")
    return [
        (_("Bookings to settle"), to_settle(actor), bookings, "door", "warning"),
        (_("Courses I have to take"), mine, training, "school", "info"),
    ]


def of_events(actor: Actor, at: datetime) -> list[Pile]:
    """Events over whose report is owed."""
    address = f"{reverse('activities:event_work')}?state=to_report"
    return [(_("Events to report"), to_report(actor, at), address, "calendar-check", "warning")]


def of_questions(actor: Actor, at: datetime) -> list[Pile]:
    """Questions of tours and other events that wait for an agency or for our answer; visits without an outcome."""
    desk, given = reverse("activities:questions"), to_answer(actor)
    late = given.filter(due_on__lt=local_date(at))
    visits = f"{reverse('activities:reception_work')}?tab=settle"
    return [
        (_("Questions to give to an agency"), to_assign(actor), f"{desk}?tab=sort", "message-question", "warning"),
        (_("Questions to answer"), given, f"{desk}?tab=ours", "message-question", "warning"),
        (_("Answers to questions that are late"), late, f"{desk}?tab=ours&late=on", "alert-circle", "danger"),
        (_("Visits without an outcome"), visits_to_settle(actor, at), visits, "video", "warning"),
    ]
