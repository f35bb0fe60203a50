"""Jobs of reports."""

from django.utils import timezone

from tirek.core.actor import system_actor
from tirek.core.calendar import local_date
from tirek.core.jobs import periodic
from tirek.reports.actions.reminders import remind_of_sheets
from tirek.reports.actions.sheets import open_sheets
from tirek.reports.period import Period
from tirek.reports.sheet_forms import QUARTERLY


@periodic("40 3 * * *", name="reports.open_sheets")
def open_running_sheets(timestamp: int) -> None:
    """Expect a sheet of every office for the running quarter; offices founded since are added."""
    now = timezone.now()
    open_sheets(QUARTERLY, Period.containing(local_date(now)), by=system_actor("sheets"), at=now)


@periodic("20 4 * * *", name="reports.remind_of_sheets")
def remind(timestamp: int) -> None:
    """Tell who owes a sheet, in the morning."""
    remind_of_sheets(by=system_actor("sheets"), at=timezone.now())
