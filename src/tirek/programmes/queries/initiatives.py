"""Initiatives, page-shaped: the funnel, cohorts, why people dropped out, and those on the way."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from tirek.core.actor import Actor
from tirek.people.enums import ContactKind
from tirek.people.models import Contact
from tirek.programmes.enums_of_initiatives import (
    FOLLOW_UP_MONTHS,
    CallOutcome,
    CallState,
    DropReason,
    EnrolmentState,
    InitiativePermission,
)
from tirek.programmes.models import Enrolment, FollowUp, HandOver, Initiative, Stage, StageReached
from tirek.programmes.queries.regional import quarter_on
from tirek.programmes.queries.roadmap_pages import in_language

FEWEST = 5
ROMAN = ("I", "II", "III", "IV")
"""Fewer people than this are not told to the public."""


def initiatives(*, on: date, kind: str = "", ended: bool = False) -> QuerySet[Initiative, Initiative]:
    """Initiatives that run (or have ended), the newest first, each with how many people came in."""
    running = Q(during__contains=on) | Q(during__startswith__gt=on)
    found = Initiative.objects.exclude(running) if ended else Initiative.objects.filter(running)
    if kind:
        found = found.filter(kind=kind)
    counted = found.select_related("organisation").annotate(people=Count("enrolments", distinct=True))
    return counted.order_by("-during__startswith", "-id")


@dataclass(frozen=True, slots=True)
class Step:
    """A stage in the funnel: how many ever reached it, and of a hundred who came in so many."""

    stage: Stage
    reached: int | None
    percent: int | None


@dataclass(frozen=True, slots=True)
class Cohort:
    """Those who came in during one quarter: of a hundred so many reached each stage, dropped out, and earned after so
    many months (of those who were reached by phone)."""

    quarter: str
    people: int
    reached: list[tuple[str, int]]
    left: int
    earning: list[tuple[int, tuple[int, int] | None]]


@dataclass(frozen=True, slots=True)
class InitiativePage:
    """One initiative as anybody may read it; for staff also cohorts and reasons."""

    initiative: Initiative
    about: str
    partners: list[Any]
    stages: list[Stage]
    funnel: list[Step]
    broadcasts: list[Any]
    reasons: list[tuple[str, int]] = field(default_factory=list)
    cohorts: list[Cohort] = field(default_factory=list)


def initiative_page(initiative: Initiative, *, staff: bool) -> InitiativePage:
    """Seven queries for the staff whatever its size, five for the public."""
    stages = list(initiative.stages.all())
    return InitiativePage(
        initiative=initiative,
        about=in_language(initiative, "about"),
        partners=list(initiative.partners.select_related("organisation")),
        stages=stages,
        funnel=_funnel(stages, hide=not staff),
        broadcasts=list(initiative.broadcasts.select_related("outlet")[:20]),
        reasons=_reasons(initiative) if staff else [],
        cohorts=_cohorts(initiative, stages) if staff else [],
    )


def _funnel(stages: list[Stage], *, hide: bool) -> list[Step]:
    """How many ever reached each stage; small numbers are kept from the public."""
    counts = dict(
        StageReached.objects.filter(stage__in=stages).order_by().values_list("stage").annotate(number=Count("pk"))
    )
    first = counts.get(stages[0].pk, 0) if stages else 0
    steps = []
    for stage in stages:
        number = counts.get(stage.pk, 0)
        shown = None if hide and 0 < number < FEWEST else number
        steps.append(Step(stage, shown, None if shown is None or not first else number * 100 // first))
    return steps


def _reasons(initiative: Initiative) -> list[tuple[str, int]]:
    left = Enrolment.objects.filter(initiative=initiative, state=EnrolmentState.LEFT).order_by()
    counts = left.values_list("left_reason").annotate(number=Count("pk"))
    return [(str(DropReason(reason).label), number) for reason, number in sorted(counts, key=lambda row: -row[1])]


def _cohorts(initiative: Initiative, stages: list[Stage]) -> list[Cohort]:
    """By quarter of coming in, the newest first. Three queries."""
    came, left = Counter[date](), Counter[date]()
    quarter_of: dict[UUID, date] = {}
    for key, day, state in Enrolment.objects.filter(initiative=initiative).values_list("pk", "enrolled_on", "state"):
        quarter = quarter_of[key] = quarter_on(day)
        came[quarter] += 1
        left[quarter] += state == EnrolmentState.LEFT
    reached: Counter[tuple[date, UUID]] = Counter()
    for enrolment, stage in StageReached.objects.filter(stage__in=stages).values_list("enrolment", "stage"):
        reached[quarter_of[enrolment], stage] += 1
    heard: Counter[tuple[date, int]] = Counter()
    earning: Counter[tuple[date, int]] = Counter()
    calls = FollowUp.objects.filter(enrolment__initiative=initiative, state=CallState.REACHED)
    for enrolment, months, outcome in calls.values_list("enrolment", "months", "outcome"):
        heard[quarter_of[enrolment], months] += 1
        earning[quarter_of[enrolment], months] += outcome == CallOutcome.EARNING
    return [
        Cohort(
            quarter=quarter_name(quarter),
            people=people,
            reached=[(stage.name, reached[quarter, stage.pk] * 100 // people) for stage in stages],
            left=left[quarter] * 100 // people,
            earning=[
                (months, (earning[quarter, months], heard[quarter, months]) if heard[quarter, months] else None)
                for months in FOLLOW_UP_MONTHS
            ],
        )
        for quarter, people in sorted(came.items(), reverse=True)[:12]
    ]


def quarter_name(day: date) -> str:
    """A quarter as the head of a row: ``III 2026``."""
    return f"{ROMAN[(day.month - 1) // 3]} {day.year}"


def enrolments(
    actor: Actor, *, initiative: Initiative | None = None, state: str = "", stage: UUID | None = None
) -> QuerySet[Enrolment, Enrolment]:
    """Those the actor accompanies, the longest waiting first."""
    found = Enrolment.objects.visible_to(actor).select_related("person", "stage", "organisation", "initiative")
    if initiative:
        found = found.filter(initiative=initiative)
    if state:
        found = found.filter(state=state)
    if stage:
        found = found.filter(stage=stage)
    return found.order_by("enrolled_on", "id")


@dataclass(frozen=True, slots=True)
class EnrolmentPage:
    """One person's way."""

    enrolment: Enrolment
    way: list[tuple[Stage, StageReached | None]]
    next: Stage | None
    hand_overs: list[HandOver]
    calls: list[FollowUp]


