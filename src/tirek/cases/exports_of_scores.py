"""The scorecard as a spreadsheet: the numbers on the page and nothing of anybody."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from tirek.cases.queries.scorecard import Score, measures


def table(scores: Sequence[Score], *, today: date) -> list[list[Any]]:
    """Heads and rows in the active language."""
    columns = measures(today)
    heads = [_("Partner"), _("Memorandum"), *(str(one.title) for one in columns)]
    heads += [_("Median days to delivery"), _("Capacity"), _("Capacity used, %")]
    return [heads, *(_row(score, [one.code for one in columns]) for score in scores)]


def as_csv(rows: list[list[Any]]) -> bytes:
    """UTF-8 with a byte order mark, as spreadsheet programs expect; a text that looks like a formula is quoted."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([_inert(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(rows: list[list[Any]]) -> bytes:
    """The same as a workbook; texts are texts, never formulas."""
    file = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(file, options) as book:
        page = book.add_worksheet(_("Scorecard")[:31])
        page.write_row(0, 0, rows[0], book.add_format({"bold": True}))
        for line, row in enumerate(rows[1:], start=1):
            page.write_row(line, 0, ["" if cell is None else cell for cell in row])
        page.set_column(0, 1, 34)
        page.freeze_panes(1, 1)
    return file.getvalue()


def _row(score: Score, codes: list[str]) -> list[Any]:
    memorandum = score.memorandum.number if score.memorandum else ""
    counts = [score.counts[code] for code in codes]
    return [score.partner.name, memorandum, *counts, score.median_days, score.capacity, score.capacity_used]


def _inert(cell: Any) -> Any:
    if cell is None:
        return ""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
