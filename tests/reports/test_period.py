from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tirek.reports.period import Period

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def test_a_quarter_has_its_first_and_last_day():
    assert Period.quarter(2019, 4) == Period(date(2019, 10, 1), date(2019, 12, 31))
    assert Period.quarter(2024, 1).last == date(2024, 3, 31)


@pytest.mark.parametrize("text", ["2019", "2019Q2", "2019-03-01..2019-04-30"])
def test_the_code_of_a_period_reads_back(text):
    assert Period.parse(text).code == text


@pytest.mark.parametrize("text", ["", "2019Q5", "19", "2019-04-30..2019-03-01", "' OR 1=1"])
def test_what_is_no_period_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        Period.parse(text)


@given(DAYS)
def test_every_day_lies_in_one_quarter_and_the_one_before_ends_the_day_before(day):
    quarter = Period.containing(day)
    assert quarter.first <= day <= quarter.last
    assert quarter.previous().last == quarter.first - timedelta(days=1)


@given(DAYS, DAYS)
def test_a_code_always_reads_back(one, other):
    period = Period(min(one, other), max(one, other))
    assert Period.parse(period.code) == period


def test_a_running_period_is_cut_at_today_and_a_future_one_is_not():
    quarter = Period.quarter(2026, 4)
    assert quarter.until(date(2026, 11, 21)) == Period(date(2026, 10, 1), date(2026, 11, 21))
    assert quarter.until(date(2026, 1, 1)) == quarter
    assert quarter.until(date(2027, 1, 1)) == quarter
