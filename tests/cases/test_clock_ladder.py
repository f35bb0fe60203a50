"""The ladder of a deadline: each rung once, to the right people; overdue is seen upward the same minute."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation
from tests.factories import World, make_case

from tirek.cases.actions.assignment import assign
from tirek.cases.actions.escalation import escalate
from tirek.cases.clock.ladder import LADDER, spans_on
from tirek.cases.models import Case, Escalation
from tirek.cases.queries.home import NeedKind, needs_me_now, waiting
from tirek.cases.queries.overdue import overdue_below
from tirek.core.actor import system_actor
from tirek.core.calendar import WorkingCalendar
from tirek.core.models import Message

CLOCK = system_actor("escalation")
CALENDAR = WorkingCalendar()
DUE = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)  # Monday: the due date of a case of NOW


@pytest.fixture
def case(world: World) -> Case:
    made = make_case(world.saryagash, service=world.job)
    assign(made.pk, world["clerk"].user_id, by=world["head"], at=datetime(2026, 11, 3, 6, 0, tzinfo=UTC))
    made.refresh_from_db()
    assert made.due_on == DUE.date()
    return made


def told(rung: str) -> set[object]:
    return {key for row in Escalation.objects.filter(rung=rung) for key in row.told_user_ids}


def test_every_due_date_stands_on_one_rung_at_most():
    for step in range(40):
        today = CALENDAR.next_working_day(DUE.date() + timedelta(days=step))
        spans = spans_on(today, CALENDAR)
        for shift in range(-20, 20):
            day = today + timedelta(days=shift)
            on = [s.rung.code for s in spans if day <= s.until and (s.after is None or day > s.after)]
            assert len(on) == (day <= spans[0].until), (today, day, on)
        assert [span.rung for span in spans] == list(LADDER)


def test_each_rung_is_climbed_once_and_heard_by_its_people(world: World, case: Case):
    assert escalate(by=CLOCK, at=DUE - timedelta(days=5)) == {"soon": 1}
    assert told("soon") == {world["clerk"].user_id}
    assert escalate(by=CLOCK, at=DUE) == {"today": 1}
    assert escalate(by=CLOCK, at=DUE + timedelta(hours=1)) == {}
    assert told("today") == {world["clerk"].user_id, world["head"].user_id}
    assert escalate(by=CLOCK, at=DUE + timedelta(days=1)) == {"late": 1}
    assert told("late") == {world["head"].user_id}
    assert escalate(by=CLOCK, at=DUE + timedelta(days=3)) == {"upper": 1}
    assert told("upper") == {world["head.turkistan"].user_id}
    assert escalate(by=CLOCK, at=DUE + timedelta(days=4)) == {}
    letters = Message.objects.filter(key__startswith="escalation:")
    assert letters.count() == 5
    assert all(case.number in letter.body and "Серікова" not in letter.body for letter in letters)


def test_a_worker_that_was_down_tells_what_holds_now_only(world: World, case: Case):
    assert escalate(by=CLOCK, at=DUE + timedelta(days=7)) == {"upper": 1}


def test_nothing_is_sent_on_a_day_off_and_nothing_about_an_answered_case(world: World, case: Case):
    assert escalate(by=CLOCK, at=DUE + timedelta(days=5)) == {}
    Case.objects.filter(pk=case.pk).update(state="answered", outcome="solved", outcome_on=DUE.date())
    assert escalate(by=CLOCK, at=DUE + timedelta(days=7)) == {}


def test_a_case_nobody_takes_is_told_to_the_head(world: World):
    make_case(world.saryagash, service=world.job)
    assert escalate(by=CLOCK, at=datetime(2026, 11, 3, 6, 0, tzinfo=UTC)) == {}
    assert escalate(by=CLOCK, at=datetime(2026, 11, 4, 6, 0, tzinfo=UTC)) == {"unassigned": 1}
    assert told("unassigned") == {world["head"].user_id}


def test_where_an_office_has_no_head_the_next_one_above_hears_of_it(world: World):
    make_case(world.keles, service=world.job)
    escalate(by=CLOCK, at=datetime(2026, 11, 4, 6, 0, tzinfo=UTC))
    assert told("unassigned") == {world["head.turkistan"].user_id}


def test_overdue_is_seen_upward_the_same_minute(world: World, case: Case):
    day = DUE.date() + timedelta(days=3)
    for persona in ("head.turkistan", "coordinator"):
        found = overdue_below(world[persona], day)
        assert [(row.office, row.overdue, row.long, row.oldest) for row in found.offices] == [
            (world.saryagash, 1, 1, 3)
        ]
        assert list(waiting(world[persona], day, NeedKind.BELOW)) == [case]
    assert NeedKind.OVERDUE in {need.kind for need in needs_me_now(world["coordinator"], day)}
    assert overdue_below(world["head.kostanay"], day).offices == []
    assert overdue_below(world["analyst"], day).offices == []


def test_the_page_of_what_is_overdue_asks_as_often_for_three_offices_as_for_one(
    world: World, case: Case, django_assert_num_queries
):
    day = DUE.date() + timedelta(days=3)
    WorkingCalendar.current()
    with translation.override("kk"), django_assert_num_queries(3):
        overdue_below(world["coordinator"], day)
    make_case(world.keles, service=world.job)
    with django_assert_num_queries(3):
        assert len(overdue_below(world["coordinator"], day).offices) == 2
