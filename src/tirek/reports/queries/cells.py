"""What stands in the cells of a sheet: computed from the office's own work, from the sheets below, or typed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from tirek.core.actor import Reach
from tirek.reports.enums import CellState, How, SheetState
from tirek.reports.indicators import Indicator, indicator
from tirek.reports.models import Sheet, Snapshot
from tirek.reports.period import Period
from tirek.reports.queries.forms import form_of_sheet
from tirek.reports.queries.holders import own_bodies, subtree_of
from tirek.reports.queries.scopes import Scope
from tirek.reports.queries.sources import Computed, computed_of, sources_in

NUMBERS = ("computed", "below", "typed", "value")


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody entered at a cell."""

    state: str = CellState.REPORTED
    typed: Decimal | None = None
    evidence: str = ""
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class CellData:
    """A cell as it is computed now, or as it was frozen."""

    indicator: str
    definition: int
    state: str
    how: str
    computed: Decimal | None
    below: Decimal | None
    typed: Decimal | None
    value: Decimal | None
    records: int
    digest: str
    evidence: str = ""
    explanation: str = ""

    @property
    def edition(self) -> Indicator:
        """The definition it follows."""
        return indicator(self.indicator, version=self.definition)

    def as_columns(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    def as_json(self) -> dict[str, Any]:
        """For keeping outside the table: numbers as text, so that nothing is rounded."""
        return {name: written(value) if name in NUMBERS else value for name, value in self.as_columns().items()}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "CellData":
        kept = {name: told[name] for name in cls.__dataclass_fields__ if name in told}
        numbers: dict[str, Any] = {name: read(kept[name]) for name in NUMBERS}
        return cls(**{**kept, **numbers})


@dataclass(frozen=True, slots=True)
class Composed:
    """All cells of a sheet, the frozen sheets below that went into them, and the names of those missing."""

    cells: list[CellData]
    children: list[dict[str, Any]]
    missing: list[str]


def written(value: Decimal | None) -> str | None:
    """A value as text: ``7``, ``14.5``."""
    if value is None:
        return None
    return str(int(value)) if value == value.to_integral_value() else str(value.normalize())


def read(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def compose(sheet: Sheet, entries: Mapping[str, Entry], *, today: date) -> Composed:
    """The sheet as of now with what was entered. Some twenty queries: one for each indicator."""
    office, form, period = sheet.organisation, form_of_sheet(sheet), Period.parse(sheet.period)
    below = Below(sheet)
    own, whole = own_bodies(office), subtree_of(office)
    cells = []
    for one in form.indicators_on(sheet.last_on):
        if not form.applies(one.code, office.level):
            cells.append(not_applicable(one))
            continue
        reach = Reach(own) if one.is_additive else whole
        scope = Scope(reach, sheet.last_on)
        found = computed_of(one, sources_in(one, one.days(period, today), scope))
        cells.append(make_cell(one, found, below.sum_of(one), entries.get(one.code, Entry())))
    return Composed(cells, below.children, below.missing)


def not_applicable(one: Indicator) -> CellData:
    """The cell of an indicator that is not asked of an office of this level."""
    nothing = (None, None, None, None)
    return CellData(one.code, one.version, CellState.NOT_APPLICABLE, How.COMPUTED, *nothing, 0, "")


def make_cell(one: Indicator, found: Computed, below: Decimal | None, entry: Entry) -> CellData:
    """A cell: what was typed stands in the place of what is computed; what is below is added to either."""
    own = found.value if entry.typed is None else entry.typed
    value = own if below is None else (own or Decimal(0)) + below
    how = How.COMPUTED if entry.typed is None else How.BOTH if found.records else How.TYPED
    reported = entry.state == CellState.REPORTED
    return CellData(
        one.code,
        one.version,
        entry.state,
        how,
        found.value,
        below,
        entry.typed,
        value if reported else None,
        found.records,
        found.digest,
        entry.evidence,
        entry.explanation,
    )


class Below:
    """The last snapshots of the sheets right below one, and the bodies that have none (two queries)."""

    def __init__(self, sheet: Sheet) -> None:
        sheets = list(
            Sheet.objects.of(sheet.form, sheet.period)
            .filter(above=sheet.organisation_id)
            .select_related("organisation")
            .order_by("organisation__code")
        )
        frozen = last_snapshots([one.pk for one in sheets])
        self.expected = bool(sheets)
        self.documents = [frozen[one.pk].document for one in sheets if one.pk in frozen]
        self.children = [child_line(one.organisation.code, frozen.get(one.pk)) for one in sheets]
        self.missing = [one.organisation.name for one in sheets if one.pk not in frozen]

    def sum_of(self, one: Indicator) -> Decimal | None:
        """The sum over the sheets below; None where there are none, or where places do not add up."""
        return sum_below(one, self.documents) if self.expected else None


def sum_below(one: Indicator, documents: Iterable[Mapping[str, Any]]) -> Decimal | None:
    """The sum of an indicator over frozen documents; None where places do not add up."""
    if not one.is_additive:
        return None
    cells = (cell for document in documents for cell in document["cells"])
    values = (cell["value"] for cell in cells if cell["indicator"] == one.code)
    return sum((Decimal(value) for value in values if value is not None), Decimal(0))


def child_line(code: str, snapshot: Snapshot | None) -> dict[str, Any]:
    """How a frozen sheet is named inside the one above."""
    if snapshot is None:
        return {"body": code, "version": None, "sha256": None}
    return {"body": code, "version": snapshot.version, "sha256": snapshot.sha256}


def last_snapshots(sheets: list[UUID]) -> dict[UUID, Snapshot]:
    """Sheet → its last snapshot, of those that have one."""
    found = Snapshot.objects.filter(sheet__in=sheets).order_by("sheet", "-version").distinct("sheet")
    return {one.sheet_id: one for one in found}


def stored_cells(sheet: Sheet) -> list[CellData]:
    """The cells as they were handed in, in the order of the form."""
    order = {code: place for place, code in enumerate(form_of_sheet(sheet).indicators)}
    names = CellData.__dataclass_fields__
    rows = [CellData(**{name: getattr(row, name) for name in names}) for row in sheet.cells.all()]
    return sorted(rows, key=lambda row: order.get(row.indicator, len(order)))


def entries_of(sheet: Sheet) -> dict[str, Entry]:
    """What has been entered at the cells so far."""
    form = form_of_sheet(sheet)
    return {
        row.indicator: Entry(row.state, row.typed, row.evidence, row.explanation)
        for row in sheet.cells.all()
        if row.state != CellState.NOT_APPLICABLE or form.applies(row.indicator, sheet.organisation.level)
    }


def is_locked(sheet: Sheet) -> bool:
    """Whether the sheet above is frozen: then nothing below it changes but by a correction."""
    if sheet.above_id is None:
        return False
    above = Sheet.objects.of(sheet.form, sheet.period).filter(organisation=sheet.above_id)
    return above.filter(state=SheetState.ACCEPTED).exists()
