"""The annual report as a workbook: a worksheet for each chapter, then the definitions."""

from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from tirek.reports.annual import Amount, Annual, AnnualCell, chapter_title
from tirek.reports.annual_paper import amount_written
from tirek.reports.enums import EvidenceClass
from tirek.reports.spreadsheets import Table
from tirek.reports.wording import title_of


def annual_tables(annual: Annual) -> list[Table]:
    """Each chapter with the year, the year before and all regions; definitions with their versions last."""
    return [*(_chapter(annual, code) for code in annual.chapters), _definitions(annual)]


def _chapter(annual: Annual, code: str) -> Table:
    cells = annual.of_chapter(code)
    placed = [place for key, place in annual.places.items() if any(key in cell.parts for cell in cells)]
    heads = [_("Indicator"), _("Code"), _("Unit"), str(annual.year), _("Year before"), _("Change in percent")]
    rows = (_row(cell, [place.code for place in placed]) for cell in cells)
    return Table(chapter_title(code), [*heads, *(place.name for place in placed)], rows, _notes(annual))


def _row(cell: AnnualCell, places: list[str]) -> tuple[Any, ...]:
    regions = (_plain(cell.parts.get(code)) for code in places)
    return (cell.title, cell.code, cell.unit_beside(5), _plain(cell.total), _plain(cell.before), cell.change, *regions)


def _plain(one: Amount | None) -> Any:
    """A number to reckon with; an estimate and what is left out as marked text."""
    if one is None:
        return None
    return amount_written(one) if one.is_hidden or one.is_estimate else one.value


def _notes(annual: Annual) -> list[str]:
    notes = [title_of(annual.year), _("Borders as of %(day)s") % {"day": formats.date_format(annual.borders_on)}]
    if annual.sha256:
        notes.append(f"SHA-256 {annual.sha256}")
    return notes


def _definitions(annual: Annual) -> Table:
    heads = [_("Indicator"), _("Code"), _("Version"), _("Stands on"), _("Definition")]
    rows = ((one.title, one.code, one.version, _stands_on(one), one.meaning) for one in annual.cells.values())
    return Table(_("Definitions"), heads, rows)


def _stands_on(cell: AnnualCell) -> str:
    known = cell.stands_on in EvidenceClass.values
    return str(EvidenceClass(cell.stands_on).label) if known else cell.stands_on
