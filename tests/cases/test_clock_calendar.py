"""A change of the calendar: asked about first, carried through by entries, taken back; office hours."""

from datetime import UTC, date, datetime, time

import pytest
from django.test import Client
from tests.browsers import browser_of
from tests.factories import World, make_case
from tests.factories.cases import NOW

from tirek.cases.actions.calendar import change_day, recount_moved, take_day_back
from tirek.cases.actions.office_hours import set_hours
from tirek.cases.clock import ledger
from tirek.cases.models import Case, ClockEntry
from tirek.cases.queries.calendar_moves import moves_if
from tirek.cases.queries.office_hours import forget_hours
from tirek.core.calendar import WorkingCalendar, forget_calendar
from tirek.core.models import CalendarOverride, Message
from tirek.core.verdict import Refused

DAY, DUE, LATER = date(2026, 11, 10), date(2026, 11, 23), date(2026, 11, 24)
WHY = ("ауыстырылды", "перенесён", "moved")


@pytest.fixture(autouse=True)
def _fresh():
    forget_calendar()
    forget_hours()
    yield
    forget_calendar()
    forget_hours()


@pytest.fixture
def cases(world: World) -> list[Case]:
    """One whose term goes past the day, and one handed in after it."""
    after = datetime(2026, 11, 11, 6, 0, tzinfo=UTC)
    return [make_case(world.saryagash, service=world.job), make_case(world.keles, service=world.job, at=after)]


def test_a_preview_lists_what_would_move_and_changes_nothing(world: World, cases: list[Case]):
    moves = moves_if(DAY, is_working=False)
    assert [(move.number, move.before, move.after) for move in moves.all] == [(cases[0].number, DUE, LATER)]
    assert moves.by_dates == [(DUE, LATER, 1)]
    assert moves.seen_by(world["head.kostanay"]) == []
    assert len(moves.seen_by(world["coordinator"])) == 1
    assert not CalendarOverride.objects.exists()
    assert ClockEntry.objects.count() == 2


def test_a_change_is_carried_through_by_entries_and_told(world: World, cases: list[Case]):
    _row, moved, left = change_day(DAY, is_working=False, act="№ 1", reasons=WHY, by=world["coordinator"], at=NOW)
    assert (moved, left) == (1, 0)
    first, second = (Case.objects.get(pk=case.pk) for case in cases)
    assert first.due_on == ledger.replay(first.clock.all()) == LATER
    assert second.due_on == cases[1].due_on
    assert "№ 1" in first.clock.last().reason
    assert Message.objects.filter(key__startswith=f"case:{first.pk}:recounted:").count() == 1
    assert recount_moved(CalendarOverride.objects.get().pk, at=NOW) == (0, 0)


def test_a_day_taken_back_returns_what_it_moved(world: World, cases: list[Case]):
    row, *_rest = change_day(DAY, is_working=False, act="№ 1", reasons=WHY, by=world["coordinator"], at=NOW)
    assert take_day_back(row, by=world["coordinator"], at=NOW) == 1
    case = Case.objects.get(pk=cases[0].pk)
    assert case.due_on == ledger.replay(case.clock.all()) == DUE
    assert case.clock.count() == 3
    assert WorkingCalendar.current().is_working_day(DAY)


def test_what_would_fall_due_today_is_not_moved_back(world: World, cases: list[Case]):
    row, *_rest = change_day(DAY, is_working=False, act="№ 1", reasons=WHY, by=world["coordinator"], at=NOW)
    assert take_day_back(row, by=world["coordinator"], at=datetime(2026, 11, 23, 6, 0, tzinfo=UTC)) == 0


def test_a_working_saturday_shortens_no_promise(world: World, cases: list[Case]):
    moves = moves_if(date(2026, 11, 14), is_working=True)
    assert (moves.total, moves.stay) == (0, 2)
    change_day(date(2026, 11, 14), is_working=True, act="№ 2", reasons=WHY, by=world["coordinator"], at=NOW)
    assert Case.objects.get(pk=cases[0].pk).due_on == DUE


@pytest.mark.parametrize("persona", ["head", "head.turkistan", "analyst", "employment"])
def test_nobody_else_changes_the_calendar(world: World, persona: str):
    with pytest.raises(Refused):
        change_day(DAY, is_working=False, act="№ 1", reasons=WHY, by=world[persona], at=NOW)


def test_the_page_asks_before_it_changes(world: World, cases: list[Case], settings):
    settings.DEMO = True
    client, asked = Client(), {"on": "2026-11-10", "becomes": "off", "act": "№ 1"}
    browser_of(world["coordinator"], client)
    asked |= dict(zip(("reason_kk", "reason_ru", "reason_en"), WHY, strict=True))
    page = client.get("/calendar/change/", asked)
    assert page.status_code == 200
    assert cases[0].number in page.content.decode()
    assert cases[0].number in b"".join(client.get("/calendar/change.csv", asked)).decode()
    assert not CalendarOverride.objects.exists()
    assert client.post("/calendar/change/", asked | {"act": ""}).status_code == 422
    assert client.post("/calendar/change/", asked).status_code == 303
    assert client.post("/calendar/change/", asked).status_code == 422, "the calendar says so already"
    row = CalendarOverride.objects.get()
    assert client.get(f"/calendar/{row.pk}/withdrawal/").status_code == 200
    assert client.post(f"/calendar/{row.pk}/withdrawal/").status_code == 303
    assert client.get("/calendar/").status_code == 200


def test_an_office_that_closes_at_six_registers_later_arrivals_on_the_next_day(world: World):
    evening = datetime(2026, 11, 2, 13, 10, tzinfo=UTC)  # 18:10
    set_hours(world.saryagash.pk, time(9), time(18), by=world["head"], at=NOW)
    late = make_case(world.saryagash, service=world.job, at=evening)
    usual = make_case(world.keles, service=world.job, at=evening)
    assert (late.registered_on, usual.registered_on) == (date(2026, 11, 3), date(2026, 11, 2))
    with pytest.raises(Refused):
        set_hours(world.saryagash.pk, time(9), time(17), by=world["clerk"], at=NOW)
