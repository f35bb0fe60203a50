"""The reform of 2022 replayed on a small country, figure by figure against what was counted by hand.

Before: East (Semey, Ust-Kamenogorsk), Almaty region (Taldykorgan, Talgar), Karaganda (Zhezkazgan, Temirtau). The act
forms Abai, Jetisu and Ulytau and moves Semey, Taldykorgan and Zhezkazgan there. Applications in 2021, by district in
that order: 3, 1, 2, 4, 0, 5; so East 4, Almaty 6, Karaganda 5 as reported, and recast East 1, Almaty 4, Karaganda 5,
Abai 3, Jetisu 2, Ulytau 0.
"""

from datetime import date, datetime
from decimal import Decimal
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from tests.factories import (
    make_actor,
    make_case,
    make_district,
    make_national_office,
    make_office,
    make_region,
    make_regional_office,
    make_service,
)
from tests.factories.territory import make_republic

from tirek.cases.actions.answers import answer
from tirek.cases.enums import OutcomeResult
from tirek.core.actor import Actor, Grant, Reach, system_actor
from tirek.core.period import Period
from tirek.core.roles import Role
from tirek.reports.indicators import all_indicators, indicator
from tirek.reports.queries import figure, offices_table, records_of, regions_table, scope_for
from tirek.territory import actions
from tirek.territory.actions import Act, Names, NewStep, Step, apply_reform
from tirek.territory.enums import AreaKind, StepKind
from tirek.territory.models import Area, Reform
from tirek.territory.queries.geography import _cached_geography

pytestmark = pytest.mark.django_db
BY = system_actor("test")
ALMATY = ZoneInfo("Asia/Almaty")
REFORM, EVE = date(2022, 6, 8), date(2022, 6, 7)
YEAR = Period.year(2021)
TODAY = date(2026, 11, 20)
MOVES = {"Семей": "Абай облысы", "Талдықорған": "Жетісу облысы", "Жезқазған": "Ұлытау облысы"}
OLD = {
    "Шығыс": {"Семей": 3, "Өскемен": 1},
    "Алматы": {"Талдықорған": 2, "Талғар": 4},
    "Қарағанды": {"Жезқазған": 0, "Теміртау": 5},
}
REPORTED = {"Шығыс": 4, "Алматы": 6, "Қарағанды": 5}
RECAST = {"Шығыс": 1, "Алматы": 4, "Қарағанды": 5, "Абай облысы": 3, "Жетісу облысы": 2, "Ұлытау облысы": 0}


def at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 10, tzinfo=ALMATY)


@pytest.fixture
def country() -> dict[str, object]:
    """The old country, an office in each district and its applications of 2021."""
    _cached_geography.cache_clear()
    make_republic()
    national = make_national_office()
    service, offices = make_service("job"), {}
    for region, districts in OLD.items():
        parent = make_region(region)
        for name, received in districts.items():
            offices[name] = make_office(make_district(name, region=parent))
            for number in range(received):
                make_case(offices[name], service=service, at=at(2021, 3, 1 + number))
    return {"service": service, "offices": offices, "national": national}


def replay() -> None:
    """The act of 2022, by the tool: described, tried, proposed, agreed by another and carried out."""
    one, other, now = _person(), _person(), at(2022, 6, 8)
    act = Act(title_kk="Үш облыс құрылды", title_ru="Образованы три области", act_kind="president", in_force_on=REFORM)
    plan = actions.begin_plan(act, by=one, at=now)
    republic = Area.objects.get(kind=AreaKind.REPUBLIC)
    for name in MOVES.values():
        new = NewStep(kind=StepKind.CREATE, target=republic, area_kind=AreaKind.REGION, name_kk=name, name_ru=name)
        actions.add_steps(plan.pk, [new], by=one, at=now)
    made = {step.name_kk: step for step in plan.steps.all()}
    moves = [NewStep(kind=StepKind.MOVE, area=_area(name), target_step=made[to]) for name, to in MOVES.items()]
    actions.add_steps(plan.pk, moves, by=one, at=now)
    tried = actions.try_plan(plan.pk, YEAR, by=one, at=now)
    changed = {(name, REPORTED.get(name), value) for name, value in RECAST.items() if value != REPORTED.get(name)}
    assert _told(tried.findings["figures"]) == changed
    actions.propose_plan(plan.pk, by=one, at=now)
    actions.agree_to_plan(plan.pk, by=other, at=now)


def test_the_reform_of_2022_recasts_a_year_as_counted_by_hand(country):
    replay()
    assert _received(EVE) == REPORTED
    assert _received(REFORM) == _received(TODAY) == RECAST
    assert sum(REPORTED.values()) == sum(RECAST.values()) == 15
    assert not any(row.figures[0].is_estimate for row in _rows(TODAY))


