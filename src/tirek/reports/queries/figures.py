"""Figures: sheets of one body, tables by region and by office. Each figure knows the address of its records."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from tirek.network.models import Organisation
from tirek.reports.enums import Chapter
from tirek.reports.indicators import Indicator, all_indicators
from tirek.reports.period import Period
from tirek.reports.queries.scopes import Scope, region_of_bodies
from tirek.reports.queries.tallies import Tally, distinct_in, tallies_by_office, value_of
from tirek.territory.models import Area
from tirek.territory.queries import geography


@dataclass(frozen=True, slots=True)
class Figure:
    """The value of an indicator for a scope and a period. ``records`` is how many records it opens.

    ``value`` is None when a median has no record to stand on: "no data", which is not zero.
    """

    indicator: Indicator
    period: Period
    value: int | float | None
    records: int
    link: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """One body's line in a table: a region or an office."""

    key: UUID
    code: str
    name: str
    figures: tuple[Figure, ...]


def figure(indicator: Indicator, period: Period, scope: Scope, *, today: date) -> Figure:
    """One figure, computed now."""
    tallies = tallies_by_office(indicator, indicator.days(period, today), scope)
    found = make_figure(indicator, period, tallies.values(), scope.link)
    return _of_people(found, scope, today) if indicator.distinct else found


def sheet(period: Period, scope: Scope, *, today: date, chapter: Chapter | None = Chapter.CASES) -> list[Figure]:
    """All indicators of a chapter for one scope: the body's, region's or republic's sheet of the period."""
    return [figure(indicator, period, scope, today=today) for indicator in all_indicators(chapter)]


def regions_table(indicators: Iterable[Indicator], period: Period, scope: Scope, *, today: date) -> list[Row]:
    """A row for each region as of the scope's geography, then one for each office that lies in none (the republic's).

    The rows partition the offices in scope, so the counts of a column add up to the total.
    """
    chosen = list(indicators)
    regions = region_of_bodies(scope.geography)
    tallies = [tallies_by_office(one, one.days(period, today), scope) for one in chosen]
    grouped = [_grouped(one, regions) for one in tallies]
    return [
        *(
            _row(chosen, period, grouped, area.pk, area.kato or "", name, scope.in_region(area), today)
            for area, name in _regions_in(scope, regions)
        ),
        *_office_rows(chosen, period, [_outside(one, regions) for one in tallies], scope, today),
    ]


def offices_table(indicators: Iterable[Indicator], period: Period, scope: Scope, *, today: date) -> list[Row]:
    """A row for each office in scope that has a record of any of the indicators."""
    chosen = list(indicators)
    tallies = [tallies_by_office(one, one.days(period, today), scope) for one in chosen]
    return _office_rows(chosen, period, tallies, scope, today)


def _office_rows(
    indicators: list[Indicator], period: Period, tallies: list[dict[UUID, Tally]], scope: Scope, today: date
) -> list[Row]:
    keys = set().union(*tallies) if tallies else set()
    each = [{office: [tally] for office, tally in one.items()} for one in tallies]
    return [
        _row(indicators, period, each, office.pk, office.code, office.name, scope.at_office(office), today)
        for office in Organisation.objects.filter(pk__in=keys).order_by("code")
    ]


def _row(
    indicators: list[Indicator],
    period: Period,
    grouped: list[dict[UUID, list[Tally]]],
    key: UUID,
    code: str,
    name: str,
    scope: Scope,
    today: date,
) -> Row:
    figures = [
        make_figure(indicator, period, tallies.get(key, []), scope.link)
        for indicator, tallies in zip(indicators, grouped, strict=True)
    ]
    return Row(
        key, code, name, tuple(_of_people(one, scope, today) if one.indicator.distinct else one for one in figures)
    )


def _of_people(found: Figure, scope: Scope, today: date) -> Figure:
    """The figure with its different people counted in its own scope; zero without asking where there is no record."""
    days = found.indicator.days(found.period, today)
    return replace(found, value=distinct_in(found.indicator, days, scope) if found.records else 0)


def _outside(tallies: dict[UUID, Tally], regions: dict[UUID, UUID]) -> dict[UUID, Tally]:
    return {office: tally for office, tally in tallies.items() if office not in regions}


def _regions_in(scope: Scope, regions: dict[UUID, UUID]) -> list[tuple[Area, str]]:
    """The regions that hold an office in reach, in the order of their code, by the name they bore then."""
    reached = {region for office, region in regions.items() if office in scope.reach}
    areas = Area.objects.in_bulk(reached)
    return [(areas[region.id], region.name) for region in geography(scope.geography).regions if region.id in areas]


def _grouped(tallies: dict[UUID, Tally], regions: dict[UUID, UUID]) -> dict[UUID, list[Tally]]:
    grouped: dict[UUID, list[Tally]] = {}
    for office, tally in tallies.items():
        if office in regions:
            grouped.setdefault(regions[office], []).append(tally)
    return grouped


def make_figure(indicator: Indicator, period: Period, tallies: Iterable[Tally], link: dict[str, str]) -> Figure:
    """A figure of the sum of tallies; ``link`` names its scope."""
    total: Tally = sum(tallies, Counter())
    address = {"period": period.code, **link}
    return Figure(indicator, period, value_of(indicator, total), total.total(), address)
