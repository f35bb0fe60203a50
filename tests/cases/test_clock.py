"""The clock: dated rules, a ledger whose replay is the due date, and its explanation."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import World, make_case
from tests.factories.cases import NOW

from tirek.cases.actions.clock import extend, recount
from tirek.cases.clock import ledger
from tirek.cases.clock.rules import CODE, RULES, STANDARD, rule_on
from tirek.cases.models import ClockEntry
from tirek.cases.queries import why
from tirek.core.actor import system_actor
from tirek.core.calendar import WorkingCalendar, forget_calendar
from tirek.core.models import CalendarOverride

CALENDAR = WorkingCalendar()
days = st.dates(date(2017, 1, 1), date(2034, 12, 31))


@given(day=days, is_bound=st.booleans())
@settings(max_examples=300, deadline=None)
def test_a_term_ends_on_a_working_day_and_replays(day, is_bound):
    count = ledger.count_term(day, is_bound_by_code=is_bound, working_calendar=CALENDAR)
    assert CALENDAR.is_working_day(count.due_on)
    assert ledger.recount(count) == ledger.replay([count]) == count.due_on
    counted = ledger.counted_days(count)
    assert len(counted) == count.working_days == 15
    assert counted[-1] == count.due_on
    assert all(CALENDAR.is_working_day(on) for on in counted)


@given(day=days, more=st.integers(1, 60))
@settings(max_examples=200, deadline=None)
def test_an_extension_ends_on_a_working_day_later_and_replays(day, more):
    rule = rule_on(day, is_bound_by_code=True)
    for count in (ledger.count_after(rule, day, more, CALENDAR), ledger.count_until(rule, day, CALENDAR)):
        assert CALENDAR.is_working_day(count.due_on)
        assert count.due_on >= day
        assert ledger.recount(count) == count.due_on


@given(day=days, months=st.integers(0, 30))
@settings(max_examples=200)
def test_months_later_is_the_same_day_or_the_last(day, months):
    later = ledger.add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


def test_replaying_nothing_gives_nothing():
    assert ledger.replay([]) is None


@pytest.mark.parametrize(
    ("day", "is_bound", "code", "version"),
    [
        (date(2019, 3, 1), True, STANDARD, "1"),
        (date(2021, 6, 30), True, STANDARD, "1"),
        (date(2021, 7, 1), True, CODE, "2021-07-01"),
        (date(2025, 12, 16), True, CODE, "2021-07-01"),
        (date(2025, 12, 17), True, CODE, "2025-12-17"),
        (date(2026, 11, 2), False, STANDARD, "2"),
    ],
)
def test_the_rule_of_the_day(day, is_bound, code, version):
    rule = rule_on(day, is_bound_by_code=is_bound)
    assert (rule.code, rule.version) == (code, version)


def test_before_the_law_of_2025_the_day_of_registration_was_day_one():
    before = ledger.count_term(date(2025, 11, 3), is_bound_by_code=True, working_calendar=CALENDAR)
    after = ledger.count_term(date(2026, 11, 2), is_bound_by_code=True, working_calendar=CALENDAR)
    assert (before.counts_from, before.due_on) == (date(2025, 11, 3), date(2025, 11, 21))
    assert (after.counts_from, after.due_on) == (date(2026, 11, 3), date(2026, 11, 23))


def test_every_rule_names_its_source_in_three_languages():
    for rule in RULES:
        assert all((rule.source.kk, rule.source.ru, rule.source.en))


@pytest.mark.django_db
def test_entries_are_never_changed_or_removed():
    entry = make_case().clock.get()
    with pytest.raises(DatabaseError), transaction.atomic():
        ClockEntry.objects.filter(pk=entry.pk).update(due_on=date(2030, 1, 1))
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.delete()


@pytest.mark.parametrize(("language", "word"), [("kk", "сенбі"), ("ru", "суббота"), ("en", "Saturday")])
def test_why_this_date_names_each_skipped_day_in_the_readers_language(world: World, language, word):
    case = make_case(world.saryagash)
    with translation.override(language):
        step = why.working(case)[0]
    assert (step.counted, step.skipped, step.due_on) == (15, 6, case.due_on)
    assert [day.number for day in step.days if day.number] == list(range(1, 16))
    assert word in next(day.reason for day in step.days if day.number is None)
    assert step.is_current


def test_why_shows_an_extension_as_the_current_step(world: World):
    case = make_case(world.saryagash, at=datetime(2026, 12, 1, 6, 0, tzinfo=UTC))
    extend(
        case.pk, until=date(2026, 12, 31), reason="Тексеру", by=world["head"], at=datetime(2026, 12, 3, 6, tzinfo=UTC)
    )
    first, second = why.working(case)
    assert (first.is_current, second.is_current) == (False, True)
    assert (second.due_on, second.reason) == (date(2026, 12, 31), "Тексеру")
    assert any(str(day.on) == "2026-12-16" and day.number is None for day in first.days)


def test_why_takes_one_query(world: World, django_assert_num_queries):
    case = make_case(world.saryagash, at=NOW)
    WorkingCalendar.current()
    with django_assert_num_queries(1):
        why.working(case)


def test_a_day_off_declared_later_moves_the_term_by_a_further_entry(world: World):
    case = make_case(world.saryagash, at=NOW)
    clock = system_actor("clock")
    assert not recount(case.pk, by=clock, at=NOW)
    CalendarOverride.objects.create(
        on=date(2026, 11, 10),
        is_working=False,
        act="№ 1",
        reason_kk="жарияланды",
        reason_ru="объявлен",
        reason_en="declared",
    )
    forget_calendar()
    try:
        assert recount(case.pk, by=clock, at=NOW)
        case.refresh_from_db()
        assert case.due_on == ledger.replay(case.clock.all()) == date(2026, 11, 24)
        assert [step.skipped for step in why.working(case)] == [6, 7]
        assert not recount(case.pk, by=clock, at=NOW)
    finally:
        forget_calendar()
