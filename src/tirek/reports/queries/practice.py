"""Notes on what worked, beside figures and sheets."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from tirek.core.actor import Actor
from tirek.reports.enums import ReportPermission
from tirek.reports.models import PracticeNote
from tirek.reports.period import Period


def notes_beside(actor: Actor, codes: Iterable[str], period: Period) -> dict[str, list[PracticeNote]]:
    """Indicator → published notes about it and a period, the last first (one query)."""
    rows = PracticeNote.objects.visible_to(actor).published().filter(indicator__in=list(codes), period=period.code)
    found: dict[str, list[PracticeNote]] = defaultdict(list)
    for note in rows.select_related("organisation").defer("text", "organisation__search_keys"):
        found[note.indicator].append(note)
    return dict(found)


def notes_of_regions(actor: Actor, areas: Iterable[UUID], days: Period) -> list[PracticeNote]:
    """Published notes of offices in some regions about periods that touch these days, the last first (one query)."""
    rows = PracticeNote.objects.visible_to(actor).published().filter(region__in=list(areas))
    found = rows.select_related("organisation", "region").defer("text", "organisation__search_keys")
    return [note for note in found if _touch(Period.parse(note.period), days)]


def _touch(one: Period, other: Period) -> bool:
    return one.first <= other.last and other.first <= one.last


def notes_to_decide(actor: Actor) -> "QuerySet[PracticeNote]":
    """Notes that wait for the actor as coordinator; not their own."""
    waiting = PracticeNote.objects.visible_to(actor).waiting().exclude(author_id=actor.user_id)
    return waiting if actor.holds(ReportPermission.PUBLISH_PRACTICE) else waiting.none()


def notes_returned(actor: Actor) -> "QuerySet[PracticeNote]":
    """Notes of the actor's own that were given back to be written anew."""
    mine = PracticeNote.objects.visible_to(actor).filter(state="returned", author_id=actor.user_id)
    return mine if actor.user_id else mine.none()
