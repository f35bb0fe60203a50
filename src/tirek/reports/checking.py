"""Rules a sheet is held against before it is handed in: hard ones must be mended, soft ones explained."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import mean, pstdev

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tirek.reports.enums import CellState
from tirek.reports.queries.cells import CellData
from tirek.reports.sheet_forms import QUARTERLY, SheetForm

CONTRADICTIONS = {
    ("cases_answered_late", "cases_answered"): _("More are answered late than are answered at all."),
    ("cases_overdue", "cases_open"): _("More are overdue than are open at all."),
    ("questions_answered", "questions_asked"): _("More questions are answered than were asked."),
}
HALF = 50
ENOUGH_PERIODS = 4
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


def findings_of(cells: Sequence[CellData], history: History, form: SheetForm = QUARTERLY) -> list[Finding]:
    """Everything found by the rules of a form, in the order of the cells."""
    by_code = {cell.indicator: cell for cell in cells}
    found = [finding for cell in cells for finding in _of_cell(cell, history.get(cell.indicator, ()), form)]
    return [*_contradictions(by_code, form), *found]


def _contradictions(cells: Mapping[str, CellData], form: SheetForm) -> list[Finding]:
    found = []
    for part, whole in form.never_more:
        if part in cells and whole in cells and (cells[part].value or 0) > (cells[whole].value or 0):
            found.append(Finding(part, CONTRADICTIONS.get((part, whole)) or _more_than(cells[whole]), is_hard=True))
    return found


def _more_than(whole: CellData) -> str:
    return gettext("This is more than “%(whole)s”.") % {"whole": whole.edition.title}


def _of_cell(cell: CellData, before: Sequence[Decimal], form: SheetForm) -> list[Finding]:
    settled = bool(cell.explanation)
    if cell.state == CellState.NOT_REPORTED:
        return [Finding(cell.indicator, _("Say why this is not reported."), False, settled)]
    texts: list[str | Promise] = []
    if cell.typed is not None and not cell.evidence:
        return [Finding(cell.indicator, _("Say where the typed value is written."), is_hard=True)]
    if cell.typed is not None and cell.records and cell.typed != cell.computed:
        texts.append(_("The typed value differs from the computed one: explain the gap."))
    if cell.value is not None and before:
        texts += _out_of_the_ordinary(cell.value, before, form)
    return [Finding(cell.indicator, text, False, settled) for text in texts]


def _out_of_the_ordinary(value: Decimal, before: Sequence[Decimal], form: SheetForm) -> list[str | Promise]:
    last = before[0]
    if max(value, last) < form.small:
        return []
    if value == 0:
        return [_("Zero now, but not in the period before.")]
    if 100 * abs(value - last) > form.change * max(last, Decimal(1)):
        if form.change == HALF:
            return [_("Differs by more than half from the period before.")]
        told = gettext("Differs by more than %(n)s percent from the period before.")
        return [told % {"n": form.change}]
    if len(before) >= ENOUGH_PERIODS:
        usual, spread = mean(before), pstdev(before)
        if spread and abs(value - usual) > form.deviations * spread:
            return [_("Far from what the periods before had.")]
    return []
