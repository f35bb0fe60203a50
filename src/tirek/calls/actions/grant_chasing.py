"""Calling reports in, rung by rung: the grantee a week before and when late, the secretary, the head. Each once."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tirek.calls.actions.grant_notices import staff_of
from tirek.calls.enums import CallPermission
from tirek.calls.enums_of_grants import WITH_GRANTEE, GrantState, Rung
from tirek.calls.models import Grant, GrantReport, ReportReminder
from tirek.core.calendar import local_date
from tirek.core.enums import Channel
from tirek.core.messages import send

FROM_DAY = {Rung.MONTH: 30, Rung.WEEKS: 14, Rung.LATE: 1, Rung.SOON: -7}  # days after the day it is due
STAFF = {Rung.WEEKS: CallPermission.RUN, Rung.MONTH: CallPermission.PUBLISH}


def chase_reports(*, at: datetime) -> int:
    """Send what each owed report is due for today; returns how many rungs were climbed. Sent twice is sent once."""
    today = local_date(at)
    owed = GrantReport.objects.filter(
        state__in=WITH_GRANTEE, grant__state=GrantState.RUNNING, due_on__lte=today + timedelta(days=7)
    )
    count = 0
    for report in owed.select_related("grant__user").iterator():
        rung = rung_on(report.due_on, today)
        if rung:
            count += _climb(report, rung, at)
    return count


def rung_on(due_on: date, today: date) -> Rung | None:
    """The rung a report owed since ``due_on`` stands on."""
    days = (today - due_on).days
    return next((rung for rung, first in FROM_DAY.items() if days >= first), None)


@transaction.atomic
def _climb(report: GrantReport, rung: Rung, at: datetime) -> int:
    """One reminder a rung and day due; a report whose day moved is reminded anew."""
    _row, is_new = ReportReminder.objects.get_or_create(
        report=report, rung=rung, due_on=report.due_on, defaults={"sent_at": at}
    )
    if not is_new:
        return 0
    grant = report.grant
    people = [(grant.language, grant.email or (grant.user.email if grant.user else ""))]
    if rung in STAFF:
        people += staff_of(grant, (STAFF[rung],), at)
    for language, email in people:
        if email:
            _write(grant, report, rung, language, email)
    return 1


def _write(grant: Grant, report: GrantReport, rung: Rung, language: str, email: str) -> None:
    with translation.override(language):
        soon = rung == Rung.SOON
        words = _("Grant %(number)s: a report is due soon") if soon else _("Grant %(number)s: a report is late")
        subject = words % {"number": grant.number}
        day = _("Due on: %(day)s") % {"day": date_format(report.due_on, "DATE_FORMAT")}
        more = [_("No money is paid until it is handed in.")] if rung == Rung.MONTH else []
        body = [subject, "", grant.title, day, *more, "", f"{settings.SITE_URL}{report.get_absolute_url()}"]
        key = f"grant-chase:{report.pk}:{rung}:{report.due_on}:{email}"
        send(Channel.EMAIL, email, subject, "\n".join(body), language=language, about=grant, key=key)
