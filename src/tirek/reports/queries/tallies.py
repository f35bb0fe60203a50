"""Tallies: how often each value occurs at each organisation. They add up over any set of places, medians included."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db.models import Count, F, QuerySet, Value

from tirek.reports.indicators import Indicator

Tally = Counter[int]
"""Value → number of records. A count has the single value 1."""


def tallied(indicator: Indicator, records: "QuerySet[Any]", part: Any = None) -> "dict[tuple[UUID, str], Tally]":
    """One grouped query by the organisation a record counts at, and by a part (a text made of its columns). For a
    median the value is whole days, so that medians of any union are exact; for a sum it is what is added."""
    divided = Value("") if part is None else part
    keyed = records.order_by().annotate(part=divided).values_list(indicator.subject.place, "part")
    if indicator.is_count:
        return {(office, one): Counter({1: n}) for office, one, n in keyed.annotate(n=Count("pk"))}
    value = indicator.measured if indicator.measured is not None else F(str(indicator.added))
    tallies: dict[tuple[UUID, str], Tally] = {}
    for office, one, valued, n in keyed.annotate(valued=value).annotate(n=Count("pk")):
        number = valued.days if indicator.measured is not None else valued
        tallies.setdefault((office, one), Counter())[number] += n
    return tallies


def tally_of(indicator: Indicator, records: "QuerySet[Any]") -> Tally:
    """The tally of all the records together, wherever they count: one short row a value."""
    if indicator.is_count:
        found = records.count()
        return Counter({1: found}) if found else Counter()
    value = indicator.measured if indicator.measured is not None else F(str(indicator.added))
    total: Tally = Counter()
    for valued, n in records.order_by().annotate(valued=value).values_list("valued").annotate(n=Count("pk")):
        total[valued.days if indicator.measured is not None else valued] += n
    return total


def sum_of(tallies: Iterable[Tally]) -> Tally:
    """Tallies put together; in place, since a country has thousands of them."""
    total: Tally = Counter()
    for tally in tallies:
        for value, n in tally.items():
            total[value] = total.get(value, 0) + n
    return total


def distinct_among(indicator: Indicator, records: "QuerySet[Any]") -> int:
    """How many different people (or whatever ``distinct`` names) records are about. Counted for each scope anew: the
    figures of two places do not add up to that of both."""
    return records.aggregate(n=Count(str(indicator.distinct), distinct=True))["n"] or 0


def value_of(indicator: Indicator, tally: Tally) -> int | float | None:
    """The figure of a tally: the count, the sum, or the median (None when there is no record). Parts of one, which only
    an estimate has, are rounded to whole ones."""
    if indicator.added is not None:
        return round(sum(value * n for value, n in tally.items()))
    return round(tally.total()) if indicator.is_count else median(tally)


def median(tally: Tally) -> int | float | None:
    """The median of the tallied values; the mean of the middle two where half of the weight lies on either side."""
    half = Fraction(tally.total()) / 2
    if not half:
        return None
    low, high = _reaching(tally, half, at_least=True), _reaching(tally, half, at_least=False)
    return low if low == high else _plain((low + high) / 2)


def _plain(value: float) -> int | float:
    """16 rather than 16.0."""
    return int(value) if value == int(value) else value


def _reaching(tally: Tally, weight: Fraction, *, at_least: bool) -> int:
    """The first value up to which the tally weighs at least so much, or more."""
    so_far = Fraction(0)
    for value in sorted(tally):
        so_far += tally[value]
        if so_far > weight or (at_least and so_far == weight):
            return value
    raise IndexError("past the end of the tally")
