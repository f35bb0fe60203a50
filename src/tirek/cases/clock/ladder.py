"""The ladder of a deadline as data: how near or late, and who is told. Each rung once for each due date of a case."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tirek.core.calendar import WorkingCalendar


class Audience(StrEnum):
    """Who hears of a rung."""

    ASSIGNEE = "assignee"
    HEAD = "head"
    UPPER = "upper"


@dataclass(frozen=True, slots=True)
class Rung:
    """``days``: working days after the due date, negative before it."""

    code: str
    days: int
    told: tuple[Audience, ...]


LADDER = (
    Rung("soon", -3, (Audience.ASSIGNEE,)),
    Rung("today", 0, (Audience.ASSIGNEE, Audience.HEAD)),
    Rung("late", 1, (Audience.HEAD,)),
    Rung("upper", 3, (Audience.UPPER,)),
)
UNASSIGNED = Rung("unassigned", 1, (Audience.HEAD,))
LONG_OVERDUE_DAYS = LADDER[-1].days


@dataclass(frozen=True, slots=True)
class Span:
    """The due dates that stand on a rung today: after ``after`` (None at the top) up to and with ``until``."""

    rung: Rung
    after: date | None
    until: date


def spans_on(today: date, calendar: WorkingCalendar) -> list[Span]:
    """For each rung the due dates standing on it; a case stands on one rung only, the highest it has reached.

    So a worker that was down for a week sends what holds now, not a week of old news.
    """
    ends = [due_dates_until(rung, today, calendar) for rung in LADDER]
    above = [*ends[1:], None]
    return [Span(rung, higher, end) for rung, end, higher in zip(LADDER, ends, above, strict=True)]


def due_dates_until(rung: Rung, today: date, calendar: WorkingCalendar) -> date:
    """The latest due date that has reached a rung."""
    if rung.days <= 0:
        return calendar.add_working_days(today, -rung.days)[0] if rung.days else today
    return working_days_before(today, rung.days, calendar)


def working_days_before(today: date, count: int, calendar: WorkingCalendar) -> date:
    """The latest day with so many working days after it up to and with today."""
    day = today
    while count:
        count -= calendar.is_working_day(day)
        day -= timedelta(days=1)
    return day
