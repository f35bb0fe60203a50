"""What waits on the start page of rooms and training."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

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
