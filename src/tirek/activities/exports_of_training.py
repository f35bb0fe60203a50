"""Who is due for a course, as a spreadsheet."""

import io
from collections.abc import Iterable
from datetime import date
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from tirek.activities.models import Course
from tirek.activities.queries.training_due import FOR_GOOD

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
WIDTHS = (34, 12, 34, 30, 24, 16)


def due_as_xlsx(course: Course, rows: Iterable[Any]) -> bytes:
    """One line for each of the staff who has to have the course; texts are texts, never formulas."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        page = book.add_worksheet(_("Training")[:31])
        bold, days = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        for column, width in enumerate(WIDTHS):
            page.set_column(column, column, width)
        heads = (_("Office"), _("Code"), _("Full name"), _("Role"), _("Course"), _("Valid until"))
        page.write_row(0, 0, heads, bold)
        page.freeze_panes(1, 1)
        for line, row in enumerate(rows, start=1):
            office = row.organisation
            told = (office.name, office.code, row.user.name, row.get_role_display(), course.name)
            page.write_row(line, 0, told)
            page.write(line, len(told), until_words(row.until), days)
    return file.getvalue()


def until_words(until: date | None) -> date | str:
    """The last day; in words where there is none."""
    if until is None:
        return _("never trained")
    return _("for good") if until == FOR_GOOD else until
