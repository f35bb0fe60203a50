"""Rules a sheet is held against before it is handed in: hard ones must be mended, soft ones explained."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import mean, pstdev

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tirek.reports.enums import CellState
from tirek.reports.queries.cells import CellData

NEVER_MORE_THAN = (
    ("cases_answered_late", "cases_answered", _("More are answered late than are answered at all.")),
    ("cases_overdue", "cases_open", _("More are overdue than are open at all.")),
    ("questions_answered", "questions_asked", _("More questions are answered than were asked.")),
)
SMALL = 10
HALF = Decimal("0.5")
ENOUGH_PERIODS = 4
DEVIATIONS = 3
History = Mapping[str, Sequence[Decimal]]
"""Indicator → frozen values of the periods before, the last one first."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong or strange at a cell. A soft one is settled by the cell's explanation."""

    indicator: str
    text: str | Promise
    is_hard: bool
    is_settled: bool = False

    @property
    def blocks(self) -> bool:
        """Whether the sheet cannot be handed in because of it."""
        return self.is_hard or not self.is_settled


def findings_of(cells: Sequence[CellData], history: History) -> list[Finding]:
    """Everything found, in the order of the cells."""
    by_code = {cell.indicator: cell for cell in cells}
    found = [finding for cell in cells for finding in _of_cell(cell, history.get(cell.indicator, ()))]
    return [*_contradictions(by_code), *found]


def _contradictions(cells: Mapping[str, CellData]) -> list[Finding]:
    found = []
    for part, whole, text in NEVER_MORE_THAN:
        if part in cells and whole in cells and (cells[part].value or 0) > (cells[whole].value or 0):
            found.append(Finding(part, text, is_hard=True))
    return found


def _of_cell(cell: CellData, before: Sequence[Decimal]) -> list[Finding]:
    settled = bool(cell.explanation)
    if cell.state == CellState.NOT_REPORTED:
        return [Finding(cell.indicator, _("Say why this is not reported."), False, settled)]
    texts: list[str | Promise] = []
    if cell.typed is not None and not cell.evidence:
        return [Finding(cell.indicator, _("Say where the typed value is written."), is_hard=True)]
    if cell.typed is not None and cell.records and cell.typed != cell.computed:
        texts.append(_("The typed value differs from the computed one: explain the gap."))
    if cell.value is not None and before:
        texts += _out_of_the_ordinary(cell.value, before)
    return [Finding(cell.indicator, text, False, settled) for text in texts]


def _out_of_the_ordinary(value: Decimal, before: Sequence[Decimal]) -> list[str | Promise]:
    last = before[0]
    if max(value, last) < SMALL:
        return []
    if value == 0:
        return [_("Zero now, but not in the period before.")]
    if abs(value - last) > HALF * max(last, Decimal(1)):
        return [_("Differs by more than half from the period before.")]
    if len(before) >= ENOUGH_PERIODS:
        usual, spread = mean(before), pstdev(before)
        if spread and abs(value - usual) > DEVIATIONS * spread:
            return [_("Far from what the periods before had.")]
    return []
