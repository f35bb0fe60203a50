"""Quarterly sheets through their own actions."""

from datetime import datetime, timedelta
from decimal import Decimal

from tirek.core.actor import system_actor
from tirek.network.models import Organisation
from tirek.reports.actions.annual import propose_edition, publish_edition, write_words
from tirek.reports.actions.corrections import ask_correction
from tirek.reports.actions.sheets import accept_sheet, comment_cell, fill_cells, open_sheets, submit_sheet
from tirek.reports.models import Sheet
from tirek.reports.period import Period
from tirek.reports.queries.cells import Entry
from tirek.reports.sheet_forms import QUARTERLY

SYSTEM = system_actor("test")


def make_sheets(period: str, at: datetime) -> dict[str, Sheet]:
    """Open the sheets of a period; by code of their offices."""
    open_sheets(QUARTERLY, Period.parse(period), by=SYSTEM, at=at)
    return {one.organisation.code: one for one in Sheet.objects.select_related("organisation").filter(period=period)}


def sheet_of(office: Organisation, period: str) -> Sheet:
    """The sheet of an office, read anew."""
    return Sheet.objects.select_related("organisation", "above").get(organisation=office, period=period)


def freeze_sheet(office: Organisation, period: str, at: datetime, *, missing: str = "") -> Sheet:
    """Hand in and accept the sheet of an office as it is."""
    sheet = sheet_of(office, period)
    submit_sheet(sheet.pk, missing_reason=missing, by=SYSTEM, at=at)
    return accept_sheet(sheet.pk, by=SYSTEM, at=at + timedelta(hours=1))


def make_one_of_each_sheet(office: Organisation, at: datetime) -> None:
    """A frozen sheet with a comment and a correction that waits, among those of all offices."""
    make_sheets("2026Q3", at)
    sheet = freeze_sheet(office, "2026Q3", at)
    comment_cell(sheet.pk, "cases_received", "Тексерілді", by=SYSTEM, at=at)
    late = {"cases_received": Entry(typed=Decimal(3), evidence="Журнал", explanation="Кеш келді")}
    ask_correction(sheet.pk, late, "Қағаз журналдан", by=SYSTEM, at=at)
    make_annual_editions(at)


def make_annual_editions(at: datetime) -> None:
    """Words written anew, an edition that is published, one that waits for its second person."""
    words = {"kk": "{events} іс-шара", "ru": "Мероприятий: {events}", "en": "{events} events"}
    write_words(2024, "activities", words, by=SYSTEM, at=at)
    published = propose_edition(2024, by=SYSTEM, at=at)
    publish_edition(published.pk, by=SYSTEM, at=at)
    propose_edition(2025, by=SYSTEM, at=at)


def type_in(sheet: Sheet, code: str, entry: Entry, at: datetime) -> None:
    """Enter one cell."""
    fill_cells(sheet.pk, {code: entry}, by=SYSTEM, at=at)
