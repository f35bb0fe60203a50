"""Working days and moments of the story."""

from bisect import bisect_left, bisect_right
from datetime import date, datetime, time, timedelta
from random import Random

from tirek.cases.clock.ledger import count_term
from tirek.core.calendar import ALMATY, WorkingCalendar

ONE_DAY = timedelta(days=1)
EVENING = (time(19, 0), time(23, 30))


class Days:
    """The working days from the beginning of the story to some weeks ahead, by place."""

    def __init__(self, first: date, last: date) -> None:
        calendar = WorkingCalendar.current()
        span = (first + ONE_DAY * n for n in range((last - first).days + 1))
        self.list = [day for day in span if calendar.is_working_day(day)]

    def between(self, first: date, last: date) -> list[date]:
        """Working days from the first to the last, both included."""
        return self.list[bisect_left(self.list, first) : bisect_right(self.list, last)]

    def after(self, day: date, count: int) -> date:
        """So many working days after a working day; ``day`` itself for 0, or the next one when it is none."""
        return self.list[bisect_left(self.list, day) + count]

    def before(self, day: date, count: int) -> date:
        """So many working days before a day that is not counted itself."""
        return self.list[bisect_left(self.list, day) - count]

    def registered_for(self, due_on: date) -> date:
        """The last day of registration whose ordinary term ends on a working day."""
        place = bisect_left(self.list, due_on)
        near = reversed(self.list[place - 20 : place])
        return next(day for day in near if count_term(day, is_bound_by_code=False).due_on == due_on)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment on the wall clock."""
    return datetime.combine(day, time(hour, minute), ALMATY)


def some_time(rng: Random, day: date, first_hour: int, last_hour: int) -> datetime:
    """A moment between two full hours of a day."""
    minutes = rng.randrange(max((last_hour - first_hour) * 60, 1))
    return at(day, first_hour) + timedelta(minutes=minutes)


def evening_before(rng: Random, day: date) -> datetime:
    """After the offices closed on the day before: it counts as registered on ``day``, when that is a working day."""
    return at(day - ONE_DAY, 19) + timedelta(minutes=rng.randrange(280))
