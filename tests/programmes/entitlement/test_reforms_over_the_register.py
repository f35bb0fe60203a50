"""A reform over the families of the register: what is on record, nothing guessed, few families kept back; the same sums
on one machine and on Spark."""

import io
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from uuid import UUID

import numpy as np
import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.cases.field_device import signed_in
from tests.factories import World, make_case, make_person, make_world
from tests.factories.cases import NOW

from tirek.cases.models import Case, EntitlementCheck
from tirek.core.ids import uuid7
from tirek.core.verdict import Refused
from tirek.people.enums import HouseholdRole, StatusKind
from tirek.people.models import Household, HouseholdMember, Person, PersonStatus
from tirek.programmes.actions import load_reference_services
from tirek.programmes.actions.scenario_runs import NO_ENGINE, NO_FAMILIES, as_changes, work_out
from tirek.programmes.actions.scenarios import ScenarioFacts, ask_run_over_register, write_scenario
from tirek.programmes.entitlement.engines import Drawn, add_up, drawn
from tirek.programmes.entitlement.facts import Facts, Member, Region, Relation
from tirek.programmes.entitlement.few import FEWEST, hide, keep_few_back
from tirek.programmes.entitlement.laws import Law
from tirek.programmes.entitlement.simulation import Question, measures_touched, told
from tirek.programmes.models import RegionalFigure, ScenarioRun
from tirek.programmes.queries import scenarios as queries
from tirek.programmes.queries.reckoning import reckoning_of
from tirek.programmes.queries.regional import quarter_on
from tirek.programmes.queries.register_families import places_on, register_parts
from tirek.territory.queries import geography

pytestmark = pytest.mark.django_db
ON = NOW.date()
QUARTER = quarter_on(ON)
FOUR = (6, 8, 10, 12)
REGIONS = [Region("А", median=150_000, minimum=60_000), Region("Ә", line=45_000)]
NAMES = [{"kk": one.name, "ru": one.name, "en": one.name} for one in REGIONS]
QUICK = """
spark.master local[1]
spark.default.parallelism 1
spark.sql.adaptive.enabled false
spark.driver.extraJavaOptions -XX:TieredStopAtLevel=1 -XX:+UseSerialGC
spark.ui.showConsoleProgress false
"""


@pytest.fixture(autouse=True)
def demo(settings) -> None:
    """Nobody is sent away to set up a second factor."""
    settings.DEMO = True


@pytest.fixture
def world() -> World:
    found = make_world()
    load_reference_services()
    return found


def make_home(area_id: object, children: Iterable[int], **person: object) -> Person:
    """A household of one grown-up and children of these ages."""
    home = Household.objects.create(area_id=area_id)
    members = [(HouseholdRole.HEAD, 38), *((HouseholdRole.CHILD, age) for age in children)]
    people = []
    for role, age in members:
        one = make_person()
        one.birth_date = date(ON.year - age, 1, 2)
        one.save(update_fields=["birth_date"])
        during = DateRange(date(2024, 1, 1), None)
        HouseholdMember.objects.create(household=home, person=one, role=role, during=during)
        people.append(one)
    return people[0]


def run_of(world: World, **changes: float) -> ScenarioRun:
    facts = ScenarioFacts(name="Төртіншісіне көбірек", on=ON, changes=changes or {"large_family.four": 18.0})
    scenario = write_scenario(facts, by=world["analyst"], at=NOW)
    run = ask_run_over_register(scenario.pk, by=world["analyst"], at=NOW)
    return work_out(run.pk, at=NOW)


def test_large_families_of_the_register_gain_what_the_rule_says(world: World) -> None:
    for _ in range(7):
        make_home(world.saryagash.area_id, FOUR)
    for _ in range(6):
        make_home(world.keles.area_id, (3,))
    found = run_of(world).results
    assert (found["persons"], found["families"], found["unknown"]) == (7 * 5 + 6 * 2, 13, 0)
    assert found["gainers"] == {"families": 7, "persons": 35}
    assert found["after"] - found["before"] == pytest.approx(7 * (18 - 16.03) * 4325, abs=1)
    assert [row["code"] for row in found["measures"]] == ["large-family"]
    assert [(row["children"], row["gainers"]) for row in found["children"] if row["families"]] == [(1, 0), (4, 7)]


