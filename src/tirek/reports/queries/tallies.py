"""Tallies: how often each value occurs at each organisation. They add up over any set of places, medians included."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.db.models import Count, F, QuerySet

from tirek.reports.indicators import Indicator
from tirek.reports.period import Period
from tirek.reports.queries.scopes import Scope

Tally = Counter[int]
"""Value → number of records. A count has the single value 1."""


def records_in(indicator: Indicator, period: Period, scope: Scope) -> "QuerySet[Any]":
    """The records of an indicator within a scope: what a figure counts and what it opens."""
    return indicator.records(period).filter(scope.q(indicator.subject.place))


def tallies_by_office(indicator: Indicator, period: Period, scope: Scope) -> dict[UUID, Tally]:
    """One grouped query by the organisation a record counts at. For a median the value is whole days, so that medians
    of any union are exact; for a sum it is what is added."""
    records = records_in(indicator, period, scope).order_by()
    place = indicator.subject.place
    if indicator.is_count:
        rows = records.values_list(place).annotate(n=Count("pk"))
        return {office: Counter({1: n}) for office, n in rows}
    value = indicator.measured if indicator.measured is not None else F(str(indicator.added))
    valued = records.annotate(valued=value).values_list(place, "valued").annotate(n=Count("pk"))
    tallies: dict[UUID, Tally] = {}
    for office, one, n in valued:
        tallies.setdefault(office, Counter())[one.days if indicator.measured is not None else one] += n
    return tallies


def distinct_in(indicator: Indicator, period: Period, scope: Scope) -> int:
    """How many different people (or whatever ``distinct`` names) the records within a scope are about. Counted for each
    scope anew: the figures of two places do not add up to that of both."""
    return records_in(indicator, period, scope).aggregate(n=Count(str(indicator.distinct), distinct=True))["n"] or 0


def tallies_by_column(indicator: Indicator, column: str, period: Period, scope: Scope) -> dict[str, Tally]:
    """The same, divided by a column of the record instead of the office."""
    records = records_in(indicator, period, scope).order_by().annotate(part=F(column))
    return {part: Counter({1: n}) for part, n in records.values_list("part").annotate(n=Count("pk"))}


def value_of(indicator: Indicator, tally: Tally) -> int | float | None:
    """The figure of a tally: the count, the sum, or the median (None when there is no record)."""
    if indicator.added is not None:
        return sum(value * n for value, n in tally.items())
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
