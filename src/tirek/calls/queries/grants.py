"""Grants, page-shaped: the public register, the desk of one grant with plan beside fact, what the staff owe."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, DecimalField, Exists, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from tirek.calls.enums import CallPermission, EntryState
from tirek.calls.enums_of_grants import WITH_GRANTEE, AmendmentState, GrantState, ReportState, TrancheState
from tirek.calls.models import (
    BudgetLine,
    Call,
    Entry,
    Expense,
    Grant,
    GrantAmendment,
    GrantIndicator,
    GrantReport,
    GrantReturn,
    IndicatorFact,
    SiteVisit,
    Tranche,
)
from tirek.calls.models.following import within
from tirek.core.actor import Actor
from tirek.core.gather import gather
from tirek.territory.models import Area, AreaWithin

ZERO = Decimal(0)
COUNTED = (ReportState.SUBMITTED, ReportState.ACCEPTED)
Money: Any = DecimalField(max_digits=14, decimal_places=2)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the register is narrowed by; empty values ask nothing."""

    text: str = ""
    call: str = ""
    state: str = ""
    region: UUID | None = None
    year: int | None = None


def narrowed(grants: QuerySet[Grant], asked: Asked, on: date) -> QuerySet[Grant, Grant]:
    """Those of the grants that fit."""
    found = grants
    for word in asked.text.split()[:5]:
        found = found.filter(Q(title__icontains=word) | Q(grantee_name__icontains=word) | Q(number__icontains=word))
    if asked.call:
        found = found.filter(call__code=asked.call)
    if asked.state:
        found = found.filter(state=asked.state)
    if asked.region:
        within = AreaWithin.objects.filter(ancestor_id=asked.region, during__contains=on)
        found = found.filter(Q(area_id=asked.region) | Q(area__in=within.values("area")))
    if asked.year:
        found = found.filter(signed_on__year=asked.year)
    return found


def register(asked: Asked, on: date) -> QuerySet[Grant, Grant]:
    """The public register, the newest first, each with what was paid."""
    found = narrowed(Grant.objects.signed(), asked, on)
    return with_paid(found).select_related("call", "area", "organisation").order_by("-signed_on", "-number")


def with_paid(grants: QuerySet[Grant]) -> QuerySet[Grant, Grant]:
    """Each grant with ``paid``: its tranches paid."""
    return grants.annotate(paid=_sum(Tranche.objects.filter(state=TrancheState.PAID), "grant", "amount"))


def _sum(rows: QuerySet[Any], column: str, added: str) -> Coalesce:
    summed = rows.filter(**{column: OuterRef("pk")}).order_by().values(column).annotate(total=Sum(added))
    return Coalesce(Subquery(summed.values("total")), ZERO, output_field=Money)


def totals(grants: QuerySet[Grant]) -> dict[str, Any]:
    """How many, how much was promised, how much paid; two queries."""
    given = grants.order_by().aggregate(count=Count("pk"), total=Coalesce(Sum("total"), ZERO, output_field=Money))
    paid = Tranche.objects.filter(grant__in=grants.order_by().values("pk"), state=TrancheState.PAID)
    return given | {"paid": paid.aggregate(total=Sum("amount"))["total"] or ZERO}


def calls_with_grants() -> list[tuple[str, str]]:
    """Code and name of calls that gave grants, the newest first."""
    given = Grant.objects.signed().filter(call=OuterRef("pk"))
    return [(call.code, call.name) for call in Call.objects.filter(Exists(given)).order_by("-opens_at")]


