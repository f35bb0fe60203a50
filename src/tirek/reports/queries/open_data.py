"""Open data: frozen figures of the republic and the regions, with small groups left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tirek.network.enums import Level
from tirek.reports.enums import CellState, SheetState
from tirek.reports.indicators import Indicator
from tirek.reports.models import Sheet, Snapshot
from tirek.reports.models.sheet import SheetQuerySet
from tirek.reports.queries.cells import CellData, last_snapshots
from tirek.reports.queries.changes import cells_of
from tirek.reports.small_groups import PEOPLE, few

PUBLISHED = (Level.REPUBLIC, Level.REGION)


@dataclass(frozen=True, slots=True)
class OpenValue:
    """A published value. ``is_hidden``: it is left out, since few people stand behind it or behind the only other one
    that is left out."""

    indicator: Indicator
    value: Decimal | None
    state: str
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class OpenRow:
    """The published figures of the republic or of a region for a period."""

    code: str
    name: str
    place: str
    level: str
    version: int
    sha256: str
    values: list[OpenValue]


@dataclass(frozen=True, slots=True)
class OpenPeriod:
    """A period with everything published of it. ``indicators`` are those of the columns."""

    code: str
    first: date
    last: date
    rows: list[OpenRow]

    @property
    def indicators(self) -> list[Indicator]:
        return [value.indicator for value in self.rows[0].values] if self.rows else []


def open_periods() -> list[str]:
    """Periods of which something is published, the last one first."""
    return list(_published().order_by("-last_on").values_list("period", flat=True).distinct())


def open_period(code: str) -> OpenPeriod | None:
    """What is published of a period; None where nothing is (two queries)."""
    sheets = list(_published().filter(period=code).select_related("organisation__area").order_by("organisation__path"))
    if not sheets:
        return None
    frozen = last_snapshots([one.pk for one in sheets])
    told = [(one, cells_of(frozen[one.pk])) for one in sheets]
    hidden = _hidden(told)
    rows = [_row(one, frozen[one.pk], cells, hidden) for one, cells in told]
    return OpenPeriod(code, sheets[0].first_on, sheets[0].last_on, rows)


def _published() -> SheetQuerySet:
    return Sheet.objects.filter(state=SheetState.ACCEPTED, organisation__level__in=PUBLISHED)


def _row(sheet: Sheet, snapshot: Snapshot, cells: list[CellData], hidden: set[tuple[str, str]]) -> OpenRow:
    office = sheet.organisation
    values = [_value(cell, (office.code, cell.indicator) in hidden) for cell in cells]
    return OpenRow(office.code, office.name, office.area.name, office.level, snapshot.version, snapshot.sha256, values)


def _value(cell: CellData, is_hidden: bool) -> OpenValue:
    return OpenValue(cell.edition, None if is_hidden else cell.value, cell.state, is_hidden)


def _hidden(told: Iterable[tuple[Sheet, list[CellData]]]) -> set[tuple[str, str]]:
    """Codes of office and indicator to leave out. Where one region alone were hidden, the sum would give it away: the
    smallest other one is hidden with it."""
    columns: dict[str, list[tuple[Decimal, str, bool]]] = {}
    for sheet, cells in told:
        for cell in cells:
            if cell.value and cell.state == CellState.REPORTED and cell.edition.unit in PEOPLE:
                of_region = sheet.organisation.level == Level.REGION
                columns.setdefault(cell.indicator, []).append((cell.value, sheet.organisation.code, of_region))
    return {(code, indicator) for indicator, column in columns.items() for code in few(column)}
