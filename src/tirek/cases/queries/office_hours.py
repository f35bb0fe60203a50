"""When an office closes, read once in a while: each registration asks."""

import time as clock
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from tirek.cases.models import OfficeHours
from tirek.cases.models.office_hours import USUAL_HOURS
from tirek.core.calendar import WorkingCalendar

FRESH_SECONDS = 10.0
Hours = tuple[time, time]


@dataclass
class _Kept:
    """The hours that differ from the usual ones, by office, and when they were read."""

    hours: dict[UUID, Hours] = field(default_factory=dict)
    read_at: float | None = None


_kept = _Kept()


def hours_of(office_id: UUID) -> Hours:
    """From when to when an office is open; 9:00 to 18:30 where nothing else is set.

    Kept in memory; a change is seen at once where it was made, within ten seconds elsewhere.
    """
    now = clock.monotonic()
    if _kept.read_at is None or now - _kept.read_at > FRESH_SECONDS:
        rows = OfficeHours.objects.values_list("office_id", "opens", "closes")
        _kept.hours, _kept.read_at = {office: (opens, closes) for office, opens, closes in rows}, now
    return _kept.hours.get(office_id, USUAL_HOURS)


def registration_day(received_at: datetime, office_id: UUID) -> date:
    """The day an application counts as registered at an office (АППК art. 64)."""
    day, _why = WorkingCalendar.current().registration_date(received_at, closes=hours_of(office_id)[1])
    return day


def forget_hours(**_kwargs: Any) -> None:
    """Read them anew at the next use."""
    _kept.read_at = None


def _forget_on_commit(**_kwargs: Any) -> None:
    forget_hours()
    transaction.on_commit(forget_hours)


post_save.connect(_forget_on_commit, sender=OfficeHours, dispatch_uid="cases.office_hours.saved")
post_delete.connect(_forget_on_commit, sender=OfficeHours, dispatch_uid="cases.office_hours.deleted")
