"""Entries of a call as a spreadsheet, for those who run it."""

import io
from collections.abc import Iterable
from zoneinfo import ZoneInfo

import xlsxwriter
from django.utils.translation import gettext as _

from tirek.calls.models import Call, Entry

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
WIDTHS = (20, 40, 30, 26, 34, 26, 10, 26, 18, 20, 20)


def entries_as_xlsx(call: Call, entries: Iterable[Entry]) -> bytes:
    """One line for each entry; texts are texts, never formulas. Moments by the clock of the call."""
    file, zone = io.BytesIO(), ZoneInfo(call.zone)
    heads = (
        *(_("Number"), _("Title"), _("Nomination"), _("Full name"), _("Organisation or school"), _("Region")),
        *(_("Country"), _("E-mail"), _("Phone"), _("State"), _("Received by our server")),
    )
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        page = book.add_worksheet(_("Entries")[:31])
        for column, width in enumerate(WIDTHS):
            page.set_column(column, column, width)
        page.write_row(0, 0, heads, book.add_format({"bold": True}))
        page.freeze_panes(1, 1)
        for line, entry in enumerate(entries, start=1):
            moment = entry.submitted_at.astimezone(zone) if entry.submitted_at else None
            page.write_row(line, 0, _row(entry))
            page.write(line, len(heads) - 1, f"{moment:%d.%m.%Y %H:%M:%S}" if moment else "")
    return file.getvalue()


def _row(entry: Entry) -> tuple[str, ...]:
    return (
        *(entry.number, entry.title, entry.nomination.name if entry.nomination else "", entry.name),
        *(entry.organisation_name, entry.area.name if entry.area else "", entry.country, entry.email, entry.phone),
        entry.get_state_display(),
    )
