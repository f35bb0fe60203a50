"""The queue as a spreadsheet: exactly the rows that the list shows, and no more than the reader may see."""

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator
from typing import IO, Any

import xlsxwriter
from django.utils.translation import gettext as _

from tirek.cases.models import Case

MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
MOST_ROWS = 2**20 - 1  # of a sheet, without the heads
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def heads() -> list[str]:
    """The column heads in the active language."""
    return [
        _("Number"),
        _("Registered"),
        _("Deadline"),
        _("State"),
        _("Outcome"),
        _("Office"),
        _("Service"),
        _("Channel"),
        _("Applicant"),
        _("Subject"),
        _("Case worker"),
    ]


def rows(cases: Iterable[Case]) -> Iterator[list[Any]]:
    """One row a case, in the order given."""
    for case in cases:
        yield [
            case.number,
            case.registered_on,
            case.due_on,
            case.get_state_display(),
            case.get_outcome_display() or "",
            case.office.name,
            case.service.name,
            case.get_channel_display(),
            case.applicant.full_name,
            case.subject,
            case.assignee.name if case.assignee else "",
        ]


def as_table(heads_: Iterable[object], lines: Iterable[list[Any]]) -> tuple[IO[bytes], int]:
    """Any rows as CSV under their heads, as ``as_csv`` writes those of cases; the file and the number of rows."""
    file, count = tempfile.TemporaryFile(), 0  # noqa: SIM115 - closed by the response
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow([str(head) for head in heads_])
    for count, row in enumerate(lines, start=1):  # noqa: B007 - the last one is the number of rows
        writer.writerow([_inert(str(cell)) for cell in row])
    text.detach()
    file.seek(0)
    return file, count


def as_csv(cases: Iterable[Case]) -> tuple[IO[bytes], int]:
    """A file to be sent and closed, and its number of rows. UTF-8 with a byte order mark, as spreadsheet programs
    expect; a text that looks like a formula is quoted. Rows are not kept in memory: a country's list is long."""
    file, count = tempfile.TemporaryFile(), 0  # noqa: SIM115 - closed by the response
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow(heads())
    for count, row in enumerate(rows(cases), start=1):  # noqa: B007 - the last one is the number of rows
        writer.writerow([_inert(str(cell)) for cell in row])
    text.detach()
    file.seek(0)
    return file, count


def as_xlsx(cases: Iterable[Case]) -> tuple[IO[bytes], int]:
    """The same as a workbook, written row by row; texts are texts, never formulas or links."""
    file, line = tempfile.TemporaryFile(), 0  # noqa: SIM115 - closed by the response
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        page = book.add_worksheet(_("Applications")[:31])
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        page.write_row(0, 0, heads(), bold)
        page.freeze_panes(1, 1)
        page.set_column(0, len(heads()), 18)
        for line, row in enumerate(rows(cases), start=1):
            for column, cell in enumerate(row):
                dated = hasattr(cell, "isoformat")
                page.write(line, column, cell if dated else str(cell), day if dated else None)
    file.seek(0)
    return file, line


def _inert(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
