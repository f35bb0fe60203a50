"""What people said and what was done; and where it was said, told by apps further left."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise

from tirek.core.actor import Actor
from tirek.programmes.models import Voice


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something said that may be linked, in words that name nobody; ``url`` opens the record."""

    key: UUID
    text: str
    said_on: date
    area_id: UUID | None = None
    url: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class VoiceSource:
    """A place where people say things: a kind of voice, and what was said there with some words, the newest first."""

    kind: str
    title: str | Promise
    find: Callable[[Actor, str], list[Candidate]]


_sources: dict[str, VoiceSource] = {}


def hear_from(source: VoiceSource) -> None:
    """Registered from ``ready()`` by the app that owns the records; one for each kind."""
    _sources[source.kind] = source


def sources() -> list[VoiceSource]:
    """All places, in the order they were registered."""
    return list(_sources.values())


def candidates(actor: Actor, kind: str, text: str) -> list[Candidate]:
    """What was said in a place and may be linked; empty for an unknown place."""
    source = _sources.get(kind)
    return source.find(actor, text) if source else []


def published(*, programme: UUID | None = None) -> QuerySet[Voice, Voice]:
    """What everyone may read, the newest first."""
    found = Voice.objects.filter(published_at__isnull=False)
    if programme:
        found = found.filter(programme=programme)
    return found.select_related("programme", "area", "action__roadmap", "action__owner").order_by("-said_on", "-id")


def of_programme(actor: Actor, programme: UUID) -> QuerySet[Voice, Voice]:
    """All that is linked to a programme, the unanswered first."""
    rows = Voice.objects.visible_to(actor).filter(programme=programme).select_related("area", "action")
    return rows.order_by("published_at", "-said_on", "-id")
