"""Tables as workbooks."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import xlsxwriter
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tirek.reports.queries import Figure
from tirek.reports.queries.pivot_shown import ShownCell, ShownTable

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Table:
    """One worksheet: a name, column heads and rows of plain values."""

    name: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Any]]
    notes: Sequence[str] = field(default_factory=list)


def workbook(tables: Sequence[Table]) -> bytes:
    """A workbook, written row by row: a year of the country is long. Text is never read as a formula."""
    buffer = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "remove_timezone": True}
    with xlsxwriter.Workbook(buffer, options) as book:
        for table in tables:
            _write(book, table)
    return buffer.getvalue()


def _write(book: xlsxwriter.Workbook, table: Table) -> None:
    page = book.add_worksheet(table.name[:31])
    bold, days = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    estimates = book.add_format({"num_format": '"≈ "#,##0'})
    for line, note in enumerate(table.notes):
        page.write_string(line, 0, note)
    top = len(table.notes) + bool(table.notes)
    page.write_row(top, 0, table.heads, bold)
    page.freeze_panes(top + 1, 1)
    page.set_column(0, 0, 34)
    page.set_column(1, len(table.heads), 16)
    for line, row in enumerate(table.rows, start=top + 1):
        for column, value in enumerate(row):
            if isinstance(value, Figure | ShownCell):
                page.write(line, column, _plain(value.value), estimates if value.is_estimate else None)
            else:
                page.write(line, column, _plain(value), days if hasattr(value, "isoformat") else None)


def _plain(value: Any) -> Any:
    if value is None:
        return ""
    return str(value) if isinstance(value, Promise) else value


def pivot_tables(tables: Sequence[ShownTable], notes: Sequence[str]) -> list[Table]:
    """A worksheet for each table of a report, with its totals and notes, and one of the definitions."""
    sheets = [
        Table(
            f"{place}. {table.title}"[:31].translate(_UNSAFE),
            [table.corner, *table.heads, *([_("Total")] if table.row_totals else [])],
            pivot_lines(table),
            [table.title, *notes, *table.notes],
        )
        for place, table in enumerate(tables, start=1)
    ]
    counted = {one.code: one for table in tables for one in table.indicators}
    heads = [_("Indicator"), _("Code"), _("Version"), _("Unit"), _("Definition")]
    rows = [(str(i.title), i.code, i.version, str(i.unit.label), str(i.definition)) for i in counted.values()]
    return [*sheets, Table(_("Definitions"), heads, rows)]


def pivot_workbook(tables: Sequence[ShownTable], notes: Sequence[str]) -> bytes:
    """The workbook of a report."""
    return workbook(pivot_tables(tables, notes))


def pivot_lines(table: ShownTable) -> list[list[Any]]:
    """The rows of a table with their names and totals; the last row is that of the totals where there is one."""
    lines = [[row.name, *row.cells, *([row.total] if table.row_totals else [])] for row in table.rows]
    if table.foot:
        lines.append([_("Total"), *table.foot, *([None] if table.row_totals else [])])
    return lines


_UNSAFE = str.maketrans("", "", "[]:*?/\\")