def test_what_the_register_does_not_know_is_unknown(world: World) -> None:
    """Income, property, awards; whether a child of nineteen studies; when a child was born."""
    for _ in range(6):
        make_home(world.saryagash.area_id, FOUR)
    assert run_of(world, **{"asp.share_of_minimum": 0.9}).results["unknown"] == 6
    student, silent = make_home(world.keles.area_id, (5, 6, 7, 19)), make_home(world.keles.area_id, FOUR)
    child = HouseholdMember.objects.filter(household__members__person=silent, role="child").first()
    Person.objects.filter(pk=child.person_id).update(birth_date=None)
    assert sum("large-family" in one for one in _families()) == 2
    studying = HouseholdMember.objects.get(household__members__person=student, person__birth_date__year=ON.year - 19)
    PersonStatus.objects.create(
        person=studying.person, kind=StatusKind.STUDENT, number="1", during=DateRange(date(2026, 9, 1), None),
        seen_by=uuid7(), seen_by_name="Тіркеуші", seen_at=NOW,
    )  # fmt: skip
    assert sum("large-family" in one for one in _families()) == 1


def test_a_run_says_how_many_it_could_not_reckon_and_why(world: World) -> None:
    """Nobody asked nine families; six were asked, and left the question of loans open; five are known."""
    for count, has_loan in ((9, ...), (6, None), (5, False)):
        for _ in range(count):
            mother = make_home(world.saryagash.area_id, (4,))
            if has_loan is not ...:
                keep_check(world, mother, has_loan=has_loan)
    RegionalFigure.objects.create(area_id=places_region(world), quarter_on=QUARTER, poverty_line=50_000, source="Ойдан")
    run = run_of(world, **{"asp.child_supplement": 3.0})
    reckoned = reckoning_of(run)
    assert (reckoned.families, reckoned.known, reckoned.unknown) == (20, 5, 15)
    assert [why.families for why in reckoned.reasons] == [9, 6]
    page = signed_in(world["analyst"]).get(run.scenario.get_absolute_url()).content.decode()
    assert all(str(why.words) in page and str(why.cure) in page for why in reckoned.reasons)


def test_sums_of_a_few_known_families_are_not_told_though_nobody_gains(world: World) -> None:
    """Three families are known and none of them gains: what they get together is still theirs to know."""
    for count in (9, 3):
        for _ in range(count):
            mother = make_home(world.saryagash.area_id, (9,))
            if count == 3:
                keep_check(world, mother, has_loan=False)
    RegionalFigure.objects.create(area_id=places_region(world), quarter_on=QUARTER, poverty_line=50_000, source="Ойдан")
    run = run_of(world, **{"asp.child_supplement": 3.0})
    assert (run.results["before"], run.results["after"]) == (None, None)
    assert all(row["known"] is None for row in run.results["regions"] if row["families"])
    assert reckoning_of(run).is_silent


def keep_check(world: World, mother: Person, *, has_loan: bool | None) -> None:
    """What a mother of one told when she was checked."""
    members = (Member(Relation.APPLICANT, date(1990, 1, 1), income=30_000.0), Member(born=date(2022, 1, 1)))
    facts = Facts(on=ON, members=members, has_loan=has_loan)
    case = make_case(world.saryagash)
    Case.objects.filter(pk=case.pk).update(applicant=mother)
    EntitlementCheck.objects.create(case=case, at=NOW, rules_version="1", facts=facts.as_json(), answers={})


def places_region(world: World) -> UUID:
    """The region the district lies in."""
    return geography(ON).region_ids[world.saryagash.area_id]


