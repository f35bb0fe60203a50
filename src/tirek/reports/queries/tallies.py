"""Tallies: how often each value occurs at each office. They add up over any set of offices, medians included."""

from collections import Counter
from uuid import UUID

from django.db.models import Count, F, QuerySet

from tirek.cases.models import Case
from tirek.reports.indicators import Indicator
from tirek.reports.period import Period
from tirek.reports.queries.scopes import Scope

Tally = Counter[int]
"""Value → number of records. A count has the single value 1."""


def records_in(indicator: Indicator, period: Period, scope: Scope) -> "QuerySet[Case]":
    """The records of an indicator within a scope: what a figure counts and what it opens."""
    return indicator.records(period).filter(scope.q())


def tallies_by_office(indicator: Indicator, period: Period, scope: Scope) -> dict[UUID, Tally]:
    """One grouped query. For a median the value is whole days, so that medians of any union are exact."""
    records = records_in(indicator, period, scope).order_by()
    if indicator.measured is None:
        rows = records.values_list("office_id").annotate(n=Count("pk"))
        return {office: Counter({1: n}) for office, n in rows}
    measured = records.annotate(measured=indicator.measured).values_list("office_id", "measured")
    tallies: dict[UUID, Tally] = {}
    for office, value, n in measured.annotate(n=Count("pk")):
        tallies.setdefault(office, Counter())[value.days] += n
    return tallies


def tallies_by_column(indicator: Indicator, column: str, period: Period, scope: Scope) -> dict[str, Tally]:
    """The same, divided by a column of the record instead of the office."""
    records = records_in(indicator, period, scope).order_by().annotate(part=F(column))
    return {part: Counter({1: n}) for part, n in records.values_list("part").annotate(n=Count("pk"))}


def value_of(indicator: Indicator, tally: Tally) -> int | float | None:
    """The figure of a tally: the count, or the median (None when there is no record)."""
    return tally.total() if indicator.is_count else median(tally)


def median(tally: Tally) -> int | float | None:
    """The median of the tallied values; the mean of the middle two where their number is even."""
    total = tally.total()
    if total == 0:
        return None
    low, high = _nth(tally, (total - 1) // 2), _nth(tally, total // 2)
    return low if low == high else (low + high) / 2


def _nth(tally: Tally, position: int) -> int:
    for value in sorted(tally):
        position -= tally[value]
        if position < 0:
            return value
    raise IndexError("past the end of the tally")
