"""The support of returnees: each household a plan of milestones; who is where, what is late."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from tirek.cases.enums import OPEN_LINE_STATES, LineState, Milestone, PlanNeed
from tirek.cases.models import Case, PlanLine, PlanStart
from tirek.core.actor import Actor
from tirek.network.models import Organisation

_STEP = ~Q(plan__milestone="") & ~Q(plan__state=LineState.CANCELLED)
STAGES = ("open", "late", "settled", "all")


@dataclass(frozen=True, slots=True)
class Step:
    """One milestone of a household: reached, late, on its way, missed, or not in its plan."""

    milestone: Milestone
    state: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Household:
    """A line of the board."""

    case: Case
    steps: list[Step]
    reached: int
    total: int
    next_due: date | None


@dataclass
class PlaceRow:
    """How the households of an office, and of all below it, are faring."""

    office: Organisation
    supported: int = 0
    late: int = 0
    settled: int = 0
    reached: dict[str, int] = field(default_factory=lambda: defaultdict(int))


def households(actor: Actor, *, on: date, stage: str = "open", offices: Sequence[UUID] | None = None) -> QuerySet[Any]:
    """The visible cases of returnees with ``total`` and ``reached`` milestones and how many are ``late``."""
    begun = PlanStart.objects.filter(case=OuterRef("pk"), need=PlanNeed.KANDAS)
    cases: QuerySet[Any] = Case.objects.visible_to(actor).filter(Exists(begun))
    if offices is not None:
        cases = cases.filter(office__in=offices)
    cases = cases.annotate(
        total=Count("plan", filter=_STEP),
        reached=Count("plan", filter=_STEP & Q(plan__state=LineState.DELIVERED)),
        late=Count("plan", filter=_STEP & Q(plan__state__in=OPEN_LINE_STATES, plan__due_on__lt=on)),
    )
    return _at_stage(cases, stage)


def _at_stage(cases: QuerySet[Any], stage: str) -> QuerySet[Any]:
    settled = Q(total__gt=0, reached=F("total"))
    if stage == "late":
        return cases.filter(late__gt=0)
    if stage == "settled":
        return cases.filter(settled)
    return cases if stage == "all" else cases.exclude(settled)


def for_board(cases: QuerySet[Any]) -> QuerySet[Any]:
    """With what a line of the board shows: two queries for a page."""
    steps = PlanLine.objects.exclude(milestone="").exclude(state=LineState.CANCELLED)
    related = cases.select_related("office", "applicant").defer("body", "search_terms", "pin_digest")
    return related.prefetch_related(Prefetch("plan", steps, to_attr="steps"))


def household_of(case: Case, *, on: date) -> Household:
    """A line of the board from a case read by ``for_board``."""
    lines: list[PlanLine] = case.steps  # type: ignore[attr-defined]
    by_milestone = {line.milestone: line for line in lines}
    steps = [_step(Milestone(code), by_milestone.get(code), on) for code in Milestone.values]
    waiting = [line.due_on for line in lines if line.state in OPEN_LINE_STATES]
    reached = sum(step.state == "reached" for step in steps)
    return Household(case, steps, reached, len(by_milestone), min(waiting, default=None))


def _step(milestone: Milestone, line: PlanLine | None, on: date) -> Step:
    if line is None:
        return Step(milestone, "none")
    if line.state == LineState.DELIVERED:
        return Step(milestone, "reached", line.delivered_on)
    if line.state == LineState.NOT_DELIVERED:
        return Step(milestone, "missed", line.due_on)
    return Step(milestone, "late" if line.is_late(on) else "ahead", line.due_on)


def places(actor: Actor, *, on: date) -> list[PlaceRow]:
    """A row for the actor's own office and one for each body right below it, everything beneath counted in. Three
    queries, whatever the size of the tree."""
    assert actor.organisation_id is not None
    own = Organisation.objects.get(pk=actor.organisation_id)
    rows: dict[str, PlaceRow] = {}
    found = _by_office(actor, on)
    offices = Organisation.objects.in_bulk(found)
    heads = _heads(own, offices.values())
    for key, tally in found.items():
        head = heads[offices[key].code]
        row = rows.setdefault(head.code, PlaceRow(head))
        row.supported += tally["open"]
        row.late += tally["late"]
        row.settled += tally["settled"]
    return sorted(rows.values(), key=lambda row: row.office.path)


def _by_office(actor: Actor, on: date) -> dict[UUID, dict[str, int]]:
    tallies: dict[UUID, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    rows = households(actor, on=on, stage="all").values_list("office_id", "total", "reached", "late")
    for office, total, reached, late in rows.order_by():
        settled = total > 0 and reached == total
        tallies[office]["settled" if settled else "open"] += 1
        tallies[office]["late"] += late > 0
    return tallies


def _heads(own: Organisation, offices: Iterable[Organisation]) -> dict[str, Organisation]:
    """For each office the body right below ``own`` that it belongs to, itself when it stands there or is ``own``."""
    chosen = {office.code: _below(own, office) for office in offices}
    known = Organisation.objects.in_bulk(set(chosen.values()), field_name="code")
    return {code: known[head] for code, head in chosen.items()}


def _below(own: Organisation, office: Organisation) -> str:
    if not office.path.startswith(own.path) or office.path == own.path:
        return office.code
    return office.path[len(own.path) :].split(".")[0]
