"""Telling offices what they owe: a working week before the day, on the day, and once when it is late."""

from collections import defaultdict
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import override

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import WorkingCalendar, local_date
from tirek.core.enums import Channel
from tirek.core.messages import send
from tirek.core.roles import Role
from tirek.network.models import RoleGrant, User
from tirek.reports.models import Sheet
from tirek.reports.period import Period, period_words

NOTICE_DAYS = 5
HANDS_IN = (Role.HEAD, Role.COORDINATOR)


def remind_of_sheets(*, by: Actor, at: datetime) -> int:
    """One letter a sheet and stage to each who hands it in, however often this runs. Returns how many were written."""
    today = local_date(at)
    last = WorkingCalendar.current().add_working_days(today, NOTICE_DAYS)[0]
    owed = Sheet.objects.unfinished().filter(last_on__lt=today, due_on__lte=last).select_related("organisation")
    people = _who_hand_in(today)
    return sum(_tell(sheet, people[sheet.organisation_id], by=by, at=at) for sheet in owed)


@transaction.atomic
def _tell(sheet: Sheet, people: list[User], *, by: Actor, at: datetime) -> int:
    stage, told = _stage(sheet, local_date(at)), 0
    for user in people:
        subject, text = _words(sheet, stage, user.language)
        key = f"sheet:{sheet.pk}:{user.pk}:{stage}"
        message = send(Channel.EMAIL, user.email, subject, text, language=user.language, about=sheet, key=key)
        told += message.created_at >= at
    if told:
        record("reports.sheet_reminded", sheet, by=by, at=at, stage=stage)
    return told


def _stage(sheet: Sheet, today: date) -> str:
    if sheet.due_on < today:
        return "late"
    return "today" if sheet.due_on == today else "soon"


def _words(sheet: Sheet, stage: str, language: str) -> tuple[str, str]:
    with override(language):
        told = {
            "period": period_words(Period.parse(sheet.period)),
            "day": formats.date_format(sheet.due_on, "DATE_FORMAT"),
        }
        subjects = {
            "soon": _("The sheet for %(period)s is due on %(day)s") % told,
            "today": _("The sheet for %(period)s is due today") % told,
            "late": _("The sheet for %(period)s is late: it was due on %(day)s") % told,
        }
        address = settings.SITE_URL + sheet.get_absolute_url()
        return str(subjects[stage]), f"{sheet.organisation.name}\n{subjects[stage]}\n\n{address}"


def _who_hand_in(today: date) -> dict[UUID, list[User]]:
    """Office → its own heads at work."""
    found: dict[UUID, list[User]] = defaultdict(list)
    grants = RoleGrant.objects.in_force(today).filter(role__in=HANDS_IN, user__is_active=True)
    for grant in grants.select_related("user"):
        found[grant.organisation_id].append(grant.user)
    return found