def test_every_recast_figure_opens_as_many_records_as_it_says(country):
    replay()
    _split("Семей", to="Қарағанды", share="0.4", on=date(2023, 1, 1))
    for borders in (EVE, REFORM, TODAY):
        for row in regions_table(all_indicators(), YEAR, _scope(borders), today=TODAY):
            region = Area.objects.filter(pk=row.key).first()
            for found in row.figures:
                scope = _scope(borders).in_region(region) if region else _scope(borders)
                if region:
                    assert figure(found.indicator, YEAR, scope, today=TODAY) == found
                    opened = records_of(BY, found.indicator, YEAR, scope, {}, today=TODAY)
                    assert opened.count() == found.records, found.indicator.code


def test_a_part_with_a_share_divides_what_was_recorded_before_it_and_nothing_after(country):
    """Three fifths of Talgar go to Karaganda on 1 July 2021: 4 applications of March are divided 1.6 to 2.4, and with
    Taldykorgan's 2 and Temirtau's 5 make 3.6 and 7.4; one more of August stays whole: 4.6 and 7.4."""
    make_case(country["offices"]["Талғар"], service=country["service"], at=at(2021, 8, 2))
    _cede("Талғар", to="Теміртау", share="0.6", on=date(2021, 7, 1))
    assert _received(date(2021, 6, 30)) == {"Шығыс": 4, "Алматы": 7, "Қарағанды": 5}
    assert _received(TODAY) == {"Шығыс": 4, "Алматы": 5, "Қарағанды": 7}
    assert {row.name: row.figures[0].is_estimate for row in _rows(TODAY)} == {
        "Шығыс": False, "Алматы": True, "Қарағанды": True
    }  # fmt: skip
    opened = records_of(BY, RECEIVED, YEAR, _scope(TODAY).in_region(_area("Қарағанды")), {}, today=TODAY)
    assert {case.registered_on.month for case in opened} == {3}, "what came after the day was never divided"
    parts = offices_table([RECEIVED], YEAR, _scope(TODAY).in_region(_area("Қарағанды")), today=TODAY)
    assert sorted((row.figures[0].value, row.figures[0].is_estimate) for row in parts) == [(2, True), (5, False)]


def test_bodies_stand_in_one_place_and_are_not_divided(country):
    _cede("Талғар", to="Теміртау", share="0.6", on=date(2021, 7, 1))
    rows = regions_table([indicator("offices")], YEAR, _scope(TODAY), today=TODAY)
    found = {row.name: (row.figures[0].value, row.figures[0].is_estimate) for row in rows if row.name in OLD}
    assert found == dict.fromkeys(OLD, (2, False))


def test_offices_stand_under_the_regional_office_of_their_new_region_from_its_day(country):
    old, new = (make_regional_office(_area(name), parent=country["national"]) for name in ("Шығыс", "Қарағанды"))
    office = make_office(make_district("Аягөз", region=_area("Шығыс")), parent=old)
    one, other, now = _person(), _person(), at(2026, 5, 4)
    act = Act(title_kk="Ауысу", title_ru="Переход", act_kind="president", in_force_on=date(2026, 5, 4))
    plan = actions.begin_plan(act, by=one, at=now)
    moved = NewStep(kind=StepKind.MOVE, area=_area("Аягөз"), target=_area("Қарағанды"))
    ceded = NewStep(kind=StepKind.CEDE, area=_area("Семей"), target=_area("Теміртау"), share=Decimal("0.2"))
    actions.add_steps(plan.pk, [moved, ceded], by=one, at=now)
    found = actions.try_plan(plan.pk, YEAR, by=one, at=now).findings["bodies"]
    told = {row[0]["kk"]: (row[2]["kk"], row[3]["kk"], row[5]["kk"]) for row in found}
    unsure = told.pop(country["offices"]["Семей"].name_kk)
    assert told == {office.name_kk: ("Шығыс", "Қарағанды", new.name_kk)}
    assert unsure[:2] == ("Шығыс", "Шығыс")
    actions.propose_plan(plan.pk, by=one, at=now)
    actions.agree_to_plan(plan.pk, by=other, at=now)
    office.refresh_from_db()
    assert office.path == f"{new.path}{office.code}."
    placed = office.placements.order_by("during").values_list("parent__code", flat=True)
    assert list(placed) == [old.code, new.code]