def regions_with_grants(on: date) -> list[Area]:
    """Regions where grants went."""
    return list(Area.objects.region_level().existing_on(on).order_by("kato"))


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A line of the budget: planned, spent in reports handed in, what is left."""

    line: BudgetLine
    spent: Decimal

    @property
    def left(self) -> Decimal:
        return self.line.planned - self.spent

    @property
    def share(self) -> int:
        """Spent, in percent of the plan."""
        return int(self.spent * 100 / self.line.planned) if self.line.planned else 0


@dataclass(frozen=True, slots=True)
class Reached:
    """An indicator: planned and reached in reports handed in."""

    indicator: GrantIndicator
    value: Decimal

    @property
    def share(self) -> int:
        return int(self.value * 100 / self.indicator.planned) if self.indicator.planned else 0


@dataclass(frozen=True, slots=True)
class Desk:
    """One grant as its two sides see it."""

    grant: Grant
    tranches: Sequence[Tranche]
    reports: Sequence[GrantReport]
    budget: Sequence[PlanLine]
    indicators: Sequence[Reached]
    amendments: Sequence[GrantAmendment]
    returns: Sequence[GrantReturn]
    visits: Sequence[SiteVisit]

    @property
    def paid(self) -> Decimal:
        return sum((each.amount for each in self.tranches if each.state == TrancheState.PAID), ZERO)

    @property
    def spent(self) -> Decimal:
        return sum((each.spent for each in self.budget), ZERO)


def desk_of(grant: Grant) -> Desk:
    """Plan beside fact; four queries whatever its size."""
    rows = gather(
        tranches=Tranche.objects.filter(grant=grant),
        reports=GrantReport.objects.filter(grant=grant),
        budget=BudgetLine.objects.filter(grant=grant),
        indicators=GrantIndicator.objects.filter(grant=grant),
        amendments=GrantAmendment.objects.filter(grant=grant),
        returns=GrantReturn.objects.filter(grant=grant),
        visits=SiteVisit.objects.filter(grant=grant),
    )
    _tie(grant, rows)
    spent, reached = spent_by_line(grant, COUNTED), reached_by_indicator(grant, COUNTED)
    return Desk(
        grant=grant,
        tranches=rows["tranches"],
        reports=rows["reports"],
        budget=[PlanLine(line, spent.get(line.pk, ZERO)) for line in rows["budget"]],
        indicators=[Reached(each, reached.get(each.pk, ZERO)) for each in rows["indicators"]],
        amendments=rows["amendments"],
        returns=rows["returns"],
        visits=rows["visits"],
    )


def _tie(grant: Grant, rows: dict[str, list[Any]]) -> None:
    """The rows know their grant, and tranches their report: rules ask them without a query."""
    by_key = {report.pk: report for report in rows["reports"]}
    for each in (row for kind in rows.values() for row in kind):
        each.grant = grant
    for tranche in rows["tranches"]:
        tranche.after = by_key.get(tranche.after_id)
    grant._prefetched_objects_cache = {  # type: ignore[attr-defined]
        "reports": rows["reports"],
        "amendments": rows["amendments"],
        "tranches": rows["tranches"],
        "budget": rows["budget"],
    }


def spent_by_line(grant: Grant, states: Iterable[ReportState]) -> dict[UUID, Decimal]:
    """What was spent on each line, in reports in these states."""
    rows = Expense.objects.filter(report__grant=grant, report__state__in=list(states)).order_by()
    return {row["line"]: row["total"] for row in rows.values("line").annotate(total=Sum("amount"))}


def reached_by_indicator(grant: Grant, states: Iterable[ReportState]) -> dict[UUID, Decimal]:
    """What was reached of each indicator, in reports in these states."""
    rows = IndicatorFact.objects.filter(report__grant=grant, report__state__in=list(states)).order_by()
    return {row["indicator"]: row["total"] for row in rows.values("indicator").annotate(total=Sum("value"))}


NEEDS = ("review", "pay", "late", "sign", "amend", "back")


def work_list(actor: Actor, need: str, asked: Asked, on: date) -> QuerySet[Grant, Grant]:
    """Grants whose money the actor follows, narrowed to a need; each with what was paid and its next report."""
    found = narrowed(Grant.objects.followed_by(actor).filter(staff_q(actor)), asked, on)
    found = with_paid(found.filter(need_q(need, on)) if need else found).select_related("call", "area")
    owed = GrantReport.objects.filter(grant=OuterRef("pk"), state__in=WITH_GRANTEE, grant__state=GrantState.RUNNING)
    owed = owed.order_by("due_on")
    return found.annotate(next_report_on=Subquery(owed.values("due_on")[:1])).order_by("next_report_on", "number")


def staff_q(actor: Actor) -> Q:
    """Grants one follows as one of the staff, without those one received."""
    return within(actor.reach(CallPermission.VIEW_GRANTS), "organisation_id")


def need_q(need: str, on: date) -> Q:
    """Grants where something waits for the staff."""
    running = Q(state=GrantState.RUNNING)
    reports = GrantReport.objects.filter(grant=OuterRef("pk"))
    conditions: dict[str, Any] = {
        "review": Exists(reports.filter(state=ReportState.SUBMITTED)) & running,
        "pay": Exists(Tranche.objects.filter(grant=OuterRef("pk"), state=TrancheState.PAYABLE)) & running,
        "late": Exists(reports.filter(state__in=WITH_GRANTEE, due_on__lt=on)) & running,
        "sign": Q(state=GrantState.PREPARED),
        "amend": Exists(GrantAmendment.objects.filter(grant=OuterRef("pk"), state=AmendmentState.ASKED)),
        "back": Exists(GrantReturn.objects.filter(grant=OuterRef("pk"), returned_on__isnull=True)),
    }
    found: Q = conditions.get(need, Q())
    return found


def need_counts(actor: Actor, on: date) -> dict[str, int]:
    """How many grants wait for each need; one query."""
    grants = Grant.objects.filter(staff_q(actor))
    return grants.order_by().aggregate(**{need: Count("pk", filter=need_q(need, on)) for need in NEEDS})


def winners_without_contract(actor: Actor) -> QuerySet[Entry, Entry]:
    """Winners of grant calls that have no contract yet."""
    reach = actor.reach(CallPermission.RUN)
    if not reach:
        return Entry.objects.none()
    found = Entry.objects.filter(reach.q("call__organisation_id"), state=EntryState.WINNER, call__kind="grants")
    return found.filter(grant__isnull=True).select_related("call", "nomination", "area").order_by("number")


def grants_of(actor: Actor) -> QuerySet[Grant, Grant]:
    """Grants given to the reader."""
    own = Grant.objects.filter(user_id=actor.user_id) if actor.user_id else Grant.objects.none()
    owed = GrantReport.objects.filter(grant=OuterRef("pk"), state__in=WITH_GRANTEE).order_by("due_on")
    rows = with_paid(own).annotate(next_report_on=Subquery(owed.values("due_on")[:1]))
    return rows.select_related("call").order_by("-signed_on", "-number")


def reports_owed_by(actor: Actor) -> QuerySet[GrantReport]:
    """Reports of grants under way that the reader has to write."""
    own = GrantReport.objects.filter(grant__user_id=actor.user_id) if actor.user_id else GrantReport.objects.none()
    return own.filter(state__in=WITH_GRANTEE, grant__state=GrantState.RUNNING)


def reports_to_decide(actor: Actor) -> QuerySet[GrantReport]:
    """Reports handed in that wait for a decision of the reader: not those one handed in."""
    reach = actor.reach(CallPermission.PAY) | actor.reach(CallPermission.RUN)
    if not reach:
        return GrantReport.objects.none()
    waiting = GrantReport.objects.filter(reach.q("grant__organisation_id"), state=ReportState.SUBMITTED)
    return waiting.exclude(submitted_by_id=actor.user_id)


def reports_late(actor: Actor, on: date) -> QuerySet[GrantReport]:
    """Reports of grants that one follows for their organisation, owed since before a day."""
    reach = actor.reach(CallPermission.PAY) | actor.reach(CallPermission.RUN)
    if not reach:
        return GrantReport.objects.none()
    return GrantReport.objects.filter(reach.q("grant__organisation_id")).late(on)


def tranches_to_pay(actor: Actor) -> QuerySet[Tranche]:
    """Tranches that wait for the finance officer."""
    reach = actor.reach(CallPermission.PAY)
    if not reach:
        return Tranche.objects.none()
    payable = Tranche.objects.filter(reach.q("grant__organisation_id"), state=TrancheState.PAYABLE)
    return payable.filter(grant__state=GrantState.RUNNING)


def public_grantee(grant: Grant) -> str:
    """Who received the money, as the public reads it: of a person the initials."""
    return initials(grant.grantee_name) if grant.is_person else grant.grantee_name


def initials(name: str) -> str:
    """First letters: enough for who knows the name, not enough to learn it."""
    return " ".join(f"{word[0]}." for word in name.split()[:3])
