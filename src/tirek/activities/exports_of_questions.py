"""Questions as a spreadsheet: what the list shows, without names and addresses of those who asked."""

import io
from collections.abc import Iterable
from typing import Any

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _

from tirek.activities.models import Question

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = (12, 40, 14, 60, 30, 12, 20, 60)


def heads() -> list[str]:
    """The column heads in the active language."""
    return [
        *(_("Day"), _("Event"), _("Kind"), _("What was asked"), _("Agency"), _("Answer due by"), _("State")),
        _("The answer"),
    ]


def rows(questions: Iterable[Question]) -> Iterable[list[Any]]:
    """One row a question, in the order given."""
    for one in questions:
        yield [
            timezone.localtime(one.asked_at).date(),
            f"{one.event.name}, {one.event.area.name}",
            one.get_kind_display(),
            one.text,
            one.agency.name if one.agency else "",
            one.due_on or "",
            one.get_state_display(),
            one.answer,
        ]


def as_xlsx(lines: Iterable[list[Any]]) -> bytes:
    """The rows under their heads; texts are texts, never formulas."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        day, bold = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"bold": True})
        sheet = book.add_worksheet(_("Questions")[:31])
        sheet.write_row(0, 0, heads(), bold)
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        for number, line in enumerate(lines, start=1):
            for column, value in enumerate(line):
                if hasattr(value, "isoformat"):
                    sheet.write_datetime(number, column, value, day)
                else:
                    sheet.write_string(number, column, str(value))
        sheet.freeze_panes(1, 0)
    return file.getvalue()
