"""Figures equal their records: for each persona, place and border."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories import make_case, make_line, make_office, make_region, make_world

from tirek.cases.actions.answers import answer
from tirek.cases.actions.corrections import ask_correction, file_as_repeat, return_case
from tirek.cases.actions.plan import deliver_line
from tirek.cases.enums import Channel, OutcomeResult
from tirek.cases.models import Case
from tirek.core.actor import system_actor
from tirek.programmes.enums import ServiceCategory
from tirek.reports.indicators import all_indicators, indicator
from tirek.reports.period import Period
from tirek.reports.queries import broken_down, figure, offices_table, records_of, regions_table, scope_for, sheet
from tirek.territory.actions import place_area
from tirek.territory.queries.geography import _cached_geography

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
QUARTER = Period.quarter(2026, 4)
ALMATY = ZoneInfo("Asia/Almaty")
SYSTEM = system_actor("test")


def at(day: int, month: int = 11) -> datetime:
    return datetime(2026, month, day, 10, 0, tzinfo=ALMATY)


@pytest.fixture
def world():
    """Two cases at Saryagash (one solved after 4 days, one housed), one at Keles, overdue."""
    world = make_world()
    world.home.category = ServiceCategory.HOUSING
    world.home.save()
    solved = make_case(world.saryagash, service=world.job, channel=Channel.WEB, at=at(2))
    answer(solved.pk, "Жауап", OutcomeResult.SOLVED, "", by=world["head"], at=at(6))
    housed = make_case(world.saryagash, service=world.home, channel=Channel.WEB, at=at(9))
    line = make_line(housed, by=world["clerk"], service=world.home, at=at(9))
    deliver_line(line.pk, "Пәтер берілді", by=world["clerk"], at=at(12))
    make_case(world.keles, service=world.job, channel=Channel.WEB, at=at(5, month=10))
    return world


def value(code, scope, period=QUARTER, today=TODAY):
    return figure(indicator(code), period, scope, today=today).value


def whole():
    return scope_for(SYSTEM, geography=TODAY)


def test_figures_of_the_network_are_those_counted_by_hand(world):
    expected = {
        "cases_received": 3,
        "cases_solved": 1,
        "cases_partly_solved": 0,
        "cases_refused": 0,
        "cases_withdrawn": 0,
        "cases_returned": 0,
        "cases_filed_as_repeats": 0,
        "cases_confirmed": 0,
        "families_housed": 1,
        "cases_answered": 1,
        "cases_answered_late": 0,
        "cases_overdue": 1,
        "cases_open": 2,
        "median_days_to_answer": 4,
    }
    found = {one.indicator.code: one.value for one in sheet(QUARTER, whole(), today=TODAY)}
    assert {code: found.pop(code) for code in expected} == expected
    others = {code: number for code, number in found.items() if number}
    assert others == {"plans_delivered": 1}, "plans, complaints and proposals have tests of their own"


def test_what_is_returned_or_filed_counts_by_itself_and_as_no_result(world):
    clerk = world["clerk"]
    returned = make_case(world.saryagash, service=world.job, at=at(2))
    asked = ask_correction(returned.pk, "Мекенжай жоқ", by=clerk, at=at(2))
    return_case(returned.pk, "Түзетілмеді", by=clerk, at=at(asked.return_by.day))
    solved = Case.objects.get(outcome=OutcomeResult.SOLVED)
    told = {"service": world.job, "person_id": solved.applicant_id, "applicant": None}
    repeat = make_case(world.saryagash, by=clerk, at=at(12), **told)
    file_as_repeat(repeat.pk, solved.pk, "Бірдей", by=clerk, at=at(13))
    found = {one.indicator.code: one.value for one in sheet(QUARTER, whole(), today=TODAY)}
    changed = ("cases_received", "cases_returned", "cases_filed_as_repeats", "cases_solved", "cases_refused")
    assert [found[code] for code in changed] == [5, 1, 1, 1, 0]
    assert (found["cases_answered"], found["cases_open"]) == (1, 2)
    for code, case in (("cases_returned", returned), ("cases_filed_as_repeats", repeat)):
        assert list(records_of(SYSTEM, indicator(code), QUARTER, whole(), {}, today=TODAY)) == [case]
        assert value(code, whole(), Period.quarter(2026, 3)) == 0


def test_a_period_without_records_counts_zero_and_has_no_median(world):
    empty = Period.quarter(2020, 1)
    assert value("cases_received", whole(), empty) == 0
    assert value("median_days_to_answer", whole(), empty) is None


def test_an_office_sees_its_own_and_a_head_all_below(world):
    received = {
        name: value("cases_received", scope_for(world[name], geography=TODAY))
        for name in ("clerk", "clerk.keles", "head.turkistan", "head.kostanay", "coordinator", "analyst", "employment")
    }
    assert received == {
        "clerk": 2,
        "clerk.keles": 1,
        "head.turkistan": 3,
        "head.kostanay": 0,
        "coordinator": 3,
        "analyst": 3,
        "employment": 0,
    }


@pytest.mark.parametrize("persona", ["clerk", "head", "clerk.keles", "head.turkistan", "head.kostanay", "coordinator"])
def test_every_figure_opens_as_many_records_as_it_says(world, persona):
    scope = scope_for(world[persona], geography=TODAY)
    for one in all_indicators():
        opened = records_of(world[persona], one, QUARTER, scope, {}, today=TODAY)
        assert opened.count() == figure(one, QUARTER, scope, today=TODAY).records


def test_parts_add_up_to_the_whole_and_open_their_own_records(world):
    received = indicator("cases_received")
    for breakdown in received.breakdowns:
        parts = broken_down(received, breakdown, QUARTER, whole(), today=TODAY)
        assert sum(part.figure.value for part in parts) == 3
        for part in parts:
            opened = records_of(SYSTEM, received, QUARTER, whole(), part.figure.link, today=TODAY)
            assert opened.count() == part.figure.value


def test_regions_partition_the_total(world):
    make_case(make_office(make_region("Ұлытау облысы")), service=world.job, channel=Channel.WEB, at=at(3))
    rows = regions_table(all_indicators(), QUARTER, whole(), today=TODAY)
    total = sheet(QUARTER, whole(), today=TODAY)
    for place, one in enumerate(total):
        if one.indicator.is_count:
            assert sum(row.figures[place].value for row in rows) == one.value


def test_borders_decide_in_which_region_a_district_counts(world):
    reform = date(2026, 11, 10)
    move = {"parent": make_region("Жаңа облыс"), "start": reform, "by": SYSTEM, "at": at(10)}
    place_area(world.keles.area_id, **move)

    def received(on):
        rows = regions_table([indicator("cases_received")], QUARTER, scope_for(SYSTEM, geography=on), today=TODAY)
        return {row.name: row.figures[0].value for row in rows if row.figures[0].value}

    then, now = received(reform - timedelta(days=1)), received(TODAY)
    assert (sorted(then.values()), sorted(now.values())) == ([3], [1, 2])
    assert sum(then.values()) == sum(now.values()) == value("cases_received", whole())


def test_a_running_quarter_counts_overdue_as_of_today(world):
    assert value("cases_overdue", whole(), today=date(2026, 10, 26)) == 0
    assert value("cases_overdue", whole(), today=date(2026, 10, 30)) == 1


def test_what_came_in_on_a_holiday_counts_at_once_though_registered_on_the_next_working_day(world):
    sunday = at(22)
    case = make_case(world.keles, service=world.job, channel=Channel.WEB, at=sunday)
    assert case.registered_on == date(2026, 11, 23)
    assert value("cases_received", whole(), today=sunday.date()) == 4
    assert value("cases_open", whole(), today=sunday.date()) == 2


def test_offices_of_a_scope_are_listed_with_their_own_addresses(world):
    rows = offices_table([indicator("cases_received")], QUARTER, whole(), today=TODAY)
    assert {row.code: row.figures[0].value for row in rows} == {world.saryagash.code: 2, world.keles.code: 1}
    assert all(row.figures[0].link["office"] == row.code for row in rows)


def test_the_number_of_queries_does_not_grow_with_offices(world):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            regions_table(all_indicators(), QUARTER, whole(), today=TODAY)
        return len(captured)

    queries()  # what is remembered between requests is asked for once
    few = queries()
    for _ in range(3):
        make_case(make_office(make_region()), service=world.job, channel=Channel.WEB, at=at(3))
    _cached_geography.cache_clear()  # factories make areas behind the back of the map's version
    queries()
    assert queries() == few <= len(all_indicators()) + 4
