"""A pivot table in the words of a language, as pages, paper and spreadsheets show it; live or from what was frozen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils import formats
from django.utils.translation import gettext as _

from tirek.network.models import Organisation
from tirek.reports.addresses import address_of_records
from tirek.reports.enums import Dimension, Step
from tirek.reports.indicators import Indicator, indicator
from tirek.reports.period import Period, period_short
from tirek.reports.pivots import PART, Question, breakdown_of, divided
from tirek.reports.queries.breakdowns import names_of_parts
from tirek.reports.queries.figures import Figure
from tirek.reports.queries.pivot import PivotTable, Place, adds_up, borders_on
from tirek.territory.models import Area
from tirek.territory.queries import geography

Names = Mapping[Place, str]
LONG = 40
_LOOKED_UP = (Dimension.BODY, Dimension.REGION)


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A figure as it is shown. ``value`` is None where there is no data; ``address`` opens its records."""

    value: int | float | Decimal | None
    is_estimate: bool = False
    address: str = ""

    @property
    def written(self) -> str:
        """Grouped by thousands, ≈ before an estimate, a dash for no data."""
        if self.value is None:
            return "–"
        number = formats.number_format(_plain(self.value), use_l10n=True, force_grouping=True)
        return f"≈ {number}" if self.is_estimate else number


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A line of a table; ``total`` is None where its figures do not add up."""

    name: str
    cells: list[ShownCell | None]
    total: ShownCell | None = None


@dataclass(frozen=True)
class ShownTable:
    """A table with its words. ``corner`` heads the first column; ``over_time``: the columns are periods."""

    title: str
    corner: str
    heads: list[str]
    rows: list[ShownRow]
    foot: list[ShownCell | None]
    notes: list[str]
    indicators: list[Indicator]
    over_time: bool = False
    row_totals: bool = False

    @property
    def is_long(self) -> bool:
        """Whether its heads should stay in sight while one scrolls."""
        return len(self.rows) > LONG


def shown(question: Question, tables: Sequence[PivotTable], *, today: date, opens: bool) -> list[ShownTable]:
    """Live tables in the active language. ``opens``: the reader may open records."""
    names = names_of(question, tables, today)
    return [_shown(question, table, names, opens) for table in tables]


def _shown(question: Question, table: PivotTable, names: Names, opens: bool) -> ShownTable:
    def cell(figure: Figure | None) -> ShownCell | None:
        if figure is None:
            return None
        address = address_of_records(figure.indicator, figure.link) if opens and figure.link and figure.records else ""
        return ShownCell(figure.value, figure.is_estimate, address)

    rows = [
        ShownRow(names[row], [cell(one) for one in table.line(row)], cell(table.row_totals.get(row)))
        for row in table.rows
    ]
    foot = [cell(table.column_totals.get(column)) for column in table.columns] if table.column_totals else []
    return dress(question, table.indicator, [names[one] for one in table.columns], rows, foot)


def dress(
    question: Question,
    one: Indicator | None,
    heads: list[str],
    rows: list[ShownRow],
    foot: list[ShownCell | None],
) -> ShownTable:
    """A table with its title, the head of its first column, and what must be said under it."""
    chosen = [one] if one else question.chosen()
    return ShownTable(
        title=str(one.title) if one else side_name(question, question.rows),
        corner=side_name(question, question.rows),
        heads=heads,
        rows=rows,
        foot=foot,
        notes=notes_of(question, chosen),
        indicators=chosen,
        over_time=question.columns == Dimension.PERIOD,
        row_totals=any(row.total for row in rows),
    )


def notes_of(question: Question, chosen: Iterable[Indicator]) -> list[str]:
    """Why there are no totals where there are none."""
    sides = [side for side in question.sides if side != Dimension.INDICATOR]
    apart = [str(one.title) for one in chosen if not all(adds_up(one, side) for side in sides)]
    if not apart:
        return []
    told = _("No total where figures do not add up (different people, medians, states on a day): %(names)s.")
    return [told % {"names": "; ".join(apart)}]


def side_name(question: Question, side: str) -> str:
    """What rows or columns stand for, in words."""
    if side.startswith(PART):
        return str(breakdown_of(question.chosen()[0], side.removeprefix(PART)).title)
    return str(Dimension(side).label)


def names_of(question: Question, tables: Sequence[PivotTable], today: date) -> dict[Place, str]:
    """The words of all rows and columns in the active language (a few small queries)."""
    places = {place for table in tables for place in (*table.rows, *table.columns)}
    words: dict[str, dict[str, str]] = {}
    found = {place: _plain_name(place, question, words) for place in places if place[0] not in _LOOKED_UP}
    bodies = [key for kind, key in places if kind == Dimension.BODY]
    if bodies:
        rows = Organisation.objects.filter(pk__in=bodies).defer("search_keys")
        found |= {(str(Dimension.BODY), str(body.pk)): body.name for body in rows}
    regions = {key for kind, key in places if kind == Dimension.REGION}
    return found | _region_names(question, regions, today)


def _region_names(question: Question, keys: set[str], today: date) -> dict[Place, str]:
    """Regions by the name they bore last in the days asked about."""
    names: dict[Place, str] = {}
    for period in reversed(question.periods(today)) if keys else ():
        for region in geography(borders_on(question, period, today)).regions:
            if str(region.id) in keys:
                names.setdefault((str(Dimension.REGION), str(region.id)), region.name)
    left = [UUID(key) for key in keys if (str(Dimension.REGION), key) not in names]
    for area in Area.objects.filter(pk__in=left) if left else ():
        names[str(Dimension.REGION), str(area.pk)] = area.name
    return names


def _plain_name(place: Place, question: Question, words: dict[str, dict[str, str]]) -> str:
    kind, key = place
    if kind == Dimension.INDICATOR:
        return str(indicator(key).title)
    if kind == Dimension.PERIOD:
        return period_name(Period.parse(key))
    chosen = question.chosen()[0]
    if kind not in words:
        words[kind] = names_of_parts(chosen, breakdown_of(chosen, kind.removeprefix(PART)))
    return words[kind].get(key, key)


def period_name(period: Period) -> str:
    """A period for the head of a column: III 2026, 2026, a month in words, else its days."""
    if period == next(divided(Period(period.first.replace(day=1), period.last), Step.MONTH)):
        return formats.date_format(period.first, "YEAR_MONTH_FORMAT")
    return period_short(period)


def _plain(value: int | float | Decimal) -> int | float:
    return int(value) if value == int(value) else float(value)
