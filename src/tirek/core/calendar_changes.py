"""Days moved by an act: declared and taken back, each with its reason and its audit."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import WorkingCalendar
from tirek.core.core_permissions import CorePermission
from tirek.core.models import CalendarOverride
from tirek.core.verdict import ALLOWED, Verdict, ensure, refuse

LONGEST = 300


def may_change_calendar(actor: Actor) -> Verdict:
    """Moving a day of the calendar: it concerns every deadline of the country."""
    if actor.is_system or actor.holds(CorePermission.MANAGE_CALENDAR):
        return ALLOWED
    return refuse(_("Only the coordinator or an administrator changes the calendar."))


@transaction.atomic
def declare_day(
    on: date, *, is_working: bool, act: str, reasons: tuple[str, str, str], by: Actor, at: datetime
) -> CalendarOverride:
    """Say that a day is off, or is a working one, by an act; ``reasons`` in Kazakh, Russian and English.

    Raises ValidationError when the act or a reason is missing, or the day is already so.
    """
    ensure(may_change_calendar(by))
    act, texts = act.strip()[:LONGEST], tuple(text.strip()[:LONGEST] for text in reasons)
    if not act or not all(texts):
        raise ValidationError({"act": _("Name the act, and the reason in three languages.")})
    if WorkingCalendar.current().is_working_day(on) == is_working:
        raise ValidationError({"on": _("The calendar says so already.")})
    row = CalendarOverride.objects.create(
        created_at=at, on=on, is_working=is_working, act=act, reason_kk=texts[0], reason_ru=texts[1], reason_en=texts[2]
    )
    record("core.day_declared", row, by=by, at=at, on=on, is_working=int(is_working))
    return row


@transaction.atomic
def withdraw_day(override: CalendarOverride, *, by: Actor, at: datetime) -> CalendarOverride:
    """Take a declared day back: the general rule holds again. Raises ValidationError when it no longer stands."""
    ensure(may_change_calendar(by))
    standing = CalendarOverride.objects.effective().get(override.on)
    if standing is None or standing.pk != override.pk:
        raise ValidationError(_("This day has been changed again or taken back already."))
    row = CalendarOverride.objects.create(
        created_at=at,
        on=override.on,
        is_working=override.is_working,
        is_withdrawn=True,
        act=override.act,
        reason_kk=override.reason_kk,
        reason_ru=override.reason_ru,
        reason_en=override.reason_en,
    )
    record("core.day_withdrawn", row, by=by, at=at, on=override.on, was=override.pk)
    return row
