"""Templates of calls, one for each kind: data files that the editor begins from."""

import json
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from tirek.calls.enums import CallKind
from tirek.core.calendar import WorkingCalendar


@cache
def template_of(kind: str) -> dict[str, Any]:
    """The template of a kind of call. Do not change what it gives."""
    text = files("tirek.calls").joinpath("data", f"{CallKind(kind).value}.json").read_text("utf-8")
    return json.loads(text)  # type: ignore[no-any-return]


def stage_window(closes_at: datetime, after: int, days: int, zone: str) -> tuple[datetime, datetime]:
    """When a stage that begins so many days after the window closes begins and ends: from 9:00 to 18:00 of the call's
    zone, both on working days."""
    calendar, place = WorkingCalendar.current(), ZoneInfo(zone)
    first = calendar.roll(closes_at.astimezone(place).date() + timedelta(days=after))[0]
    last = calendar.roll(first + timedelta(days=max(days - 1, 0)))[0]
    begins = datetime(first.year, first.month, first.day, 9, tzinfo=place)
    return begins, datetime(last.year, last.month, last.day, 18, tzinfo=place)


def not_working(moment: datetime, zone: str) -> str:
    """Why the day of a moment is no working day, in words; empty when it is one. Working-day helper of the editor."""
    reason = WorkingCalendar.current().why_not(moment.astimezone(ZoneInfo(zone)).date())
    return str(reason) if reason else ""
