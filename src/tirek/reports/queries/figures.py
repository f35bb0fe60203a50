"""Figures: sheets of one body, tables by region and by office. Each figure knows the address of its records."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from tirek.network.models import Organisation
from tirek.reports.enums import Chapter
from tirek.reports.indicators import Indicator, all_indicators
from tirek.reports.indicators import indicator as edition_on
from tirek.reports.period import Period
from tirek.reports.queries.borders import Borders, Lot, Regional, lots_of, records_in
from tirek.reports.queries.scopes import Scope
from tirek.reports.queries.tallies import distinct_among, sum_of, tally_of, value_of
from tirek.territory.models import Area
from tirek.territory.queries import geography

Lots = Sequence[Lot]
WHOLE = UUID(int=0)
"""Stands for the office of a lot that is not divided by office."""


@dataclass(frozen=True, slots=True)
class Figure:
    """The value of an indicator for a scope and a period. ``records`` is how many records it opens.

    ``value`` is None when a median has no record to stand on: "no data", which is not zero. ``is_estimate`` says that
    some of the records lie in an area of which a part has gone to another region since, or came from one.
    """

    indicator: Indicator
    period: Period
    value: int | float | None
    records: int
    link: dict[str, str] = field(default_factory=dict)
    is_estimate: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One body's line in a table: a region or an office."""

    key: UUID
    code: str
    name: str
    figures: tuple[Figure, ...]


def figure(
    indicator: Indicator, period: Period, scope: Scope, *, today: date, regional: Regional | None = None
) -> Figure:
    """One figure, computed now. ``regional``: what the figures of a region share, where many are asked for."""
    days = indicator.days(period, today)
    if scope.region is None:
        return _counted(indicator, period, _whole(indicator, days, scope), scope, today)
    return _counted(indicator, period, lots_of(indicator, days, scope, regional=regional), scope, today)


def sheet(period: Period, scope: Scope, *, today: date, chapter: Chapter | None = Chapter.CASES) -> list[Figure]:
    """All indicators of a chapter for one scope: the body's, region's or republic's sheet of the period."""
    regional = Regional.of(scope) if scope.region is not None else None
    return [
        figure(one, period, scope, today=today, regional=regional) for one in all_indicators(chapter, on=period.last)
    ]


def regions_table(
    indicators: Iterable[Indicator], period: Period, scope: Scope, *, today: date, borders: Borders | None = None
) -> list[Row]:
    """A row for each region as of the scope's geography, then one for each office that lies in none (the republic's).

    The rows partition the offices in scope, so the counts of a column add up to the total; where a part of an area went
    elsewhere, its office counts in two regions by the share of the act, and both figures are estimates. ``borders``:
    those of the scope, where the caller has them at hand.
    """
    return _by_region(list(indicators), period, scope, today, borders or Borders.of(scope))[0]


def regions_and_whole(
    indicators: Iterable[Indicator], period: Period, scope: Scope, *, today: date
) -> tuple[list[Row], list[Figure]]:
    """The rows of the regions, and the figures of all of them together from the same questions."""
    chosen = list(indicators)
    rows, lots = _by_region(chosen, period, scope, today, Borders.of(scope))
    return rows, [_together(one, period, found, scope, today) for one, found in zip(chosen, lots, strict=True)]


def _by_region(
    chosen: list[Indicator], period: Period, scope: Scope, today: date, borders: Borders
) -> tuple[list[Row], list[list[Lot]]]:
    lots = [borders.lots(one, one.days(period, today), scope) for one in chosen]
    by_region = [_keyed(found, lambda lot: lot.region) for found in lots]
    rows = [
        *(
            _row(chosen, period, by_region, area.pk, area.kato or "", name, scope.in_region(area), today)
            for area, name in regions_in(scope, borders, period, by_region)
        ),
        *_office_rows(chosen, period, [[lot for lot in found if lot.region is None] for found in lots], scope, today),
    ]
    return rows, lots


def _together(indicator: Indicator, period: Period, lots: Lots, scope: Scope, today: date) -> Figure:
    """The figure of all lots: the parts of what is divided make up a whole again, which is no estimate."""
    if indicator.distinct:
        return figure(indicator, period, scope, today=today)
    whole = sum_of(lot.weighed for lot in lots)
    return replace(
        make_figure(indicator, period, [Lot(WHOLE, whole)] if whole else [], scope.link), records=round(whole.total())
    )


