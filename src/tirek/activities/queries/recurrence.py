"""Repetitions of bookings and events: a rule of RFC 5545 and its moments, at the same hour of the wall clock."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice

from dateutil.rrule import rrulestr
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tirek.core.calendar import ALMATY

MOST = 200
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Repeat(models.TextChoices):
    """How often a room is needed."""

    ONCE = "once", pgettext_lazy("repetition", "Once")
    WORKDAYS = "workdays", _("Every day from Monday to Friday")
    WEEKLY = "weekly", _("Every week")
    FORTNIGHTLY = "fortnightly", _("Every second week")
    MONTHLY = "monthly", _("Every month on the same weekday")


def rule_of(repeat: str, first: date, until: date) -> str:
    """The RRULE of a repetition that begins on a day. The fifth Tuesday of a month means its last one."""
    weekday, week = _DAYS[first.weekday()], (first.day - 1) // 7 + 1
    how = {
        Repeat.WORKDAYS: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        Repeat.WEEKLY: f"FREQ=WEEKLY;BYDAY={weekday}",
        Repeat.FORTNIGHTLY: f"FREQ=WEEKLY;INTERVAL=2;BYDAY={weekday}",
        Repeat.MONTHLY: f"FREQ=MONTHLY;BYDAY={'-1' if week > 4 else week}{weekday}",
    }[Repeat(repeat)]
    return f"{how};UNTIL={until:%Y%m%d}T235959"


def moments(rule: str, first: datetime) -> list[datetime]:
    """When a rule names, from the first moment on; one more than ``MOST`` where there are too many."""
    return list(islice(_moments(rule, first), MOST + 1))


def _moments(rule: str, first: datetime) -> Iterator[datetime]:
    local = first.astimezone(ALMATY).replace(tzinfo=None)
    for moment in rrulestr(rule, dtstart=local):
        yield moment.replace(tzinfo=ALMATY)
