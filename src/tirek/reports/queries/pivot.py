"""A pivot table of figures, computed now within the reader's reach. Each cell knows the address of its records.

For each indicator and period one grouped query reads everything; rows, columns and totals are made of its lots. Figures
that do not add up (medians, different people, states over time) get no total.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Concat

from tirek.core.actor import Actor
from tirek.network.models import Organisation
from tirek.reports.enums import Dimension
from tirek.reports.indicators import Indicator
from tirek.reports.indicators import indicator as edition_on
from tirek.reports.period import Period
from tirek.reports.pivots import PART, TODAY, Question, breakdown_of
from tirek.reports.queries.borders import Borders, Lot, records_in
from tirek.reports.queries.figures import Figure, different, make_figure
from tirek.reports.queries.scopes import Scope, scope_for
from tirek.reports.queries.tallies import Tally, tallied
from tirek.territory.models import Area
from tirek.territory.queries import geography, recasting

MOST_QUERIES = 60
MOST_CELLS = 4000
MOST_COUNTED_ANEW = 300
APART = "\x1f"
Place = tuple[str, str]
"""What a row or column stands for: its kind ("region", "body", …) and its key."""


class TooBig(Exception):
    """The table would be larger than anybody reads, or takes longer than a page may. ``cells`` is how large."""

    def __init__(self, cells: int) -> None:
        super().__init__(cells)
        self.cells = cells


@dataclass(frozen=True)
class PivotTable:
    """One table. ``indicator`` is what it counts where indicators are neither rows nor columns."""

    indicator: Indicator | None
    rows: list[Place]
    columns: list[Place]
    cells: dict[tuple[Place, Place], Figure]
    row_totals: dict[Place, Figure] = field(default_factory=dict)
    column_totals: dict[Place, Figure] = field(default_factory=dict)

    def line(self, row: Place) -> list[Figure | None]:
        """The figures of a row, in the order of the columns."""
        return [self.cells.get((row, column)) for column in self.columns]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A lot with the rows and columns it stands in, and the days and borders it was read under."""

    lot: Lot
    one: Indicator
    period: Period
    scope: Scope
    row: Place
    column: Place


def pivot(question: Question, actor: Actor, *, today: date) -> list[PivotTable]:
    """The tables of a question: one, or one for each indicator where these are no rows or columns. Raises TooBig."""
    periods = question.periods(today)
    if (asked := len(periods) * len(question.indicators)) > MOST_QUERIES:
        raise TooBig(asked)
    pieces = list(_all_pieces(question, actor, periods, today))
    frame = _Frame(question, None, periods, actor, today, *_places_of(question, pieces))
    if Dimension.INDICATOR in question.sides:
        return [_table(frame, pieces)]
    return [
        _table(replace(frame, one=one), [piece for piece in pieces if piece.one.code == one.code])
        for one in question.chosen()
    ]


def borders_on(question: Question, period: Period, today: date) -> date:
    """The day whose borders a period is counted under."""
    return today if question.borders == TODAY else min(period.last, today)


def scope_of(question: Question, actor: Actor, period: Period, today: date) -> Scope:
    """Whose figures: all the actor may see, or those of the region asked for."""
    scope = scope_for(actor, geography=borders_on(question, period, today))
    region = Area.objects.filter(kato=question.area).first() if question.area else None
    return scope.in_region(region) if region else scope


def _all_pieces(question: Question, actor: Actor, periods: list[Period], today: date) -> Iterator[_Piece]:
    """What all periods give. Where bodies lie is read once: only the borders change from period to period."""
    known: Borders | None = None
    for period in periods:
        scope = scope_of(question, actor, period, today)
        if known is None or scope.region is not None:
            known = Borders.of(scope)
        elif known.recasting.world.on != scope.geography:
            known = replace(known, recasting=recasting(scope.geography))
        yield from _pieces(question, period, scope, known, today)


def _pieces(question: Question, period: Period, scope: Scope, borders: Borders, today: date) -> Iterator[_Piece]:
    for code in question.indicators:
        one = edition_on(code, on=period.last)
        for lot in borders.lots(one, one.days(period, today), scope, _reader(question, one)):
            row, column = (_place(side, question, lot, one, period) for side in question.sides)
            yield _Piece(lot, one, period, scope, row, column)


