"""Moments typed in the zone of a call, not in that of whoever types them."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone

MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d.%m.%Y %H:%M", "%Y-%m-%d %H:%M"]
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
ZONES = (
    ("Asia/Almaty", "Asia/Almaty (UTC+5)"),
    ("Asia/Tashkent", "Asia/Tashkent"),
    ("Asia/Ulaanbaatar", "Asia/Ulaanbaatar"),
    ("Asia/Shanghai", "Asia/Shanghai"),
    ("Europe/Istanbul", "Europe/Istanbul"),
    ("Europe/Berlin", "Europe/Berlin"),
    ("UTC", "UTC"),
)


def moment_field(label: Any, **more: Any) -> forms.DateTimeField:
    """A day and an hour."""
    return forms.DateTimeField(label=label, widget=MOMENT, input_formats=FORMATS, **more)


def read_in(value: datetime | None, zone: str) -> datetime | None:
    """What was typed, as a moment of the zone."""
    if value is None:
        return None
    return timezone.make_naive(value).replace(tzinfo=ZoneInfo(zone))


def shown_in(value: datetime | None, zone: str) -> datetime | None:
    """A moment as it is shown for typing over: the clock of the zone."""
    return value.astimezone(ZoneInfo(zone)).replace(tzinfo=None) if value else None
