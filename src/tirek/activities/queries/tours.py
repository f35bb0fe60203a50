"""Reads of tours: the public list and page, and what the organiser's pages need."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from tirek.activities.enums import ActivityPermission, EventState, TourState
from tirek.activities.models import Event, Question, Tour, TourAgency, TourStop
from tirek.activities.queries.questions import published_at
from tirek.core.actor import Actor
from tirek.network.models import Organisation
from tirek.programmes.models import Service
from tirek.territory.models import AreaWithin


def tours(*, on: date, past: bool = False, region_id: UUID | None = None) -> "QuerySet[Tour, Tour]":
    """Tours to come or under way, the nearest first; or those over, the latest first. Each with ``stop_count``."""
    over = Q(state__in=[TourState.DONE, TourState.CANCELLED]) | Q(ends_on__lt=on)
    found = Tour.objects.filter(over) if past else Tour.objects.exclude(over)
    if region_id:
        within = AreaWithin.objects.filter(ancestor_id=region_id, during__contains=on)
        found = found.filter(pk__in=TourStop.objects.filter(event__area__in=within.values("area")).values("tour"))
    found = found.select_related("organiser").annotate(stop_count=Count("stops", distinct=True))
    return found.order_by("-begins_on", "-id") if past else found.order_by("begins_on", "id")


@dataclass(frozen=True, slots=True)
class StopAnswers:
    """What was asked at one stop and may be read by everyone."""

    event: Event
    questions: list[Question]


@dataclass(frozen=True, slots=True)
class TourPage:
    """A tour as anybody may read it."""

    tour: Tour
    stops: list[TourStop]
    agencies: list[TourAgency]
    services: list[Service]
    answers: list[StopAnswers]

    @property
    def standing_stops(self) -> list[TourStop]:
        return [stop for stop in self.stops if stop.event.state != EventState.CANCELLED]


def tour_page(tour: Tour) -> TourPage:
    """What the page of a tour shows; four queries whatever its size. Nobody who asked is named."""
    stops = stops_of(tour)
    published = published_at([stop.event_id for stop in stops])
    grouped = groupby(published, key=lambda question: question.event)
    return TourPage(
        tour=tour,
        stops=stops,
        agencies=agencies_of(tour),
        services=list(tour.services.order_by("category", "name_kk")),
        answers=[StopAnswers(event, list(questions)) for event, questions in grouped],
    )


def stops_of(tour: Tour) -> list[TourStop]:
    """The stops in the order of time, those called off too."""
    return list(tour.stops.select_related("event__area").order_by("event__starts_at", "position"))


def agencies_of(tour: Tour) -> list[TourAgency]:
    """The team, the organiser first."""
    rows = tour.agencies.select_related("organisation").order_by("organisation__name_kk", "id")
    return sorted(rows, key=lambda row: row.organisation_id != tour.organiser_id)


@dataclass(frozen=True, slots=True)
class TourCounts:
    """How the questions of a tour stand."""

    asked: int
    open: int
    late: int
    answered: int
    published: int


def counts_of(tour: Tour, on: date) -> TourCounts:
    """One query."""
    rows = Question.objects.filter(event__stop__tour=tour)
    return TourCounts(
        **rows.aggregate(
            asked=Count("pk"),
            open=Count("pk", filter=Q(state__in=["asked", "assigned"])),
            late=Count("pk", filter=Q(state="assigned", due_on__lt=on)),
            answered=Count("pk", filter=Q(state__in=["answered", "case"])),
            published=Count("pk", filter=Q(published_at__isnull=False)),
        )
    )


def tour_of(event: Event) -> Tour | None:
    """The tour an event is a stop of."""
    return Tour.objects.filter(stops__event=event).first()


def planners_for(actor: Actor, on: date, *, most: int = 300) -> list[Organisation]:
    """Organisations the actor may plan tours for, the own one first."""
    reach = actor.reach(ActivityPermission.PLAN_TOURS)
    found: Iterable[Organisation] = (
        Organisation.objects.on(on).filter(reach.q("pk"), kind="office").order_by("path")[:most] if reach else []
    )
    return sorted(found, key=lambda each: each.pk != actor.organisation_id)