def _families() -> list[set[str]]:
    """Of each family, what is not known."""
    return [
        {code for code, hidden in part.population.unknown.items() if hidden[place]}
        for part in register_parts(ON, places_on(ON))
        for place in range(len(part.population.region))
    ]


def test_what_a_family_told_when_it_was_checked_makes_its_sums_known(world: World) -> None:
    mother = make_home(world.saryagash.area_id, (4,))
    keep_check(world, mother, has_loan=False)
    (family,) = _families()
    assert not family & {"asp", "asp-children"}


def test_few_families_are_never_told(world: World) -> None:
    """Four in one region and nine in the other: neither region says how many, and no sum gives it away."""
    for area, count in ((world.saryagash.area_id, 3), (world.keles.area_id, 9)):
        for _ in range(count):
            make_home(area, FOUR)
    client = signed_in(world["analyst"])
    run = run_of(world)
    page = client.get(run.scenario.get_absolute_url())
    assert page.status_code == 200
    book = load_workbook(io.BytesIO(client.get(f"/scenarios/runs/{run.pk}/export.xlsx").content))
    assert book.worksheets[0]["B2"].value == 60
    few = [row for row in run.results["regions"] if row["families"] is not None and 0 < row["families"] < FEWEST]
    assert few == []


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=1, max_size=12))
def test_a_hidden_count_cannot_be_subtracted_from_the_total(counts: list[int]) -> None:
    rows = [{"n": count, "sum": count * 10} for count in counts]
    hide(rows, "n", ("sum",))
    hidden = [count for count, row in zip(counts, rows, strict=True) if row["n"] is None]
    assert all(row["n"] is None or row["n"] == 0 or row["n"] >= FEWEST for row in rows)
    assert all((row["sum"] is None) == (row["n"] is None) for row in rows)
    rest = [count for count, row in zip(counts, rows, strict=True) if row["n"]]
    assert not hidden or not rest or (len(hidden) > 1 and sum(hidden) >= FEWEST)


def test_when_few_gain_in_the_whole_country_only_the_families_are_told() -> None:
    parts = drawn(1_000, 1, REGIONS)
    asked = Question(Law(ON, ()), Law(ON, as_changes({"large_family.seven": 40.0}, ON)), 2)
    found = told(add_up(parts, asked), asked, NAMES)
    assert 0 <= found["gainers"]["families"] < FEWEST
    kept = keep_few_back(found | {"gainers": {"families": 2, "persons": 9}})
    assert kept["gainers"] == {"families": None, "persons": None}
    assert (kept["before"], kept["after"], kept["bands"]) == (None, None, [])


def test_an_empty_register_and_a_missing_engine_are_said(world: World, settings, monkeypatch) -> None:
    assert run_of(world).problem == NO_FAMILIES
    settings.REFORM_ENGINE = "spark"
    monkeypatch.setitem(__import__("sys").modules, "pyspark.sql", None)
    make_home(world.saryagash.area_id, FOUR)
    run = run_of(world)
    assert run.problem == NO_ENGINE
    assert signed_in(world["analyst"]).get(run.scenario.get_absolute_url()).status_code == 200


def test_only_who_tries_reforms_runs_them_over_the_register(world: World) -> None:
    run = run_of(world)
    for persona in ("clerk", "head", "employment", "anonymous"):
        with pytest.raises((Refused, run.scenario.DoesNotExist)):
            ask_run_over_register(run.scenario_id, by=world[persona], at=NOW)
    client = signed_in(world["analyst"])
    address = f"{run.scenario.get_absolute_url()}runs/"
    assert client.post(address, {"over": "register"}).status_code == 303
    assert client.post(address, {"over": "synthetic"}).status_code == 422
    assert client.post(address, {"over": "everybody"}).status_code == 422


