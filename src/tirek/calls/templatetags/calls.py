"""Moments, states and answers of calls in templates."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django import template
from django.utils.formats import date_format

from tirek.calls.enums import COUNTRIES, LANGUAGES, CallState, EntryState, FormalState
from tirek.calls.queries.standing import TONES

register = template.Library()
HOME = "Asia/Almaty"
STATE_TONES = {
    CallState.DRAFT: "neutral",
    CallState.PUBLISHED: "success",
    CallState.COMPLETED: "info",
    CallState.CANCELLED: "danger",
}
FORMAL_TONES = {
    FormalState.WAITING: "neutral",
    FormalState.PASSED: "success",
    FormalState.RETURNED: "warning",
    FormalState.FAILED: "danger",
}


@register.filter
def in_zone(moment: datetime, zone: str) -> str:
    """Day and hour by the clock of a call; the zone is told when it is not the country's own."""
    local = moment.astimezone(ZoneInfo(zone))
    told = f"{date_format(local, 'DATE_FORMAT')}, {local:%H:%M}"
    return told if zone == HOME else f"{told} ({zone})"


@register.filter
def short_in_zone(moment: datetime, zone: str) -> str:
    """Day and hour by the clock of a call, short enough for a list."""
    return f"{moment.astimezone(ZoneInfo(zone)):%d.%m.%Y %H:%M}"


@register.filter
def offset(moment: datetime, zone: str) -> str:
    """How far the clock of a call is from UTC at a moment: ``UTC+5``, ``UTC+5:30``."""
    told = f"{moment.astimezone(ZoneInfo(zone)):%z}"
    minutes = "" if told.endswith("00") else f":{told[-2:]}"
    return f"UTC{told[0]}{int(told[1:3])}{minutes}".replace("-", "−")


@register.filter
def country(code: str) -> str:
    """The name of a country an entrant may come from; the code of one that is not among them."""
    return str(dict(COUNTRIES).get(code, code))


@register.filter
def endonym(code: str) -> str:
    """A language in its own name."""
    return dict(LANGUAGES).get(code, code)


@register.filter
def call_tone(state: str) -> str:
    """The tone of the state of a call."""
    return STATE_TONES[CallState(state)]


@register.filter
def entry_tone(state: str) -> str:
    """The tone of the state of an entry."""
    return TONES[EntryState(state)]


@register.filter
def formal_tone(state: str) -> str:
    """The tone of a formal check."""
    return FORMAL_TONES[FormalState(state)]
