"""Regions side by side: a figure with its rank, its target, and how it has gone over the last periods; as it is, or for
ten thousand inhabitants."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from tirek.reports.indicators import Indicator, indicator
from tirek.reports.period import Period
from tirek.reports.queries.borders import Borders
from tirek.reports.queries.figures import Figure, regions_table
from tirek.reports.queries.populations import Inhabitants, inhabitants_of, rate_of
from tirek.reports.queries.scopes import Scope
from tirek.reports.queries.targets import Aim, targets_of

PERIODS = 4


@dataclass(frozen=True, slots=True)
class RegionLine:
    """A region in a comparison: its figures, the oldest first, and its rank by the last one (1: the largest; those that
    are equal share it; None without data). ``rates`` are the figures for ten thousand inhabitants, ``inhabitants``
    those of the last period; then the rank is by rate."""

    name: str
    figures: list[Figure | None]
    rank: int | None
    key: UUID | None = None
    rates: list[float | None] = field(default_factory=list)
    inhabitants: Inhabitants | None = None
    target: Decimal | None = None

    @property
    def last(self) -> Figure | None:
        return self.figures[-1]

    @property
    def change(self) -> float | None:
        """By how many percent the last figure differs from the one before; None where that says nothing."""
        values = self.rates or [one.value if one else None for one in self.figures]
        before, last = values[-2:]
        return None if not before or last is None else round(100 * (last - before) / before)

    @property
    def aim(self) -> Aim | None:
        """The target beside the last figure; None where there is none."""
        if self.target is None or self.last is None:
            return None
        return Aim(self.last.indicator, self.last, self.target, self.key, self.name)


def periods_before(period: Period) -> list[Period]:
    """The period and those before it, the oldest first."""
    found = [period]
    while len(found) < PERIODS:
        found.insert(0, found[0].previous())
    return found


def compared(
    one: Indicator, periods: list[Period], scope: Scope, *, today: date, per_inhabitants: bool = False
) -> list[RegionLine]:
    """A line for each region under the borders of the scope; one grouped query for each period, one for the targets,
    and one a period for the inhabitants where figures are told for ten thousand of them."""
    columns, borders = [], Borders.of(scope)
    for period in periods:
        edition = indicator(one.code, on=period.last)
        rows = regions_table([edition], period, scope, today=today, borders=borders)
        columns.append({row.key: (row.name, row.figures[0]) for row in rows})
    named = {key: name for column in columns for key, (name, _figure) in column.items()}
    figures = {key: [column[key][1] if key in column else None for column in columns] for key in named}
    living = [inhabitants_of(named, period) for period in periods] if per_inhabitants else []
    rates = {key: _rates(held, [told.get(key) for told in living]) for key, held in figures.items()}
    last = {key: _last(held, rates[key]) for key, held in figures.items()}
    ranks, aims = _ranks(last), targets_of(periods[-1], [one.code])
    return [
        RegionLine(
            name,
            figures[key],
            ranks.get(key),
            key,
            rates[key],
            living[-1].get(key) if living else None,
            aims.get((one.code, key)),
        )
        for key, name in named.items()
    ]


def _rates(figures: list[Figure | None], living: list[Inhabitants | None]) -> list[float | None]:
    pairs = zip(figures, living, strict=True) if living else ()
    return [rate_of(figure.value if figure else None, told) for figure, told in pairs]


def _last(figures: list[Figure | None], rates: list[float | None]) -> int | float | None:
    if rates:
        return rates[-1]
    return figures[-1].value if figures[-1] else None


def _ranks(values: dict[UUID, int | float | None]) -> dict[UUID, int]:
    """Key → how many values are larger, and one."""
    told = {key: value for key, value in values.items() if value is not None}
    return {key: 1 + sum(other > value for other in told.values()) for key, value in told.items()}