def enrolment_page(enrolment: Enrolment) -> EnrolmentPage:
    """Four queries."""
    stages = list(enrolment.initiative.stages.all())
    reached = {row.stage_id: row for row in enrolment.reached.all()}
    after = [one for one in stages if one.position > enrolment.stage.position]
    return EnrolmentPage(
        enrolment=enrolment,
        way=[(stage, reached.get(stage.pk)) for stage in stages],
        next=after[0] if after and enrolment.state == EnrolmentState.ACTIVE else None,
        hand_overs=list(enrolment.hand_overs.select_related("given_by")),
        calls=list(enrolment.follow_ups.all()),
    )


def calls_to_make(actor: Actor, *, on: date, later: bool = False) -> QuerySet[FollowUp, FollowUp]:
    """Calls due where the actor accompanies people; ``later``: those still to come."""
    reach = actor.reach(InitiativePermission.ACCOMPANY)
    if not reach:
        return FollowUp.objects.none()
    found = FollowUp.objects.filter(reach.q("enrolment__organisation_id"), state=CallState.DUE)
    found = found.filter(due_on__gt=on) if later else found.filter(due_on__lte=on)
    with_all = found.select_related("enrolment__person", "enrolment__initiative", "enrolment__organisation")
    return with_all.order_by("due_on", "id")


def phones_of(calls: "list[FollowUp]") -> dict[UUID, str]:
    """The phone used first of each person to be called. One query."""
    people = [call.enrolment.person_id for call in calls]
    rows = Contact.objects.current().filter(person__in=people, kind=ContactKind.PHONE).order_by("is_preferred", "-id")
    return {row.person_id: row.for_reading for row in rows}