def test_before_the_day_the_taker_records_nothing_of_the_giver_and_is_an_estimate_backwards(country):
    _cede("Талғар", to="Теміртау", share="0.6", on=date(2020, 7, 1))
    rows = {row.name: row.figures[0] for row in _rows(date(2020, 6, 30))}
    assert {name: found.value for name, found in rows.items()} == REPORTED
    assert [name for name, found in rows.items() if found.is_estimate] == ["Алматы", "Қарағанды"]


def test_a_part_that_stays_in_the_region_leaves_its_figures_exact(country):
    _cede("Талғар", to="Талдықорған", share="0.5", on=date(2022, 1, 1))
    assert _received(TODAY) == REPORTED
    assert not any(row.figures[0].is_estimate for row in _rows(TODAY))


def test_a_part_of_unknown_share_stays_where_it_was_recorded_and_both_sides_say_so(country):
    _split("Семей", to="Қарағанды", share=None, on=date(2022, 1, 1))
    rows = {row.name: (row.figures[0].value, row.figures[0].is_estimate) for row in _rows(TODAY)}
    assert rows == {"Шығыс": (4, True), "Алматы": (6, False), "Қарағанды": (5, True)}


def test_a_new_district_under_old_borders_counts_where_it_was_separated_from(country):
    made = _split("Семей", to="Қарағанды", share="0.5", on=date(2021, 6, 1))
    make_case(make_office(made), service=country["service"], at=at(2021, 9, 1))
    assert _received(date(2021, 1, 1))["Шығыс"] == 5
    assert _received(TODAY) == {"Шығыс": 2, "Алматы": 6, "Қарағанды": 8}, "of the 3 of March 1.5 went along"


def test_a_district_merged_into_another_region_counts_there_under_the_new_borders_only(country):
    _apply(Step(StepKind.MERGE, area=_area("Талғар"), to=_area("Теміртау")), on=date(2022, 1, 1))
    assert _received(date(2021, 12, 31)) == REPORTED
    assert _received(TODAY) == {"Шығыс": 4, "Алматы": 2, "Қарағанды": 9}


def test_a_median_weighs_what_a_part_weighs(country):
    """Talgar answered in 10 days four times, Temirtau in 2 days five times. A tenth of Talgar weighs 0.4 against 5."""
    for name, days in (("Талғар", 10), ("Теміртау", 2)):
        clerk = make_actor(Role.CLERK, country["offices"][name])
        for case in country["offices"][name].cases.all():
            moment = datetime.fromisoformat(f"{case.registered_on}T10:00:00+05:00")
            answer(case.pk, "Жауап", OutcomeResult.SOLVED, "", by=clerk, at=moment.replace(day=moment.day + days))
    _cede("Талғар", to="Теміртау", share="0.1", on=date(2022, 1, 1))
    rows = regions_table([indicator("median_days_to_answer")], YEAR, _scope(TODAY), today=TODAY)
    assert {row.name: row.figures[0].value for row in rows if row.figures[0].records} == {"Алматы": 10, "Қарағанды": 2}


RECEIVED = indicator("cases_received")


def _scope(borders: date):
    return scope_for(BY, geography=borders)


def _rows(borders: date):
    return regions_table([RECEIVED], YEAR, _scope(borders), today=TODAY)


def _received(borders: date) -> dict[str, int]:
    return {row.name: row.figures[0].value for row in _rows(borders)}


def _area(name: str) -> Area:
    return Area.objects.get(name_kk=name)


def _apply(step: Step, *, on: date) -> Reform:
    reform = Reform(code=f"test-{on}", title_kk="Сынақ", title_ru="Проба", title_en="Trial", in_force_on=on)
    return apply_reform(reform, [step], by=BY, at=at(2026, 1, 5))


def _cede(name: str, *, to: str, share: str, on: date) -> None:
    _apply(Step(StepKind.CEDE, area=_area(name), to=_area(to), share=Decimal(share)), on=on)


def _split(name: str, *, to: str, share: str | None, on: date) -> Area:
    part = Names("Бөлік", "Часть", "Part")
    step = Step(
        StepKind.SPLIT, source=_area(name), to=_area(to), names=part, area_kind=AreaKind.DISTRICT,
        share=Decimal(share) if share else None,
    )  # fmt: skip
    return _apply(step, on=on).steps.get().area


def _person() -> Actor:
    return Actor(user_id=uuid4(), name="coordinator", grants=(Grant(Role.COORDINATOR, None, Reach(everywhere=True)),))


def _told(rows) -> set[tuple[str, int | None, int]]:
    """What a dry run found about the applications received: region, as reported, recast."""
    with translation.override("en"):
        titles = {str(one.title): one.code for one in all_indicators(None)}
    return {(row[1]["kk"], row[2], row[3]) for row in rows if titles[row[0]["en"]] == "cases_received"}
