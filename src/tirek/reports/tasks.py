"""Jobs of reports."""

from uuid import UUID

from django.utils import timezone

from tirek.core.actor import system_actor
from tirek.core.calendar import local_date
from tirek.core.jobs import defer, periodic, task
from tirek.reports.actions.deliveries import due_deliveries, send_delivery
from tirek.reports.actions.reminders import remind_of_sheets
from tirek.reports.actions.sheets import open_sheets
from tirek.reports.period import Period
from tirek.reports.queries.forms import form_in_force
from tirek.reports.sheet_forms import QUARTERLY


@periodic("40 3 * * *", name="reports.open_sheets")
def open_running_sheets(timestamp: int) -> None:
    """Expect a sheet of every office for the running quarter; offices founded since are added."""
    now = timezone.now()
    period = Period.containing(local_date(now))
    open_sheets(form_in_force(QUARTERLY.code, period.first), period, by=system_actor("sheets"), at=now)


@periodic("20 4 * * *", name="reports.remind_of_sheets")
def remind(timestamp: int) -> None:
    """Tell who owes a sheet, in the morning."""
    remind_of_sheets(by=system_actor("sheets"), at=timezone.now())


@periodic("10 6 * * *", name="reports.send_reports")
def send_reports(timestamp: int) -> None:
    """Send the reports that are due, each as a job of its own, so that one that fails keeps no other back."""
    for key in due_deliveries(local_date(timezone.now())):
        defer(send_report, once=f"report-{key}", delivery_id=str(key))


@task(name="reports.send_report")
def send_report(delivery_id: str) -> None:
    """Send one report to one reader."""
    send_delivery(UUID(delivery_id), by=system_actor("reports"), at=timezone.now())
