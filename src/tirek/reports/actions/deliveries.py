"""Sending reports by e-mail: each reader gets a link and a spreadsheet with their own figures of that day."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _
from django.utils.translation import override

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.enums import Channel
from tirek.core.messages import send
from tirek.core.verdict import ensure
from tirek.network.models import User
from tirek.network.queries.actors import actor_of
from tirek.reports.actions.builder import locked_report
from tirek.reports.enums import Every, ReportPermission
from tirek.reports.models import ReportDelivery, SavedReport
from tirek.reports.period import next_quarter
from tirek.reports.permissions_of_desk import may_change_report
from tirek.reports.pivots import Question
from tirek.reports.queries.pivot import TooBig, pivot
from tirek.reports.queries.pivot_shown import ShownTable, shown
from tirek.reports.spreadsheets import XLSX, pivot_workbook

MOST_READERS = 100


@atomic
def deliver_report(
    report_id: UUID, every: str, emails: Sequence[str], *, by: Actor, at: datetime
) -> list[ReportDelivery]:
    """Send a report regularly to those with these addresses, and to oneself. Raises Refused; ValidationError naming an
    address that is nobody's, or of somebody the report is not shared with."""
    report = locked_report(report_id, by)
    wanted = {one.casefold() for one in emails}
    if wanted or report.owner_id == by.user_id:
        ensure(may_change_report(by, report))
    if len(wanted) > MOST_READERS:
        raise ValidationError({"emails": _("Name %(n)s people at most.") % {"n": MOST_READERS}})
    users = list(User.objects.filter(email__in=wanted, is_active=True))
    known = {user.email for user in users}
    strangers = sorted(wanted - known) + sorted(user.email for user in users if not _sees(user, report, local_date(at)))
    if strangers:
        told = _("The report is not shared with %(names)s. Share it first.")
        raise ValidationError({"emails": told % {"names": ", ".join(strangers)}})
    keys = {by.user_id, *(user.pk for user in users)}
    first = next_day(Every(every), local_date(at))
    made = [
        ReportDelivery.objects.update_or_create(
            report=report, user_id=key, defaults={"every": every, "next_on": first, "added_by_id": by.user_id}
        )[0]
        for key in keys
    ]
    record("reports.delivery_set", report, by=by, at=at, every=every, readers=len(made))
    return made


def due_deliveries(on: date) -> list[UUID]:
    """What is to be sent by a day."""
    due = ReportDelivery.objects.filter(next_on__lte=on).order_by("next_on", "id")
    return list(due.values_list("pk", flat=True))


@atomic
def send_delivery(delivery_id: UUID, *, by: Actor, at: datetime) -> bool:
    """Send one report to one reader, if it is still due. Whoever no longer sees the report gets it no more."""
    rows = ReportDelivery.objects.select_for_update(skip_locked=True, of=("self",)).select_related("report", "user")
    delivery, today = rows.filter(pk=delivery_id, next_on__lte=local_date(at)).first(), local_date(at)
    if delivery is None:
        return False
    report, user = delivery.report, delivery.user
    if report.removed_at or not _sees(user, report, today):
        record("reports.delivery_stopped", report, by=by, at=at, user=user.pk)
        delivery.delete()
        return False
    with override(user.language):
        _write(delivery, actor_of(user, today, user.language), today)
    delivery.last_sent_on, delivery.next_on = today, next_day(Every(delivery.every), today)
    delivery.save(update_fields=["last_sent_on", "next_on"])
    record("reports.report_sent", report, by=by, at=at, user=user.pk)
    return True


def _write(delivery: ReportDelivery, reader: Actor, today: date) -> None:
    report, user = delivery.report, delivery.user
    tables = _tables(report, reader, today)
    address = settings.SITE_URL + report.get_absolute_url()
    lines = [report.name, "", address, ""]
    lines.append(_("Figures of today, as far as you may see them.") if tables else _("The table is too big to send."))
    takes_along = bool(tables) and reader.holds(ReportPermission.EXPORT)
    files = [("report.xlsx", XLSX, pivot_workbook(tables, [report.name]))] if takes_along else []
    key = f"report:{delivery.pk}:{today.isoformat()}"
    subject = _("Report: %(name)s") % {"name": report.name}
    text = "\n".join(lines)
    send(Channel.EMAIL, user.email, subject, text, language=user.language, about=report, key=key, files=files)


def _tables(report: SavedReport, reader: Actor, today: date) -> list[ShownTable]:
    question = Question.from_json(report.question)
    try:
        return shown(question, pivot(question, reader, today=today), today=today, opens=False)
    except TooBig:
        return []


def _sees(user: User, report: SavedReport, on: date) -> bool:
    reader = actor_of(user, on, user.language)
    return bool(SavedReport.objects.visible_to(reader).kept().filter(pk=report.pk).exists())


def next_day(every: Every, after: date) -> date:
    """The next Monday, first of a month, or first of a quarter."""
    match every:
        case Every.WEEK:
            return after + timedelta(days=7 - after.weekday())
        case Every.MONTH:
            return (after.replace(day=1) + timedelta(days=32)).replace(day=1)
    return next_quarter(after.replace(month=(after.month - 1) // 3 * 3 + 1, day=1))
