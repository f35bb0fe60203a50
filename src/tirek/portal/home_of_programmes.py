"""What waits on the start page of roadmaps, reviews, initiatives and research."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.calendar import local_date
from tirek.programmes.queries.initiatives import calls_to_make
from tirek.programmes.queries.research import advice_to_answer
from tirek.programmes.queries.review_pages import decisions_due
from tirek.programmes.queries.roadmap_pages import my_actions

Pile = tuple[str, "QuerySet[Any, Any]", str, str, str]
SOON = timedelta(days=30)


def of_programmes(actor: Actor, at: datetime) -> list[Pile]:
    """Actions and decisions of one's own organisation that are due or late, calls to make, recommendations."""
    today = local_date(at)
    mine, roadmaps = my_actions(actor, on=today, soon=today + SOON), reverse("programmes:my_actions")
    decisions = decisions_due(actor, soon=today + SOON)
    return [
        (_("Actions of roadmaps, late"), mine.filter(due_on__lt=today), roadmaps, "alert-circle", "danger"),
        (_("Actions of roadmaps, due soon"), mine.filter(due_on__gte=today), roadmaps, "route", "warning"),
        (_("Decisions of reviews to carry out"), decisions, roadmaps, "gavel", "warning"),
        (_("Follow-up calls"), calls_to_make(actor, on=today), reverse("programmes:calls"), "phone", "warning"),
        (_("Recommendations to answer"), advice_to_answer(actor), reverse("programmes:research"), "bulb", "info"),
    ]
