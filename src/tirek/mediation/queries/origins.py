"""What a signal came from: a question of a tour, an application, a text of an outlet. Apps that this one does not know
say how theirs is found and who may see it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tirek.activities.models import Question
from tirek.core.actor import Actor
from tirek.mediation.enums import SignalSource
from tirek.mediation.models import Signal


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something was noticed: the place, the day, its own name and page; ``text`` only where it is public."""

    source: str
    about_id: UUID
    area_id: UUID | None
    on: date
    label: str
    url: str
    text: str = ""


Finder = Callable[[Actor, UUID], Origin | None]
_FINDERS: dict[str, Finder] = {}


def register_origin(source: SignalSource, finder: Finder) -> None:
    """A slot for apps whose records become signals. The finder answers None for what the actor may not see. Called once
    from ``ready()``; a second call changes nothing."""
    _FINDERS[str(source)] = finder


def origin_of(actor: Actor, source: str, about_id: UUID | None) -> Origin | None:
    """What a signal came from, if the actor may see it."""
    finder = _FINDERS.get(str(source))
    return finder(actor, about_id) if finder and about_id else None


def told_of(source: str, about_id: UUID) -> Signal | None:
    """The signal that was made of something already; for those who see that thing."""
    return Signal.objects.select_related("office").filter(source=source, about_id=about_id).first()


def question_of_a_tour(actor: Actor, key: UUID) -> Origin | None:
    """A question of a tour or event."""
    found = Question.objects.visible_to(actor).select_related("event").filter(pk=key).first()
    if found is None:
        return None
    event = found.event
    day = event.held_on or event.starts_at.date()
    return Origin(SignalSource.TOUR, key, event.area_id, day, event.name, found.get_absolute_url(), found.text)
