"""What differs: between two frozen versions, and between what is frozen and what the work gives now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tirek.reports.indicators import Indicator, indicator
from tirek.reports.models import Sheet, Snapshot
from tirek.reports.queries.cells import CellData, compose, entries_of, stored_cells


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that differs. ``records_moved``: the value is the same, but other records stand behind it; ``words_only``:
    what is told beside the value differs."""

    indicator: Indicator
    before: Decimal | None
    after: Decimal | None
    records_moved: bool = False
    words_only: bool = False

    @property
    def difference(self) -> Decimal | None:
        return None if self.before is None or self.after is None else self.after - self.before


def changes_between(sheet: Sheet, cells: Iterable[CellData]) -> list[Change]:
    """How cells differ from those frozen last (all of them when nothing is)."""
    return _compared(stored_cells(sheet) if sheet.version else [], cells)


def changes_of(before: Snapshot | None, after: Snapshot) -> list[Change]:
    """How a frozen version differs from the one before it."""
    return _compared(cells_of(before), cells_of(after)) if before else []


def changes_since(sheet: Sheet, *, today: date) -> list[Change]:
    """What the work and the sheets below give now where it is not what was frozen."""
    return changes_between(sheet, compose(sheet, entries_of(sheet), today=today).cells)


def cells_of(snapshot: Snapshot) -> list[CellData]:
    """The cells of a frozen version."""
    return [CellData.from_json(told) for told in snapshot.document["cells"]]


def _compared(before: Iterable[CellData], after: Iterable[CellData]) -> list[Change]:
    known = {cell.indicator: cell for cell in before}
    found = []
    for cell in after:
        old = known.get(cell.indicator)
        if old is None:
            found.append(Change(indicator(cell.indicator, version=cell.definition), None, cell.value))
        elif (old.value, old.state) != (cell.value, cell.state):
            found.append(Change(cell.edition, old.value, cell.value))
        elif (moved := old.digest != cell.digest) or _told_otherwise(old, cell):
            found.append(Change(cell.edition, old.value, cell.value, moved, words_only=not moved))
    return found


def _told_otherwise(old: CellData, new: CellData) -> bool:
    return (old.typed, old.evidence, old.explanation) != (new.typed, new.evidence, new.explanation)
