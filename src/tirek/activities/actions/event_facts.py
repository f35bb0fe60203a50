"""What is told of an event, checked the same way for one, for a series and for an edit."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tirek.activities.enums import Entrance, EventFormat
from tirek.activities.models import Event
from tirek.activities.queries.recurrence import MOST, moments
from tirek.core.calendar import ALMATY, local_date

LONGEST = timedelta(days=31)


@dataclass(frozen=True, kw_only=True)
class EventFacts:
    """An event as its organiser tells it."""

    organiser_id: UUID
    kind: str
    name_kk: str
    name_ru: str
    name_en: str = ""
    starts_at: datetime
    ends_at: datetime
    area_id: UUID
    format: str = EventFormat.IN_PERSON
    place: str = ""
    online_link: str = ""
    host: str = ""
    about_kk: str = ""
    about_ru: str = ""
    about_en: str = ""
    language: str = "kk"
    entrance: str = Entrance.FREE
    capacity: int | None = None
    is_public: bool = True
    project_id: UUID | None = None
    course_id: UUID | None = None
    course_hours: int | None = None

    def as_columns(self) -> dict[str, Any]:
        """The columns of the event, with the local day it begins."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        return {**told, "held_on": local_date(self.starts_at)}


def check_facts(facts: EventFacts) -> None:
    """Raise ValidationError by field where the facts do not hold together."""
    wrong: dict[str, Any] = {}
    if facts.ends_at <= facts.starts_at:
        wrong["ends_at"] = _("It ends before it begins.")
    elif facts.ends_at - facts.starts_at > LONGEST:
        wrong["ends_at"] = _("An event lasts a month at most. Announce a series instead.")
    if facts.format != EventFormat.ONLINE and not facts.place:
        wrong["place"] = _("Say where people should come.")
    if facts.capacity is not None and facts.capacity < 1:
        wrong["capacity"] = _("At least one place; leave it empty for no limit.")
    if facts.course_id and facts.entrance == Entrance.FREE:
        wrong["entrance"] = _("Those who learn are known by name: choose registration.")
    if facts.entrance == Entrance.FREE and facts.capacity:
        wrong["capacity"] = _("Places are limited only where people register.")
    if wrong:
        raise ValidationError(wrong)


def changed_columns(event: Event, facts: EventFacts) -> dict[str, Any]:
    """What an edit would change, by column."""
    return {name: value for name, value in facts.as_columns().items() if getattr(event, name) != value}


def occurrences(rule: str, first: datetime) -> list[datetime]:
    """The moments a rule names from the first on, at the same hour of the wall clock. Raises ValidationError."""
    try:
        found = moments(rule, first)
    except (ValueError, TypeError, KeyError) as error:
        raise ValidationError({"repeat": _("This repetition cannot be read.")}) from error
    if len(found) > MOST:
        raise ValidationError({"until": _("A series has two hundred events at most. Choose an earlier last day.")})
    if len(found) < 2:
        raise ValidationError({"until": _("Until this day there is only one event.")})
    return found


def moved(moment: datetime, shift: timedelta) -> datetime:
    """A moment moved on the wall clock, so that ten o'clock stays ten o'clock."""
    return (moment.astimezone(ALMATY).replace(tzinfo=None) + shift).replace(tzinfo=ALMATY)


def wall_shift(before: datetime, after: datetime) -> timedelta:
    """How far the wall clock moved between two moments."""
    return after.astimezone(ALMATY).replace(tzinfo=None) - before.astimezone(ALMATY).replace(tzinfo=None)


def plain(facts: Mapping[str, Any]) -> EventFacts:
    """Facts from cleaned form data."""
    return EventFacts(**{field.name: facts[field.name] for field in fields(EventFacts) if field.name in facts})
