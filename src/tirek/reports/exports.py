"""Figures in a spreadsheet and on paper."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from tirek.reports.enums import CellState
from tirek.reports.indicators import Indicator, all_indicators, editions
from tirek.reports.queries import Figure, Row
from tirek.reports.queries.compare import RegionLine
from tirek.reports.queries.sheets import CellLine, SheetPage
from tirek.reports.spreadsheets import XLSX, Table, workbook


def xlsx_response(tables: Sequence[Table], filename: str) -> HttpResponse:
    """A workbook to download."""
    response = HttpResponse(workbook(tables), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def sheet_tables(figures: Sequence[Figure], rows: Sequence[Row], notes: Sequence[str]) -> list[Table]:
    """The sheet of a body, its division by place, and the definitions."""
    heads = [str(one.indicator.title) for one in figures]
    return [
        Table(
            _("Sheet"),
            [_("Indicator"), _("Value"), _("Unit"), _("Records")],
            [(str(f.indicator.title), f, f.indicator.unit.label, f.records) for f in figures],
            notes,
        ),
        Table(
            _("By place"),
            [_("Place"), _("Code"), *heads],
            [(r.name, r.code, *r.figures) for r in rows],
        ),
        Table(
            _("Definitions"),
            [_("Indicator"), _("Code"), _("Version"), _("Definition")],
            [(str(i.title), i.code, i.version, str(i.definition)) for i in (f.indicator for f in figures)],
        ),
    ]


def records_sheet(indicator: Indicator, records: Iterable[Any]) -> list[Table]:
    """The records of a figure as its kind of record is listed; nothing personal."""
    columns = indicator.subject.columns
    rows = ([column.read(record) for column in columns] for record in records)
    heads = [str(column.title) for column in columns]
    return [Table(_("Records"), heads, rows, [str(indicator.title), str(indicator.definition)])]


def definition_tables(name: str) -> list[Table]:
    """Every version of every indicator, as the page of definitions tells them."""
    heads = [
        _("Indicator"),
        _("Code"),
        _("Version"),
        _("In force from"),
        _("In force until"),
        _("Unit"),
        _("Stands on"),
        _("Definition"),
    ]
    rows = (
        (
            *(str(one.title), one.code, one.version, one.in_force_from, until),
            *(one.unit.label, one.evidence.label, str(one.definition)),
        )
        for last in all_indicators(None)
        for one, until in editions(last.code)
    )
    return [Table(name, heads, rows)]


def sheet_of_office_tables(page: SheetPage) -> list[Table]:
    """The sheet of an office cell by cell."""
    heads = [
        *(_("Indicator"), _("State"), _("Computed"), _("Sheets below"), _("Typed"), _("Value"), _("Unit")),
        *(_("Period before"), _("Evidence"), _("Explanation")),
    ]
    rows = (_cell_row(line) for line in page.lines)
    sheet = page.sheet
    return [Table(_("Sheet"), heads, rows, [sheet.organisation.name, sheet.period, str(sheet.get_state_display())])]


def _cell_row(line: CellLine) -> tuple[Any, ...]:
    cell = line.cell
    return (
        *(str(cell.edition.title), str(CellState(cell.state).label), cell.computed, cell.below, cell.typed),
        *(cell.value, str(cell.edition.unit.label), line.before, cell.evidence, cell.explanation),
    )


def compare_tables(parts: Sequence[tuple[Indicator, Sequence[RegionLine]]], heads: Sequence[str]) -> list[Table]:
    """A worksheet for each indicator, region by region: figures, or rates with the inhabitants they stand on."""
    columns = [_("Region"), *heads, _("Rank"), _("Change in percent"), _("Target"), _("Achieved, percent")]
    return [
        Table(
            f"{place}. {one.code}",
            [*columns, _("Inhabitants"), _("Source")],
            [_compared_row(row) for row in rows],
            [str(one.title), str(one.definition)],
        )
        for place, (one, rows) in enumerate(parts, start=1)
    ]


def _compared_row(row: RegionLine) -> tuple[Any, ...]:
    values = row.rates or [figure.value if figure else None for figure in row.figures]
    living = row.inhabitants
    return (
        *(row.name, *values, row.rank, row.change, row.target, row.aim.percent if row.aim else None),
        *(living.number if living else None, living.source if living else None),
    )