def _reader(question: Question, one: Indicator) -> Callable[..., "dict[tuple[UUID, str], Tally]"]:
    """Reads the records that are kept, divided by the breakdowns among rows and columns."""
    parts = [breakdown_of(one, code).part for code in question.parts]
    joined: Any = None
    if len(parts) > 1:
        joined = Concat(parts[0], Value(APART), parts[1], output_field=TextField())
    elif parts:
        joined = parts[0]

    def read(indicator: Indicator, records: "QuerySet[Any]") -> "dict[tuple[UUID, str], Tally]":
        return tallied(indicator, _kept(question, indicator, records), joined)

    return read


def _kept(question: Question, one: Indicator, records: "QuerySet[Any]") -> "QuerySet[Any]":
    code, value = question.kept_part
    return breakdown_of(one, code).keep(records, value) if code else records


def _place(side: str, question: Question, lot: Lot, one: Indicator, period: Period) -> Place:
    match side:
        case Dimension.INDICATOR:
            return (side, one.code)
        case Dimension.PERIOD:
            return (side, period.code)
        case Dimension.BODY:
            return (side, str(lot.office))
        case Dimension.REGION:
            return (side, str(lot.region)) if lot.region else (Dimension.BODY, str(lot.office))
    values = lot.column.split(APART)
    return (side, values[question.parts.index(side.removeprefix(PART))])


def _places_of(question: Question, pieces: list[_Piece]) -> tuple[Mapping[UUID, Area], Mapping[UUID, Organisation]]:
    """The areas and bodies that rows and columns name, by key (two queries at most)."""
    areas = {piece.lot.region for piece in pieces if piece.lot.region} if Dimension.REGION in question.sides else set()
    named = Dimension.BODY in question.sides
    bodies = {piece.lot.office for piece in pieces if named or not piece.lot.region}  # the republic's own stand apart
    return (
        Area.objects.in_bulk(areas) if areas else {},
        Organisation.objects.defer("search_keys").in_bulk(bodies) if bodies else {},
    )


def _table(frame: "_Frame", pieces: list[_Piece]) -> PivotTable:
    question = frame.question
    rows, columns = (
        frame.places(side, {getattr(piece, name) for piece in pieces})
        for side, name in zip(question.sides, ("row", "column"), strict=True)
    )
    if len(rows) * len(columns) > MOST_CELLS:
        raise TooBig(len(rows) * len(columns))
    grouped: dict[tuple[Place, Place], list[_Piece]] = {}
    for piece in pieces:
        grouped.setdefault((piece.row, piece.column), []).append(piece)
    if sum(bool(held[0].one.distinct) for held in grouped.values()) > MOST_COUNTED_ANEW:
        raise TooBig(len(grouped))
    cells = {}
    for row in rows:
        for column in columns:
            if found := frame.figure(row, column, grouped.get((row, column), [])):
                cells[row, column] = found
    row_totals = {row: total for row in rows if (total := frame.total(row, None, pieces))}
    column_totals = {column: total for column in columns if (total := frame.total(None, column, pieces))}
    return PivotTable(frame.one, rows, columns, cells, row_totals, column_totals)


