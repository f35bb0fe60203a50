"""Working days between two dates are counted by whole years; the sum must be that of the single days."""

from datetime import date, timedelta
from types import MappingProxyType

from hypothesis import given, settings
from hypothesis import strategies as st

from tirek.core.calendar import Reason, WorkingCalendar

DAYS = st.dates(date(2012, 1, 1), date(2030, 12, 31))
WORDS = Reason("override", "қаулы", "постановление", "decree")


@settings(max_examples=50)
@given(DAYS, st.integers(-900, 900), st.dictionaries(DAYS, st.booleans(), max_size=20))
def test_days_counted_by_the_year_are_those_counted_one_by_one(
    day: date, distance: int, overrides: dict[date, bool]
) -> None:
    calendar = WorkingCalendar(MappingProxyType({on: (works, WORDS) for on, works in overrides.items()}))
    first, last = sorted((day, day + timedelta(days=distance)))
    single = sum(calendar.is_working_day(first + timedelta(days=step)) for step in range(1, (last - first).days + 1))
    assert calendar.working_days_between(first, last) == single
    assert calendar.working_days_between(last, first) == -single
