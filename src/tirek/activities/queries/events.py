"""Reads of events, page-shaped."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Subquery

from tirek.activities.enums import ActivityPermission, EventState, Evidence, RegistrationState
from tirek.activities.models import Event, Headcount
from tirek.activities.models.event import EventQuerySet
from tirek.core.actor import Actor
from tirek.network.models import Organisation
from tirek.territory.models import Area, AreaWithin

NEAR = 5


def public_events(
    *,
    now: datetime,
    past: bool = False,
    held: bool = False,
    region_id: UUID | None = None,
    kind: str = "",
    language: str = "",
    text: str = "",
    project_id: UUID | None = None,
) -> "QuerySet[Event, Event]":
    """Announced to everyone: those to come, the nearest first, or those over (``held``: and reported), the latest
    first; by the words of the title and the place, in any of the languages."""
    found = Event.objects.filter(is_public=True).select_related("organiser", "area")
    found = found.held() if held else found.standing()
    past = past or held
    found = found.filter(ends_at__lt=now) if past else _not_over(found, now)
    for word in text.split()[:5]:
        found = found.filter(_says(word))
    if project_id:
        found = found.filter(project_id=project_id)
    if region_id:
        within = AreaWithin.objects.filter(ancestor_id=region_id, during__contains=now.date())
        found = found.filter(area__in=within.values("area"))
    if kind:
        found = found.filter(kind=kind)
    if language:
        found = found.filter(language=language)
    return found.order_by("-starts_at", "-id") if past else found.order_by("starts_at", "id")


def _not_over(events: EventQuerySet, now: datetime) -> EventQuerySet:
    """Events that end later. They are read in the order of their beginning: the first beginning of one not over yet,
    found in the index alone (``event_public_by_time``), spares reading all that have been."""
    later = events.filter(ends_at__gte=now)
    first = later.order_by("starts_at").values("starts_at")[:1]
    return later.filter(starts_at__gte=Subquery(first))


def _says(word: str) -> Q:
    columns = ("name_kk", "name_ru", "name_en", "place", "host")
    return reduce(or_, (Q(**{f"{column}__icontains": word}) for column in columns))


def own_events(actor: Actor, *, state: str, now: datetime) -> "QuerySet[Event, Event]":
    """Events the actor organises, by where they stand: coming, to_report, closed, cancelled."""
    reach = actor.reach(ActivityPermission.VIEW)
    found = Event.objects.visible_to(actor).filter(reach.q("organiser_id")).select_related("organiser", "area")
    if state == "to_report":
        return found.unreported(now).order_by("ends_at", "id")
    if state in (EventState.CLOSED, EventState.CANCELLED):
        return found.filter(state=state).order_by("-starts_at", "-id")
    return found.filter(state=EventState.PLANNED, ends_at__gte=now).order_by("starts_at", "id")


def to_report(actor: Actor, now: datetime) -> "QuerySet[Event, Event]":
    """Events over and not reported that the actor may report on."""
    reach = actor.reach(ActivityPermission.ORGANISE)
    return Event.objects.unreported(now).filter(reach.q("organiser_id")) if reach else Event.objects.none()


@dataclass(frozen=True, slots=True)
class EventPage:
    """One event as anybody may read it."""

    event: Event
    parts: list[Any]
    programme: list[Any]
    photos: list[Any]
    counts: list[Headcount]
    others: list[Event]
    taken: int
    waiting: int

    @property
    def free(self) -> int | None:
        """Places left; None without a limit."""
        return None if self.event.capacity is None else max(self.event.capacity - self.taken, 0)


def event_page(event: Event, *, now: datetime, with_all_photos: bool = False) -> EventPage:
    """What the page of an event shows; six queries whatever its size. Nobody is named but speakers and the host."""
    photos = event.photos.all() if with_all_photos else event.photos.filter(people_agreed=True)
    taken = event.registrations.aggregate(
        taken=Count("pk", filter=Q(state=RegistrationState.CONFIRMED)),
        waiting=Count("pk", filter=Q(state__in=[RegistrationState.WAITING, RegistrationState.ASKED])),
    )
    return EventPage(
        event=event,
        parts=list(event.parts.select_related("organisation").order_by("role", "organisation__code")),
        programme=list(event.programme.all()),
        photos=list(photos),
        counts=sorted(event.headcounts.all(), key=lambda row: list(Evidence.values).index(row.evidence)),
        others=_others(event, now),
        taken=taken["taken"],
        waiting=taken["waiting"],
    )


def _others(event: Event, now: datetime) -> list[Event]:
    """The next ones of the series."""
    if event.series_id is None:
        return []
    coming = Event.objects.standing().filter(series=event.series_id, starts_at__gt=now, is_public=event.is_public)
    return list(coming.exclude(pk=event.pk).order_by("starts_at")[:NEAR])


def organisers_for(actor: Actor, on: date, *, most: int = 300) -> list[Organisation]:
    """Organisations the actor may organise for, the own one first."""
    reach = actor.reach(ActivityPermission.ORGANISE)
    found = Organisation.objects.on(on).filter(reach.q("pk")).order_by("path")[:most] if reach else []
    return sorted(found, key=lambda each: each.pk != actor.organisation_id)


def areas_for(organiser: Organisation | None, on: date) -> "QuerySet[Area]":
    """Places an event may be in: regions, districts, and the organiser's own area."""
    known = Area.objects.region_level() | Area.objects.district_level()
    own = [organiser.area_id] if organiser else []
    return Area.objects.existing_on(on).filter(Q(pk__in=known.values("pk")) | Q(pk__in=own)).order_by("kato", "id")


def coming_of(organisation: Organisation, now: datetime) -> list[Event]:
    """The next public events of an organisation, its own and those it takes part in."""
    own = Q(organiser=organisation) | Q(parts__organisation=organisation)
    found = Event.objects.filter(own, is_public=True, ends_at__gte=now).standing()
    return list(found.distinct().order_by("starts_at", "id")[:NEAR])