def test_scenarios_stand_side_by_side(world: World) -> None:
    runs = []
    for value in (17.0, 19.0):
        facts = ScenarioFacts(name=f"Төртке {value}", on=ON, changes={"large_family.four": value})
        scenario = write_scenario(facts, by=world["analyst"], at=NOW)
        run = ScenarioRun.objects.create(
            scenario=scenario, persons=2_000, seed=3, asked_at=NOW, asked_by_name="", changes=scenario.changes
        )
        asked = Question(Law(ON, ()), Law(ON, as_changes(scenario.changes, ON)), 2)
        run.results = told(add_up(drawn(2_000, 3, REGIONS), asked), asked, NAMES)
        run.save()
        runs.append(run)
    client, keys = signed_in(world["coordinator"]), "&".join(f"scenario={run.scenario_id}" for run in runs)
    page = client.get(f"/scenarios/comparison/?{keys}")
    assert len(page.context["columns"]) == 2
    less, more = sorted(column.figures["difference"] for column in page.context["columns"])
    assert less < more
    assert client.get("/scenarios/comparison/").status_code == 200
    assert client.get(f"/scenarios/comparison/?{keys}&over=register").context["left_out"]
    assert signed_in(world["clerk"]).get("/scenarios/comparison/").status_code == 403


def test_a_changed_figure_touches_only_its_measures() -> None:
    assert measures_touched({"large_family.four": 1}) == ("large-family",)
    assert measures_touched({"asp.child_from": 1}) == ("asp", "asp-children")
    assert set(measures_touched({"large_family.adult_at": 1})) == {"large-family", "asp", "asp-children"}
    assert len(measures_touched({"mci": 1})) == len(measures_touched({"birth.first": 1})) == 5


def test_parts_add_up_to_the_whole_whatever_their_number() -> None:
    asked = Question(Law(ON, ()), Law(ON, as_changes({"asp.child_supplement": 3.0}, ON)), 2)
    parts = [Drawn(3_000, 7, number, tuple(REGIONS)) for number in range(3)]
    whole, each = add_up(parts, asked), [add_up([part], asked) for part in parts]
    assert whole.families == sum(one.families for one in each)
    assert np.allclose(whole.regions, sum(one.regions for one in each))
    assert add_up([], asked) is None


@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java: apt install default-jre-headless")
def test_spark_comes_to_the_same_sums(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark")
    (tmp_path / "spark-defaults.conf").write_text(QUICK)
    monkeypatch.setenv("SPARK_CONF_DIR", str(tmp_path))
    for _ in range(6):
        make_home(world.saryagash.area_id, FOUR)
    asked = Question(Law(ON, ()), Law(ON, as_changes({"large_family.four": 18.0}, ON)), len(places_on(ON).names))
    regions = (*REGIONS, *(Region(str(n)) for n in range(asked.regions - 2)))
    parts = [*register_parts(ON, places_on(ON)), *(Drawn(2_000, 5, number, regions) for number in range(3))]
    one, other = add_up(parts, asked), add_up(parts, asked, engine="spark", memory="1GB")
    assert (one.persons, one.families) == (other.persons, other.families)
    for name in ("regions", "children", "measures", "bands", "reasons"):
        assert (getattr(one, name) == getattr(other, name)).all(), name


def test_nothing_is_drawn_where_everything_is_kept_back() -> None:
    region = {"kk": "Абай облысы", "ru": "Область Абай", "en": "Abai Region", "families": None}
    sums = {"before": None, "after": None}
    band = {"from": 1, "to": 10_000, "families": None}
    run = ScenarioRun(results={"regions": [region | sums], "bands": [band]})
    assert (queries.cost_chart(run), queries.band_chart(run)) == (None, None)
    told = ScenarioRun(
        results={
            "regions": [region | {"before": 1_000_000, "after": 2_000_000}],
            "bands": [band | {"families": 7}],
        }
    )
    assert "<svg" in (queries.cost_chart(told) or "")
    assert "<svg" in (queries.band_chart(told) or "")
