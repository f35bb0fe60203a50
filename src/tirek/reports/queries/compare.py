"""Regions side by side: a figure with its rank and how it has gone over the last periods."""

from dataclasses import dataclass
from datetime import date

from tirek.reports.indicators import Indicator, indicator
from tirek.reports.period import Period
from tirek.reports.queries.figures import Figure, regions_table
from tirek.reports.queries.scopes import Scope

PERIODS = 4


@dataclass(frozen=True, slots=True)
class RegionLine:
    """A region in a comparison: its figures, the oldest first, and its rank by the last one (1: the largest; those that
    are equal share it; None without data)."""

    name: str
    figures: list[Figure | None]
    rank: int | None

    @property
    def last(self) -> Figure | None:
        return self.figures[-1]

    @property
    def change(self) -> float | None:
        """By how many percent the last figure differs from the one before; None where that says nothing."""
        before, last = (one.value if one else None for one in self.figures[-2:])
        return None if not before or last is None else round(100 * (last - before) / before)


def periods_before(period: Period) -> list[Period]:
    """The period and those before it, the oldest first."""
    found = [period]
    while len(found) < PERIODS:
        found.insert(0, found[0].previous())
    return found


def compared(one: Indicator, periods: list[Period], scope: Scope, *, today: date) -> list[RegionLine]:
    """A line for each region under the borders of the scope; one grouped query for each period."""
    columns = []
    for period in periods:
        edition = indicator(one.code, on=period.last)
        rows = regions_table([edition], period, scope, today=today)
        columns.append({row.key: (row.name, row.figures[0]) for row in rows})
    named = {key: name for column in columns for key, (name, _figure) in column.items()}
    figures = {key: [column[key][1] if key in column else None for column in columns] for key in named}
    ranks = _ranks({key: held[-1].value for key, held in figures.items() if held[-1] is not None})
    return [RegionLine(named[key], figures[key], ranks.get(key)) for key in named]


def _ranks(values: dict[object, int | float | None]) -> dict[object, int]:
    """Key → how many values are larger, and one."""
    told = {key: value for key, value in values.items() if value is not None}
    return {key: 1 + sum(other > value for other in told.values()) for key, value in told.items()}
