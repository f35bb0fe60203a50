"""How many people live somewhere: the number taken for a period, from the nearest days somebody vouches for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from tirek.reports.models import Population
from tirek.reports.period import Period

PER = 10_000
OLDEST = timedelta(days=3 * 366)


@dataclass(frozen=True, slots=True)
class Inhabitants:
    """The number taken for the middle of a period. ``is_between``: reckoned between two days told; ``on`` is the day of
    the number else."""

    number: int
    on: date
    source: str
    is_between: bool = False
    is_invented: bool = False


def inhabitants_of(areas: Iterable[UUID], period: Period) -> dict[UUID, Inhabitants]:
    """Area → its inhabitants in the middle of a period; areas of which nothing is known are left out (one query)."""
    middle = middle_of(period)
    told: dict[UUID, list[Population]] = defaultdict(list)
    for row in Population.objects.filter(area__in=list(areas)).order_by("on"):
        told[row.area_id].append(row)
    found = {area: taken(rows, middle) for area, rows in told.items()}
    return {area: one for area, one in found.items() if one}


def middle_of(period: Period) -> date:
    """The day in the middle: 2 July for a year."""
    return period.first + (period.last - period.first) / 2


def taken(rows: Sequence[Population], day: date) -> Inhabitants | None:
    """The number for a day: between the days before and after it in proportion, else that of the day before if it is
    not older than three years. None where nothing is known: a later number says nothing about earlier days."""
    before = next((row for row in reversed(rows) if row.on <= day), None)
    after = next((row for row in rows if row.on > day), None)
    if before is None or (after is None and day - before.on > OLDEST):
        return None
    if after is None or before.on == day:
        return Inhabitants(before.number, before.on, before.source, is_invented=before.is_invented)
    share = (day - before.on) / (after.on - before.on)
    number = round(before.number + (after.number - before.number) * share)
    source = before.source if before.source == after.source else f"{before.source}; {after.source}"
    return Inhabitants(number, day, source, True, before.is_invented or after.is_invented)


def rate_of(value: int | float | None, inhabitants: Inhabitants | None) -> float | None:
    """How many for ten thousand inhabitants; None where either is not known."""
    if value is None or inhabitants is None:
        return None
    return round(value * PER / inhabitants.number, 2)


def sum_of(parts: Mapping[UUID, Inhabitants], areas: Iterable[UUID]) -> int | None:
    """The inhabitants of several areas; None unless all of them are known."""
    wanted = list(areas)
    if not wanted or any(area not in parts for area in wanted):
        return None
    return sum(parts[area].number for area in wanted)
