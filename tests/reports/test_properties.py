"""What must hold of figures whatever was recorded: recomputed = stored, opened = counted, children = parent; and two
reviewers of one sheet at the same moment."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from threading import Thread

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories import make_case, make_world
from tests.factories.reports import SYSTEM, freeze_sheet, make_sheets, sheet_of
from tests.reports.test_sheets import ALMATY, at, office_of

from tirek.cases.actions.answers import answer
from tirek.cases.enums import OutcomeResult
from tirek.core.actor import EVERYWHERE, Actor
from tirek.core.verdict import Refused
from tirek.reports.actions.corrections import approve_correction, ask_correction
from tirek.reports.actions.sheets import accept_sheet, submit_sheet
from tirek.reports.indicators import all_indicators, indicator
from tirek.reports.models import Sheet, Snapshot
from tirek.reports.period import Period
from tirek.reports.queries import figure, records_of, regions_table, sheet
from tirek.reports.queries.cells import compose, entries_of, stored_cells
from tirek.reports.queries.changes import changes_since
from tirek.reports.queries.scopes import Scope

QUARTER, TODAY = "2026Q3", date(2026, 10, 3)
FIRST = datetime(2026, 6, 22, 10, tzinfo=ALMATY)
SLOW = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
# Where (Saryagash, Keles, Kostanay), so many days after 22 June, and whether it was answered a week later.
FACTS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 90), st.booleans()), max_size=5)


@pytest.fixture
def world(db):
    return make_world()


def record(world, facts) -> None:
    places = (world.saryagash, world.keles, office_of(world, "head.kostanay"))
    heads = (world["head"], world["head.turkistan"], world["head.kostanay"])
    for place, days, is_answered in facts:
        moment = FIRST + timedelta(days=days)
        case = make_case(places[place], service=world.job, at=moment)
        if is_answered:
            answer(case.pk, "Жауап", OutcomeResult.SOLVED, "", by=heads[place], at=moment + timedelta(days=7))


def freeze_country(world) -> Sheet:
    make_sheets(QUARTER, at(1, month=7))
    for office in (world.saryagash, world.keles, office_of(world, "head.turkistan"), office_of(world, "head.kostanay")):
        freeze_sheet(office, QUARTER, at(2))
    return freeze_sheet(office_of(world, "coordinator"), QUARTER, at(3))


@SLOW
@given(facts=FACTS)
def test_children_make_up_the_parent_and_computing_again_gives_what_is_stored(world, facts):
    with transaction.atomic():
        record(world, facts)
        national = freeze_country(world)
        for one in Sheet.objects.select_related("organisation"):
            stored = {cell.indicator: cell for cell in stored_cells(one)}
            again = {cell.indicator: cell for cell in compose(one, entries_of(one), today=TODAY).cells}
            assert again == stored
            below = [{c.indicator: c for c in stored_cells(child)} for child in _below(one)]
            for code, cell in stored.items():
                if cell.below is not None:
                    assert cell.below == sum(child[code].value or 0 for child in below), code
        top = {cell.indicator: cell for cell in stored_cells(national)}
        days = Period.parse(QUARTER)
        came = [FIRST.date() + timedelta(days=days_after) for _place, days_after, _answered in facts]
        received = indicator("cases_received")
        opened = records_of(SYSTEM, received, days, Scope(EVERYWHERE, days.last), {}, today=TODAY).count()
        assert top["cases_received"].value == opened
        assert opened >= sum(days.first + timedelta(days=4) <= day <= days.last - timedelta(days=4) for day in came)
        transaction.set_rollback(True)


def _below(one: Sheet):
    return Sheet.objects.filter(above=one.organisation).select_related("organisation")


@SLOW
@given(facts=FACTS, period=st.sampled_from(["2026Q2", QUARTER, "2026", "2026-07-01..2026-07-20"]))
def test_every_figure_opens_as_many_records_as_it_counts_and_regions_partition_it(world, facts, period):
    with transaction.atomic():
        record(world, facts)
        days, scope = Period.parse(period), Scope(EVERYWHERE, TODAY)
        chosen = [one for one in all_indicators() if one.is_additive]
        rows = regions_table(chosen, days, scope, today=TODAY)
        for place, one in enumerate(chosen):
            whole = figure(one, days, scope, today=TODAY)
            assert whole.value == sum(row.figures[place].value for row in rows), one.code
            if one.is_count:
                opened = records_of(SYSTEM, one, days, scope, {}, today=TODAY).count()
                assert opened == whole.value == whole.records, one.code
        transaction.set_rollback(True)


def test_a_late_correction_moves_each_level_only_when_it_is_corrected_itself(world):
    """Frozen: Saryagash 1, region 1, republic 1. A forgotten one of July is brought in: 2, 2, 2, level by level."""
    make_case(world.saryagash, service=world.job, at=at(5, month=7))
    national = freeze_country(world)
    make_case(world.saryagash, service=world.job, at=at(6, month=7))
    levels = [world.saryagash, office_of(world, "head.turkistan"), national.organisation]
    assert [_received(office) for office in levels] == [1, 1, 1]
    expected = ([2, 1, 1], [2, 2, 1], [2, 2, 2])
    for office, values in zip(levels, expected, strict=True):
        one = sheet_of(office, QUARTER)
        asked = ask_correction(one.pk, {}, "Ұмыт қалған өтініш", by=SYSTEM, at=at(8))
        approve_correction(asked.pk, by=SYSTEM, at=at(9))
        assert [_received(each) for each in levels] == values
        assert changes_since(sheet_of(office, QUARTER), today=TODAY) == []


def _received(office) -> Decimal | None:
    cells = stored_cells(sheet_of(office, QUARTER))
    return next(cell.value for cell in cells if cell.indicator == "cases_received")


def test_the_sheet_of_a_divided_region_asks_no_question_twice(world, django_assert_max_num_queries):
    region = office_of(world, "head.turkistan").area
    scope = Scope(EVERYWHERE, TODAY).in_region(region)
    sheet(Period.parse(QUARTER), scope, today=TODAY)
    with django_assert_max_num_queries(len(all_indicators()) + 4):
        sheet(Period.parse(QUARTER), scope, today=TODAY)


@pytest.mark.django_db(transaction=True)
def test_of_two_reviewers_at_the_same_moment_one_freezes_the_sheet_and_the_other_is_told():
    world = make_world()
    make_sheets(QUARTER, at(1, month=7))
    waiting = sheet_of(world.saryagash, QUARTER)
    submit_sheet(waiting.pk, by=world["head"], at=at(2))
    told: list[str] = []

    def review(reviewer: Actor) -> None:
        try:
            accept_sheet(waiting.pk, by=reviewer, at=at(3))
            told.append("frozen")
        except Refused:
            told.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=review, args=(world[name],)) for name in ("head.turkistan", "coordinator")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["frozen", "refused"]
    assert Snapshot.objects.filter(sheet=waiting).count() == 1
