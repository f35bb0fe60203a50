"""Grants of the winners: contracts, budgets, tranches, reports with receipts, one that was ended early."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tirek.calls.actions.grants import SERIES as GRANTS
from tirek.calls.enums_of_grants import GrantState, ReportState, TrancheState
from tirek.calls.models import (
    BudgetLine,
    Entry,
    Expense,
    Grant,
    GrantIndicator,
    GrantReport,
    GrantReturn,
    IndicatorFact,
    SiteVisit,
    Tranche,
)
from tirek.core.numbering import reserve
from tirek.core.writing import copy_in
from tirek.network.models import Organisation, User
from tirek.portal.demo.data import table
from tirek.portal.demo.days import at as moment_of

LONG = 4  # grants of the fair that run over five years, until now
MAIL = "grantee@tirek.example"
RECEIPT = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"


@dataclass(frozen=True)
class Hands:
    """Who prepares contracts, who signs and pays, who received the first grant."""

    secretary: User
    finance: User
    grantee: User


@dataclass
class _Rows:
    """What is written through COPY, each kind after those it names."""

    grants: list[Grant] = field(default_factory=list)
    reports: list[GrantReport] = field(default_factory=list)
    tranches: list[Tranche] = field(default_factory=list)
    lines: list[BudgetLine] = field(default_factory=list)
    indicators: list[GrantIndicator] = field(default_factory=list)
    expenses: list[Expense] = field(default_factory=list)
    facts: list[IndicatorFact] = field(default_factory=list)
    returns: list[GrantReturn] = field(default_factory=list)
    visits: list[SiteVisit] = field(default_factory=list)


class Grants:
    """Draws the grants of contests and writes them."""

    def __init__(self, rng: Random, today: date, holder: Organisation, hands: Hands) -> None:
        self.rng, self.today, self.holder, self.rows = rng, today, holder, _Rows()
        self.secretary, self.finance, self.grantee = hands.secretary, hands.finance, hands.grantee
        self.told = table("contests")

    def give(self, winners: Sequence[Entry], day: date) -> None:
        """A grant for each winner, signed in the weeks after a day."""
        numbers = reserve(GRANTS, day.year, len(winners)) if winners else []
        for place, (entry, number) in enumerate(zip(winners, numbers, strict=True)):
            self._grant(entry, number, place, day + timedelta(days=20 + place))

    def write(self) -> None:
        """All of them."""
        for rows in vars(self.rows).values():
            copy_in(rows)

    def _grant(self, entry: Entry, number: str, place: int, signed: date) -> None:
        """Five years and five tranches for the first few, a year and two tranches for the others; one ended early."""
        is_long, is_broken = place < LONG, place == LONG
        years = 5 if is_long else 1
        total = Decimal((entry.nomination.largest_sum if entry.nomination else None) or 3_000_000)
        starts = signed + timedelta(days=10)
        span = (self.today + timedelta(days=5) - starts) / 4  # the fourth of five reports was due two weeks ago
        ends = starts + span * 5 if is_long else starts + timedelta(days=330)
        over = ends + timedelta(days=25)
        grant = Grant(
            number=number,
            call=entry.call,
            entry=entry,
            organisation=self.holder,
            state=GrantState.RUNNING if is_long else GrantState.ENDED if is_broken else GrantState.COMPLETED,
            title=entry.title,
            grantee_name=entry.organisation_name or entry.name,
            grantee_number=entry.organisation_number,
            is_person=not entry.organisation_name,
            signatory=entry.name,
            email=entry.email or MAIL,
            language=entry.language if entry.language in ("kk", "ru") else "kk",
            area=entry.area,
            total=total,
            starts_on=starts,
            ends_on=ends,
            signed_on=signed,
            ended_on=None if is_long else over,
            end_reason="Есептер тапсырылмады" if is_broken else "",
            prepared_by_id=self.secretary.pk,
            signed_by_id=self.finance.pk,
            user=self.grantee if place == 0 else None,
        )
        self.rows.grants.append(grant)
        lines, indicator = self._plan(grant)
        self._money(grant, lines, indicator, years, place)
        if is_broken:
            self._broken(grant, over)

    def _plan(self, grant: Grant) -> tuple[list[BudgetLine], GrantIndicator]:
        items = self.rng.sample(self.told["projects"]["items"], 4)
        part = (grant.total / 4).quantize(Decimal(1))
        sums = [part, part, part, grant.total - 3 * part]
        lines = [
            BudgetLine(grant=grant, position=place, title=title, planned=planned)
            for place, (title, planned) in enumerate(zip(items, sums, strict=True), 1)
        ]
        indicator = GrantIndicator(
            grant=grant, position=1, title="Жобаға қатысқан адам", planned=self.rng.randrange(8, 40) * 10
        )
        self.rows.lines += lines
        self.rows.indicators.append(indicator)
        return lines, indicator

    def _money(self, grant: Grant, lines: list[BudgetLine], indicator: GrantIndicator, years: int, place: int) -> None:
        """A tranche and a report for each part of the time; what is still to come stays locked or owed."""
        count = years if years > 1 else 2
        part = (grant.total / count).quantize(Decimal(1))
        span = (grant.ends_on - grant.starts_on) / count
        before: GrantReport | None = None
        for step in range(count):
            amount = grant.total - part * (count - 1) if step == count - 1 else part
            pays = grant.starts_on + span * step + timedelta(days=5)
            due = grant.starts_on + span * (step + 1) + timedelta(days=-20 if step < count - 1 else 15)
            report = GrantReport(grant=grant, position=step + 1, due_on=due, is_final=step == count - 1)
            self._report(report, lines, indicator, amount, count, place)
            tranche = Tranche(grant=grant, position=step + 1, amount=amount, due_on=pays, after=before)
            self._pay(tranche, before, place)
            self.rows.reports.append(report)
            self.rows.tranches.append(tranche)
            before = report

    def _report(
        self,
        report: GrantReport,
        lines: list[BudgetLine],
        indicator: GrantIndicator,
        amount: Decimal,
        count: int,
        place: int,
    ) -> None:
        """Accepted when its day is over; the last one due of a long grant waits, was returned, or is late."""
        is_last_due = report.due_on < self.today <= report.due_on + timedelta(days=60)
        state = ReportState.ACCEPTED if report.due_on < self.today else ReportState.OWED
        if report.grant.state == GrantState.RUNNING and is_last_due and place < 3:
            state = (ReportState.SUBMITTED, ReportState.RETURNED, ReportState.OWED)[place]
        if report.grant.state == GrantState.ENDED:
            state = ReportState.OWED
        report.state = state
        if state == ReportState.OWED:
            return
        handed = moment_of(report.due_on - timedelta(days=self.rng.randint(1, 12)), 14)
        report.text = " ".join(self.rng.sample(self.told["projects"]["solutions"], 2))
        report.submitted_at, report.submitted_by_id = handed, self.grantee.pk
        if state != ReportState.SUBMITTED:
            report.decided_at, report.decided_by_id = handed + timedelta(days=4), self.finance.pk
        report.remark = "Чектердің екеуі оқылмайды, қайта жүктеңіз." if state == ReportState.RETURNED else ""
        self.rows.facts.append(
            IndicatorFact(report=report, indicator=indicator, value=int(indicator.planned) // count + place % 4)
        )
        for line in lines:
            self.rows.expenses.append(self._expense(report, line, amount, handed))

    def _expense(self, report: GrantReport, line: BudgetLine, amount: Decimal, handed: datetime) -> Expense:
        spent = (amount / 4 * Decimal(self.rng.randint(90, 100)) / 100).quantize(Decimal(1))
        return Expense(
            report=report,
            line=line,
            on=handed.date() - timedelta(days=self.rng.randint(5, 60)),
            amount=spent,
            what=line.title,
            supplier="«Сауда үйі» ЖШС",
            receipt_number=f"{self.rng.randint(100, 9999)}",
            name="chek.pdf",
            size=len(RECEIPT),
            media_type="application/pdf",
            sha256=hashlib.sha256(RECEIPT).hexdigest(),
            stored_as=_receipt(),
        )

    def _pay(self, tranche: Tranche, before: GrantReport | None, place: int) -> None:
        unlocked = before is None or before.state == ReportState.ACCEPTED
        if unlocked and tranche.due_on < self.today - timedelta(days=10):
            tranche.state, tranche.paid_on, tranche.paid_by_id = TrancheState.PAID, tranche.due_on, self.finance.pk
            tranche.payment_number = f"{tranche.grant.number[-8:-2]}/{tranche.position}"
        elif tranche.grant.state == GrantState.ENDED:
            tranche.state = TrancheState.CANCELLED
        else:
            tranche.state = TrancheState.PAYABLE if unlocked else TrancheState.LOCKED

    def _broken(self, grant: Grant, over: date) -> None:
        """Visited, ended early, the money came back."""
        self.rows.visits.append(
            SiteVisit(
                grant=grant,
                on=over - timedelta(days=60),
                visitors="Тілеубердиев Нұрлан, Әлімбекова Сәуле",
                findings="Жұмыс басталмаған, жабдық сатып алынбаған.",
                planned_by_id=self.finance.pk,
                reported_at=moment_of(over - timedelta(days=58), 10),
            )
        )
        self.rows.returns.append(
            GrantReturn(
                grant=grant,
                amount=grant.total / 2,
                reason="Есептер тапсырылмады",
                due_on=over + timedelta(days=30),
                asked_at=moment_of(over, 11),
                asked_by_id=self.finance.pk,
                returned_on=over + timedelta(days=25),
                payment_number="ҚТ-1",
            )
        )


def _receipt() -> str:
    """One invented receipt in the store stands for all of them."""
    name = "receipts/demo"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(RECEIPT))
    return name
