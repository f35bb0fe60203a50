"""What activities show on the pages of other apps."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from tirek.activities import panels_of_training
from tirek.activities.models import Event
from tirek.activities.permissions import may_organise_for, may_take_questions
from tirek.activities.queries.events import coming_of
from tirek.activities.queries.questions import published_at
from tirek.activities.queries.tours import tour_of
from tirek.core.actor import Actor
from tirek.core.panels import register_panel
from tirek.network.models import Organisation


def register() -> None:
    """Fill the slots."""
    register_panel("organisation", "activities/panels/organisation_events.html", _events_of, order=60)
    register_panel("event", "activities/panels/event_questions.html", _questions_of, order=40)
    panels_of_training.register()


def _events_of(actor: Actor, organisation: Organisation) -> Mapping[str, Any] | None:
    """The next public events; for organisers also the way to announce one."""
    events = coming_of(organisation, timezone.now())
    organises = bool(may_organise_for(actor, organisation.pk))
    return {"events": events, "organises": organises, "code": organisation.code} if events or organises else None


def _questions_of(actor: Actor, event: Event) -> Mapping[str, Any] | None:
    """What was asked there and answered in public; its tour; for staff the way to take questions down."""
    takes = not actor.is_anonymous and bool(may_take_questions(actor, event))
    found = {"event": event, "tour": tour_of(event), "questions": list(published_at([event.pk])), "takes": takes}
    return found if takes or found["tour"] or found["questions"] else None
