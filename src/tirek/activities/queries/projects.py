"""Projects, page-shaped: what was promised, who carries it out, what came of it; every number opens its events."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from tirek.activities.enums import COUNTED, ActivityPermission, EventState, Evidence
from tirek.activities.models import Event, Headcount, Project, ProjectBody
from tirek.activities.queries.courses import in_language
from tirek.core.actor import Actor
from tirek.network.models import Organisation
from tirek.territory.models import Area, AreaWithin


def projects(*, on: date, kind: str = "", ended: bool = False, text: str = "") -> QuerySet[Project, Project]:
    """Projects that run (or have ended), the newest first, each with its bodies and events held."""
    running = Q(during__contains=on) | Q(during__startswith__gt=on)
    found = Project.objects.exclude(running) if ended else Project.objects.filter(running)
    if kind:
        found = found.filter(kind=kind)
    for word in text.split()[:5]:
        found = found.filter(Q(name_kk__icontains=word) | Q(name_ru__icontains=word) | Q(name_en__icontains=word))
    counted = found.select_related("organisation").annotate(
        body_count=_count(ProjectBody.objects.filter(project=OuterRef("pk"), until__isnull=True), "project"),
        held_count=_count(Event.objects.held().filter(project=OuterRef("pk")), "project"),
    )
    return counted.order_by("-during__startswith", "-id")


def _count(rows: "QuerySet[Event] | QuerySet[ProjectBody]", column: str) -> Coalesce:
    counted = rows.order_by().values(column).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


@dataclass(frozen=True, slots=True)
class Came:
    """Events held, attendances counted, and what organisers estimated, which is never added to them."""

    events: int
    counted: int
    estimated: int


@dataclass(frozen=True, slots=True)
class RegionLine:
    """What the bodies of a region did."""

    area: Area
    bodies: int
    events: int
    counted: int


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """One project as anybody may read it."""

    project: Project
    goal: str
    result: str
    came: Came
    planned: list[Event]
    regions: list[RegionLine]
    bodies: int


def project_page(project: Project, *, on: date) -> ProjectPage:
    """Nine queries whatever its size. Counted are the public events, so that every number opens what it counts."""
    events = Event.objects.filter(project=project, is_public=True)
    held, planned = events.held(), events.filter(state=EventState.PLANNED, held_on__gte=on)
    return ProjectPage(
        project=project,
        goal=in_language(project, "goal"),
        result=in_language(project, "result"),
        came=_came(held),
        planned=list(planned.select_related("area", "organiser").order_by("starts_at", "id")[:5]),
        regions=_by_region(project, held, on),
        bodies=project.bodies.filter(until__isnull=True).count(),
    )


def _came(held: QuerySet[Event]) -> Came:
    counts = Headcount.objects.filter(event__in=held.values("pk"))
    totals = counts.aggregate(
        counted=Sum("attendances", filter=Q(evidence__in=COUNTED), default=0),
        estimated=Sum("attendances", filter=Q(evidence=Evidence.ESTIMATE), default=0),
    )
    return Came(held.count(), totals["counted"], totals["estimated"])


def _by_region(project: Project, held: QuerySet[Event], on: date) -> list[RegionLine]:
    """Regions where bodies take part, and what is held there. Five queries."""
    regions = {area.pk: area for area in Area.objects.region_level().existing_on(on)}
    within = AreaWithin.objects.filter(ancestor__in=regions, during__contains=on)
    above = dict(within.values_list("area_id", "ancestor_id"))
    bodies = project.bodies.filter(until__isnull=True).order_by().values_list("organisation__area")
    events = held.order_by().values_list("area").annotate(number=Count("pk"))
    counts = Headcount.objects.filter(event__in=held.values("pk"), evidence__in=COUNTED).order_by()
    came = counts.values_list("event__area").annotate(number=Sum("attendances"))
    totals: dict[UUID, list[int]] = {key: [0, 0, 0] for key in regions}
    for column, rows in enumerate((bodies.annotate(number=Count("pk")), events, came)):
        for area_id, number in rows:
            if region := above.get(area_id):
                totals[region][column] += number
    found = [RegionLine(regions[key], *numbers) for key, numbers in totals.items() if any(numbers)]
    return sorted(found, key=lambda line: (-line.events, line.area.kato or ""))


def bodies_of(project: Project, *, region_id: UUID | None = None, on: date) -> QuerySet[ProjectBody, ProjectBody]:
    """Bodies that carry the project out, in the order of the tree, each with its events under it that were held."""
    found = project.bodies.filter(until__isnull=True)
    if region_id:
        within = AreaWithin.objects.filter(ancestor_id=region_id, during__contains=on)
        found = found.filter(organisation__area__in=within.values("area"))
    held = Event.objects.held().filter(project=project, organiser=OuterRef("organisation"), is_public=True)
    counted = held.order_by().values("organiser").annotate(number=Count("pk")).values("number")
    events = Coalesce(Subquery(counted, output_field=IntegerField()), 0)
    rows = found.select_related("organisation__area").annotate(events=events)
    return rows.order_by(F("organisation__path").asc(), "id")


def open_projects_of(organisations: list[Organisation], on: date) -> QuerySet[Project, Project]:
    """Running projects that some of these bodies lead or take part in: their events may be part of them."""
    taking_part = ProjectBody.objects.filter(organisation__in=organisations, until__isnull=True)
    own = Q(organisation__in=organisations) | Q(pk__in=taking_part.values("project"))
    return Project.objects.filter(own, during__contains=on).order_by("name_kk", "id")


def joining_bodies(project: Project, actor: Actor, on: date, *, most: int = 200) -> list[Organisation]:
    """Bodies the actor organises for that do not take part yet, the own one first."""
    reach = actor.reach(ActivityPermission.ORGANISE)
    if not reach:
        return []
    inside = ProjectBody.objects.filter(project=project, until__isnull=True).values("organisation")
    free = Organisation.objects.on(on).filter(reach.q("pk")).exclude(pk__in=inside)
    found = free.exclude(pk=project.organisation_id).order_by("path")[:most]
    return sorted(found, key=lambda each: each.pk != actor.organisation_id)


def projects_of(organisation: Organisation, on: date) -> list[Project]:
    """Running projects that a body leads or takes part in."""
    return list(open_projects_of([organisation], on)[:10])
