"""Templates of calls, one for each kind: data files that the editor begins from."""

import json
from datetime import datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from tirek.calls.enums import CallKind
from tirek.calls.models import Stage
from tirek.core.calendar import WorkingCalendar

MORNING, EVENING = time(9), time(18)


@cache
def template_of(kind: str) -> dict[str, Any]:
    """The template of a kind of call. Do not change what it gives."""
    text = files("tirek.calls").joinpath("data", f"{CallKind(kind).value}.json").read_text("utf-8")
    return json.loads(text)  # type: ignore[no-any-return]


def stage_window(
    closes_at: datetime, after: int, days: int, zone: str, not_before: datetime | None = None
) -> tuple[datetime, datetime]:
    """When a stage that begins so many days after the window closes begins and ends: from 9:00 to 18:00 of the call's
    zone, both on working days, and not before what comes before it has ended."""
    calendar, place = WorkingCalendar.current(), ZoneInfo(zone)
    first = calendar.roll(closes_at.astimezone(place).date() + timedelta(days=after))[0]
    if not_before and datetime.combine(first, MORNING, place) < not_before:
        first = calendar.roll(not_before.astimezone(place).date() + timedelta(days=1))[0]
    last = calendar.roll(first + timedelta(days=max(days - 1, 0)))[0]
    return datetime.combine(first, MORNING, place), datetime.combine(last, EVENING, place)


def days_of(stage: Stage, closes_at: datetime, zone: str) -> tuple[int, int]:
    """How many days after the closing a stage begins, and how many it lasts, by the clock of the call."""
    place = ZoneInfo(zone)
    first, last = (moment.astimezone(place).date() for moment in (stage.starts_at, stage.ends_at))
    return (first - closes_at.astimezone(place).date()).days, (last - first).days + 1


def not_working(moment: datetime, zone: str) -> str:
    """Why the day of a moment is no working day, in words; empty when it is one. Working-day helper of the editor."""
    reason = WorkingCalendar.current().why_not(moment.astimezone(ZoneInfo(zone)).date())
    return str(reason) if reason else ""
