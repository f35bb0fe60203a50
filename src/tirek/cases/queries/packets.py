"""The figures of a quarterly packet: computed from the plans of returnees, for every office and all below it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from tirek.cases.clock.ledger import day_of
from tirek.cases.enums import LineState, Milestone, PlanNeed, TransitionKind, TransitionState
from tirek.cases.models import Packet, PlanLine, PlanStart, Transition
from tirek.core.period import Period
from tirek.network.enums import Level
from tirek.network.models import Organisation

FIGURES = ("begun", "supported", "settled", "late", "referred", "silent", "confirmed", "denied")
Tally = Counter[str]


@dataclass
class _Support:
    """One household's plan as it is being counted."""

    office_id: UUID
    started_on: date
    steps: list[tuple[str, date, date | None]] = field(default_factory=list)


def figures_by_office(period: Period) -> dict[UUID, Tally]:
    """The tallies of each office's own cases in a quarter. Three queries over the cases of returnees."""
    supports = _supports(period)
    tallies: dict[UUID, Tally] = defaultdict(Counter)
    for support in supports.values():
        _count_support(tallies[support.office_id], support, period)
    _count_words(tallies, supports, period)
    _count_referrals(tallies, supports, period)
    return tallies


def offices_with_packets(period: Period) -> QuerySet[Organisation]:
    """Every regional and district office there was on the last day of the quarter."""
    return Organisation.objects.offices().on(period.last).filter(level__in=[Level.REGION, Level.DISTRICT])


def rolled_up(tallies: Mapping[UUID, Tally], offices: Iterable[Organisation]) -> dict[UUID, dict[str, Any]]:
    """For each office the figures of itself and all below it, as a packet keeps them."""
    chosen = list(offices)
    with_cases = Organisation.objects.filter(pk__in=list(tallies))
    sums: dict[str, Tally] = defaultdict(Counter)
    for office in with_cases:
        for code in (office.code, *office.ancestor_codes):
            sums[code] += tallies[office.pk]
    return {office.pk: _as_kept(sums.get(office.code, Counter())) for office in chosen}


def _as_kept(tally: Tally) -> dict[str, Any]:
    return {
        **{name: tally[name] for name in FIGURES},
        "reached": {code: tally[f"reached.{code}"] for code in Milestone.values},
        "overdue": {code: tally[f"overdue.{code}"] for code in Milestone.values},
    }


def previous_packet(packet: Packet) -> Packet | None:
    """The packet of the same office for the quarter before, its last edition."""
    code = Period(packet.first_day, packet.last_day).previous().code
    return Packet.objects.filter(office=packet.office_id, quarter=code).order_by("-edition").first()


def _supports(period: Period) -> dict[UUID, _Support]:
    """The households whose plan had begun by the end of the quarter, with their milestones."""
    starts = PlanStart.objects.filter(need=PlanNeed.KANDAS, started_on__lte=period.last).order_by("-started_on")
    found = {
        case: _Support(office, begun)  # the earliest beginning wins: it comes last
        for case, office, begun in starts.values_list("case_id", "case__office_id", "started_on")
    }
    steps = PlanLine.objects.filter(case__in=starts.values("case")).exclude(milestone="")
    steps = steps.exclude(state__in=[LineState.CANCELLED, LineState.NOT_DELIVERED])
    for case, milestone, due, done in steps.values_list("case_id", "milestone", "due_on", "delivered_on"):
        found[case].steps.append((milestone, due, done))
    return found


def _count_support(tally: Tally, support: _Support, period: Period) -> None:
    last_step = max((done or date.max for _step, _due, done in support.steps), default=date.max)
    tally["begun"] += period.first <= support.started_on
    tally["settled"] += period.first <= last_step <= period.last
    tally["supported"] += last_step > period.last
    late = 0
    for milestone, due, done in support.steps:
        tally[f"reached.{milestone}"] += done is not None and period.first <= done <= period.last
        overdue = due <= period.last and (done is None or done > period.last)
        tally[f"overdue.{milestone}"] += overdue
        late += overdue
    tally["late"] += late > 0


def _count_words(tallies: dict[UUID, Tally], supports: Mapping[UUID, _Support], period: Period) -> None:
    lines = PlanLine.objects.filter(case__in=list(supports)).exclude(milestone="")
    for case, confirmed, denied in lines.values_list("case_id", "confirmed_at", "denied_at"):
        tally = tallies[supports[case].office_id]
        tally["confirmed"] += confirmed is not None and _within(day_of(confirmed), period)
        tally["denied"] += denied is not None and _within(day_of(denied), period)


def _count_referrals(tallies: dict[UUID, Tally], supports: Mapping[UUID, _Support], period: Period) -> None:
    rows = Transition.objects.filter(kind=TransitionKind.REFERRAL, case__in=list(supports))
    for case, made, respond_by, responded, state in rows.values_list(
        "case_id", "made_at", "respond_by", "responded_at", "state"
    ):
        if not _within(day_of(made), period):
            continue
        tally = tallies[supports[case].office_id]
        tally["referred"] += 1
        unheard = state in (TransitionState.PENDING, TransitionState.CALLED_BACK) and responded is None
        answered = day_of(responded) if responded else None
        tally["silent"] += (
            respond_by is not None
            and respond_by <= period.last
            and (unheard if answered is None else answered > respond_by)
        )


def _within(day: date, period: Period) -> bool:
    return period.first <= day <= period.last
