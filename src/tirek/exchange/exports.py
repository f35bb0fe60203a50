"""Workbooks of imports: the template of a register, and the rows to be mended with what is wrong with them."""

import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from django.utils.translation import gettext as _

from tirek.exchange.models import ImportRow, ImportRun
from tirek.exchange.queries.imports import words_of
from tirek.exchange.queries.tables import HELP, REASON
from tirek.exchange.registers import Column, Register, register

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LAST_ROW = 5000
WIDTH = 24


def template_of(own: Register) -> bytes:
    """An empty table: heads in the language of the interface, explanations under them, and lists of values to choose
    from. What every row needs is marked."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        page = book.add_worksheet(_sheet_name(own.title))
        values = book.add_worksheet(_sheet_name(_("Values")))
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        needed = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#FFF2CC"})
        small = book.add_format({"italic": True, "font_color": "#595959", "text_wrap": True, "valign": "top"})
        text = book.add_format({"num_format": "@"})  # codes keep their zeros, days stay as they are written
        page.set_column(0, len(own.columns) - 1, WIDTH, text)
        for place, column in enumerate(own.columns):
            page.write_string(0, place, str(column.label), needed if column.is_key or column.is_needed else head)
            page.write_string(1, place, f"{HELP} {_told(column)}" if place == 0 else _told(column), small)
            _offer(page, values, place, column)
        page.freeze_panes(2, 0)
    return buffer.getvalue()


def _told(column: Column) -> str:
    """The explanation of a column."""
    needed = _("Always needed.") if column.is_key else _("Needed for a new one.") if column.is_needed else ""
    return " ".join(filter(None, (needed, str(column.help))))


def _offer(
    page: xlsxwriter.worksheet.Worksheet, values: xlsxwriter.worksheet.Worksheet, place: int, column: Column
) -> None:
    """The values a column may hold, on their own sheet and as a list under each cell."""
    if column.values is None:
        return
    told = [str(column.label), *column.values()]
    values.write_column(0, place, told)
    values.set_column(place, place, WIDTH)
    letter = xlsxwriter.utility.xl_col_to_name(place)
    source = f"='{values.get_name()}'!${letter}$2:${letter}${len(told)}"
    rule = {"validate": "list", "source": source, "error_type": "warning"}
    page.data_validation(2, place, LAST_ROW, place, rule)


def rows_to_mend_book(run: ImportRun, rows: Iterable[ImportRow]) -> bytes:
    """Rows as they were written, under the heads of their table, with what is wrong at the end and in colour."""
    own, buffer = register(run.register), io.BytesIO()
    codes = {place: code for code, place in run.columns.items()}
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        page = book.add_worksheet(_sheet_name(own.title))
        bold, wrong = book.add_format({"bold": True}), book.add_format({"bg_color": "#F8CBAD"})
        page.set_column(0, len(run.heads), WIDTH)
        page.freeze_panes(1, 0)
        page.write_row(0, 0, [*run.heads, str(REASON)], bold)
        for line, row in enumerate(rows, start=1):
            _write_row(page, line, row, codes, wrong, len(run.heads))
            page.write_string(line, len(run.heads), words_of(own, row))
    return buffer.getvalue()


def _write_row(
    page: xlsxwriter.worksheet.Worksheet,
    line: int,
    row: ImportRow,
    codes: dict[int, str],
    wrong: "xlsxwriter.format.Format",
    width: int,
) -> None:
    cells: Sequence[str] = [*row.cells, *[""] * (width - len(row.cells))][:width]
    for place, cell in enumerate(cells):
        is_wrong = codes.get(place, "") in row.problems
        page.write_string(line, place, cell, wrong if is_wrong else None)


def _sheet_name(title: str) -> str:
    """A name a sheet may bear."""
    return "".join(letter for letter in title if letter not in "[]:*?/\\'")[:31]