def offices_table(indicators: Iterable[Indicator], period: Period, scope: Scope, *, today: date) -> list[Row]:
    """A row for each office in scope that has a record of any of the indicators."""
    chosen = list(indicators)
    regional = Regional.of(scope) if scope.region is not None else None
    lots = [lots_of(one, one.days(period, today), scope, regional=regional) for one in chosen]
    return _office_rows(chosen, period, lots, scope, today)


def _office_rows(
    indicators: list[Indicator], period: Period, lots: Sequence[Lots], scope: Scope, today: date
) -> list[Row]:
    each = [_keyed(found, lambda lot: lot.office) for found in lots]
    keys = set().union(*each) if each else set()
    return [
        _row(indicators, period, each, office.pk, office.code, office.name, scope.at_office(office), today)
        for office in Organisation.objects.filter(pk__in=keys).order_by("code")
    ]


def _row(
    indicators: list[Indicator],
    period: Period,
    grouped: list[dict[UUID, list[Lot]]],
    key: UUID,
    code: str,
    name: str,
    scope: Scope,
    today: date,
) -> Row:
    figures = [
        _counted(indicator, period, lots.get(key, []), scope, today)
        for indicator, lots in zip(indicators, grouped, strict=True)
    ]
    return Row(key, code, name, tuple(figures))


def _whole(indicator: Indicator, days: Period, scope: Scope) -> list[Lot]:
    """Everything in a scope that no border divides, as one lot: asked for without a row for each body."""
    tally = tally_of(indicator, records_in(indicator, days, scope))
    return [Lot(WHOLE, tally)] if tally else []


def _counted(indicator: Indicator, period: Period, lots: Lots, scope: Scope, today: date) -> Figure:
    """The figure of some lots of a scope. Different people are counted in the scope itself; zero without asking where
    there is no record."""
    found = make_figure(indicator, period, lots, scope.link)
    if not indicator.distinct:
        return found
    records = records_in(indicator, indicator.days(period, today), scope)
    return replace(found, value=different(indicator, records, lots) if found.records else 0)


def different(indicator: Indicator, records: "QuerySet[Any]", lots: Lots) -> int:
    """Different people among records that fall into lots: whoever is known from a place that counts more is not counted
    again where it counts less."""
    if all(lot.weight == 1 for lot in lots):
        return distinct_among(indicator, records)
    value, seen, offices = 0.0, 0, list[UUID]()
    for weight, held in groupby(sorted(lots, key=lambda lot: -lot.weight), key=lambda lot: lot.weight):
        offices += [lot.office for lot in held]
        found = distinct_among(indicator, records.filter(**{f"{indicator.subject.place}__in": offices}))
        value, seen = value + float(weight) * (found - seen), found
    return round(value)


def regions_in(
    scope: Scope, borders: Borders, period: Period, counted: list[dict[UUID, list[Lot]]]
) -> list[tuple[Area, str]]:
    """The regions that hold an office in reach, in the order of their code, by the name they bore then."""
    offices = [office for office in borders.areas if office in scope.reach]
    reached = {part.region_id for office in offices for part in borders.parts(office, period.last)}
    areas = Area.objects.in_bulk(reached.union(*counted))
    return [(areas[region.id], region.name) for region in geography(scope.geography).regions if region.id in areas]


def _keyed(lots: Lots, key: Callable[[Lot], UUID | None]) -> dict[UUID, list[Lot]]:
    grouped: dict[UUID, list[Lot]] = {}
    for lot in lots:
        if (name := key(lot)) is not None:
            grouped.setdefault(name, []).append(lot)
    return grouped


def make_figure(indicator: Indicator, period: Period, lots: Lots, link: dict[str, str]) -> Figure:
    """A figure of the sum of lots; ``link`` names its scope."""
    total = sum_of(lot.weighed for lot in lots)
    records = sum(lot.tally.total() for lot in lots)
    address = {"period": period.code, **link}
    if indicator.version != edition_on(indicator.code, on=period.last).version:
        address["version"] = str(indicator.version)
    is_estimate = any(lot.is_estimate for lot in lots)
    return Figure(indicator, period, value_of(indicator, total), records, address, is_estimate)