@dataclass(frozen=True)
class _Frame:
    """What the cells of one table have in common."""

    question: Question
    one: Indicator | None
    periods: list[Period]
    actor: Actor
    today: date
    areas: Mapping[UUID, Area]
    bodies: Mapping[UUID, Organisation]
    _regions: dict[date, frozenset[str]] = field(default_factory=dict)

    def places(self, side: str, met: set[Place]) -> list[Place]:
        """Rows or columns in their order: all indicators and periods, the regions of the borders, else what was met."""
        if side == Dimension.INDICATOR:
            return [(side, code) for code in self.question.indicators]
        if side == Dimension.PERIOD:
            return [(side, period.code) for period in self.periods]
        if side == Dimension.REGION:
            return self._regions_and_bodies(met)
        return sorted(met)

    def _regions_and_bodies(self, met: set[Place]) -> list[Place]:
        """Regions in the order of their codes: all of them for a reader of everything, else those with records."""
        whole = self.actor.reach("reports.view").everywhere and not self.question.area
        known: dict[str, None] = {}
        for period in self.periods:
            for region in geography(borders_on(self.question, period, self.today)).regions:
                if whole or (Dimension.REGION, str(region.id)) in met:
                    known[str(region.id)] = None
        bodies = sorted(place for place in met if place[0] == Dimension.BODY)
        return [*((str(Dimension.REGION), key) for key in known), *bodies]

    def figure(self, row: Place, column: Place, pieces: list[_Piece]) -> Figure | None:
        """The figure of a cell; None where there can be none: a region that did not exist then."""
        one, period = self._indicator(row, column), self._period(row, column)
        if pieces:
            return self._counted(pieces[0].one, period, pieces, row, column)
        if not self._exists(row, column, period):
            return None
        edition = edition_on(one.code, on=period.last)
        return replace(make_figure(edition, period, [], {}), link={})

    def total(self, row: Place | None, column: Place | None, pieces: list[_Piece]) -> Figure | None:
        """The total of a row or of a column, where its figures add up; None where they do not."""
        fixed = row or column
        assert fixed is not None
        across = self.question.columns if row else self.question.rows
        one = self._indicator(fixed, fixed)
        if across == Dimension.INDICATOR or not adds_up(one, across):
            return None
        held = [piece for piece in pieces if (piece.row if row else piece.column) == fixed]
        period = self.question.days(self.today) if across == Dimension.PERIOD else self._period(fixed, fixed)
        found = make_figure(one, period, [piece.lot for piece in held], {})
        return replace(found, link={} if across == Dimension.PERIOD else self._link(held, period, fixed))

    def _counted(self, one: Indicator, period: Period, pieces: list[_Piece], row: Place, column: Place) -> Figure:
        lots = [piece.lot for piece in pieces]
        found = make_figure(one, period, lots, {})
        if one.distinct and found.records:
            found = replace(found, value=different(one, self._records(one, pieces[0], row, column), lots))
        return replace(found, link=self._link(pieces, period, row, column))

    def _records(self, one: Indicator, piece: _Piece, *places: Place) -> "QuerySet[Any]":
        scope = self._narrowed(piece.scope, places)
        records = records_in(one, one.days(piece.period, self.today), scope)
        for kind, value in places:
            if kind.startswith(PART):
                records = breakdown_of(one, kind.removeprefix(PART)).keep(records, value)
        return _kept(self.question, one, records)

    def _link(self, pieces: list[_Piece], period: Period, *places: Place) -> dict[str, str]:
        """What names the cell's records in an address; nothing where no piece tells the borders."""
        if not pieces:
            return {}
        parts = {kind.removeprefix(PART): value for kind, value in places if kind.startswith(PART)}
        kept, value = self.question.kept_part
        one = pieces[0].one
        version = {"version": str(one.version)} if edition_on(one.code, on=period.last).version != one.version else {}
        narrowed = {kept: value} if kept else {}
        return {"period": period.code, **self._narrowed(pieces[0].scope, places).link, **parts, **narrowed, **version}

    def _narrowed(self, scope: Scope, places: Iterable[Place]) -> Scope:
        """The scope of a cell: the place that its row or column names."""
        for kind, key in places:
            if kind == Dimension.REGION:
                return scope.in_region(self.areas[UUID(key)])
            if kind == Dimension.BODY:
                return replace(scope, office=self.bodies[UUID(key)])
        return scope

    def _indicator(self, row: Place, column: Place) -> Indicator:
        if self.one is not None:
            return self.one
        code = next((key for kind, key in (row, column) if kind == Dimension.INDICATOR), self.question.indicators[0])
        return edition_on(code)

    def _period(self, row: Place, column: Place) -> Period:
        code = next((key for kind, key in (row, column) if kind == Dimension.PERIOD), "")
        return Period.parse(code) if code else self.question.days(self.today)

    def _exists(self, row: Place, column: Place, period: Period) -> bool:
        regions = [key for kind, key in (row, column) if kind == Dimension.REGION]
        on = borders_on(self.question, period, self.today)
        if on not in self._regions:
            self._regions[on] = frozenset(str(region.id) for region in geography(on).regions)
        return all(key in self._regions[on] for key in regions)


def adds_up(one: Indicator, side: str) -> bool:
    """Whether figures add up along rows or columns: not medians and people; and a state on a day not over time."""
    return one.is_additive and not (side == Dimension.PERIOD and one.at_the_end)
