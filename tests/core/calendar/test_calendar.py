"""Working days of Kazakhstan: weekends, holidays, moved days, acts entered later; each skipped day says why."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from tirek.core.calendar import ALMATY, WEST, WorkingCalendar, forget_calendar, local_date
from tirek.core.models import CalendarOverride

PLAIN = WorkingCalendar()
DAYS = st.dates(date(2019, 1, 1), date(2030, 12, 31))


def _override(on: date, *, is_working: bool, act: str = "№ 1") -> CalendarOverride:
    return CalendarOverride.objects.create(
        on=on, is_working=is_working, reason_kk="қаулы", reason_ru="постановление", reason_en="decree", act=act
    )


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1), date(2026, 1, 7), date(2026, 3, 9), date(2026, 3, 23), date(2026, 3, 25), date(2026, 5, 1),
        date(2026, 5, 11), date(2026, 10, 26), date(2026, 12, 16), date(2025, 1, 3), date(2025, 6, 6),
        date(2024, 5, 8), date(2024, 5, 9), date(2026, 11, 21), date(2026, 11, 22),
    ],
)  # fmt: skip
def test_days_off(day: date) -> None:
    assert not PLAIN.is_working_day(day)


@pytest.mark.parametrize("day", [date(2024, 5, 4), date(2025, 1, 5), date(2026, 11, 23), date(2026, 3, 20)])
def test_working_days_and_weekends_made_working(day: date) -> None:
    assert PLAIN.is_working_day(day)


def test_fifteen_working_days_over_nauryz_with_every_skipped_day_explained() -> None:
    due, skipped = PLAIN.add_working_days(date(2026, 3, 16), 15)
    assert due == date(2026, 4, 9)
    assert [day.day for day, _reason in skipped if day.month == 3] == [21, 22, 23, 24, 25, 28, 29]
    assert all(reason.kk and reason.ru and reason.en for _day, reason in skipped)
    assert {reason.code for _day, reason in skipped} == {"weekend", "holiday", "transferred"}


def test_reasons_follow_the_language() -> None:
    reason = PLAIN.why_not(date(2026, 12, 16))
    with translation.override("ru"):
        assert str(reason) == "День Независимости"
    with translation.override("kk"):
        assert str(reason) == "Тәуелсіздік күні"


def test_every_holiday_of_two_decades_has_three_languages() -> None:
    for step in range(20 * 366):
        reason = PLAIN.why_not(date(2012, 1, 1) + timedelta(days=step))
        assert reason is None or len({reason.kk, reason.ru}) == 2 or "Наурыз" in reason.kk, reason


@given(DAYS, st.integers(1, 40))
def test_terms_count_exactly_the_working_days(day: date, count: int) -> None:
    due, skipped = PLAIN.add_working_days(day, count)
    assert PLAIN.is_working_day(due)
    assert PLAIN.working_days_between(day, due) == count
    assert (due - day).days == count + len(skipped)


@given(DAYS)
def test_next_working_day_is_the_first_one(day: date) -> None:
    found, skipped = PLAIN.roll(day)
    assert PLAIN.is_working_day(found)
    assert (found - day).days == len(skipped)


@pytest.mark.parametrize(
    ("received", "registered", "code"),
    [
        (datetime(2026, 11, 23, 12, 0), date(2026, 11, 23), None),
        (datetime(2026, 11, 23, 6, 0), date(2026, 11, 23), None),
        (datetime(2026, 11, 23, 18, 29), date(2026, 11, 23), None),
        (datetime(2026, 11, 23, 18, 30), date(2026, 11, 24), "after_hours"),
        (datetime(2026, 11, 20, 23, 0), date(2026, 11, 23), "after_hours"),
        (datetime(2026, 11, 21, 10, 0), date(2026, 11, 23), "weekend"),
        (datetime(2026, 12, 16, 10, 0), date(2026, 12, 17), "holiday"),
    ],
)
def test_registration_date(received: datetime, registered: date, code: str | None) -> None:
    day, reason = PLAIN.registration_date(received.replace(tzinfo=ALMATY))
    assert day == registered
    assert (reason.code if reason else None) == code


def test_a_moment_is_read_on_the_local_wall() -> None:
    moment = datetime(2026, 11, 23, 14, 0, tzinfo=ZoneInfo("UTC"))
    assert PLAIN.registration_date(moment)[0] == date(2026, 11, 24)
    before_reform = datetime(2023, 6, 1, 18, 30, tzinfo=ZoneInfo("UTC"))
    assert (local_date(before_reform), local_date(before_reform, WEST)) == (date(2023, 6, 2), date(2023, 6, 1))


@pytest.mark.django_db
def test_an_override_wins_and_the_latest_one_for_a_day_counts() -> None:
    forget_calendar()
    before = WorkingCalendar.current()
    _override(date(2026, 11, 23), is_working=False)
    after = WorkingCalendar.current()
    assert before.is_working_day(date(2026, 11, 23))
    assert str(after.why_not(date(2026, 11, 23))) == "қаулы"
    assert after.version != before.version
    _override(date(2026, 11, 23), is_working=True, act="№ 2")
    assert WorkingCalendar.current().is_working_day(date(2026, 11, 23))


@pytest.mark.django_db
def test_an_old_calendar_can_be_replayed() -> None:
    moment = timezone.now()
    _override(date(2026, 11, 24), is_working=False)
    assert WorkingCalendar.known_at(moment).is_working_day(date(2026, 11, 24))
    assert not WorkingCalendar.known_at(timezone.now()).is_working_day(date(2026, 11, 24))


@pytest.mark.django_db
def test_another_process_is_noticed_when_the_calendar_is_no_longer_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    forget_calendar()
    assert WorkingCalendar.current().is_working_day(date(2026, 11, 25))
    with connection.cursor() as cursor:  # as another process would: no signal reaches this one
        cursor.execute(
            "INSERT INTO core_calendaroverride"
            ' (id, created_at, "on", is_working, reason_kk, reason_ru, reason_en, act, is_withdrawn)'
            " VALUES (gen_random_uuid(), now(), '2026-11-25', false, 'а', 'б', 'c', '', false)"
        )
    monkeypatch.setattr("tirek.core.calendar.FRESH_SECONDS", -1.0)
    assert not WorkingCalendar.current().is_working_day(date(2026, 11, 25))
    forget_calendar()


@pytest.mark.django_db
def test_current_reads_the_table_once(django_assert_num_queries: object) -> None:
    forget_calendar()
    with django_assert_num_queries(1):  # type: ignore[operator]
        WorkingCalendar.current()
        WorkingCalendar.current()


def test_a_negative_term_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        PLAIN.add_working_days(date(2026, 11, 23), -1)


def test_a_term_of_no_days() -> None:
    assert PLAIN.add_working_days(date(2026, 11, 21), 0)[0] == date(2026, 11, 23)
