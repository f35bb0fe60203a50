"""Where a value comes from: how many records of each value each body has, with a digest of their keys.

A digest says whether the records behind a frozen value are still the same ones without keeping their keys. It is taken
place by place, in one query for any number of places, and those of places make up that of a whole.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Count, F, Func, IntegerField, TextField, Value
from django.db.models.functions import Cast

from tirek.reports.indicators import Indicator
from tirek.reports.period import Period
from tirek.reports.queries.borders import records_in
from tirek.reports.queries.scopes import Scope
from tirek.reports.queries.tallies import Tally, value_of


class _Sha256(Func):
    """The hash of a text as hexadecimal digits, by PostgreSQL itself."""

    template = "encode(sha256(convert_to(%(expressions)s, 'UTF8')), 'hex')"
    output_field = TextField()


@dataclass(frozen=True, slots=True)
class Source:
    """The records of one value at one body."""

    place: UUID
    value: int
    records: int
    digest: str


@dataclass(frozen=True, slots=True)
class Computed:
    """A value with the number and the digest of its records."""

    value: Decimal | None
    records: int
    digest: str


def sources_in(indicator: Indicator, period: Period, scope: Scope) -> list[Source]:
    """One query: the records of a scope by body and value."""
    counted: Any = Value(1, output_field=IntegerField())
    if indicator.measured is not None:
        counted = indicator.measured
    elif indicator.added is not None:
        counted = F(indicator.added)
    keys = StringAgg(Cast("pk", TextField()), "\n", order_by="pk")
    rows = (
        records_in(indicator, period, scope)
        .order_by()
        .annotate(at_place=F(indicator.subject.place), counts_as=counted)
        .values("at_place", "counts_as")
        .annotate(times=Count("pk"), of_keys=_Sha256(keys))
        .values_list("at_place", "counts_as", "times", "of_keys")
    )
    return [Source(place, _days(value), n, digest) for place, value, n, digest in rows]


def computed_of(indicator: Indicator, sources: Iterable[Source]) -> Computed:
    """The value of some sources together."""
    held, tally = list(sources), Counter[int]()
    for source in held:
        tally[source.value] += source.records
    return Computed(_value(indicator, tally), tally.total(), _digest(held))


def _value(indicator: Indicator, tally: Tally) -> Decimal | None:
    found = value_of(indicator, tally)
    return None if found is None else Decimal(str(found)).quantize(Decimal("0.1"))


def _digest(sources: list[Source]) -> str:
    lines = sorted(f"{source.place}:{source.value}:{source.digest}" for source in sources)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _days(value: Any) -> int:
    return int(getattr(value, "days", value) or 0)
