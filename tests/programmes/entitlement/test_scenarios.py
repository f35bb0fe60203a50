"""Reforms on paper: run over invented people, exported, adopted by a second person; the law is never touched before."""

import io
from datetime import date, timedelta

import numpy as np
import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from openpyxl import load_workbook
from tests.cases.field_device import signed_in
from tests.factories import World, make_world
from tests.factories.cases import NOW
from tests.factories.programmes import make_regional_figure

from tirek.core.verdict import Refused
from tirek.portal.bench.plain_rules import monthly
from tirek.programmes.actions import load_reference_services
from tirek.programmes.actions.scenario_runs import as_changes, work_out
from tirek.programmes.actions.scenarios import ScenarioFacts, adopt_scenario, ask_run, write_scenario
from tirek.programmes.entitlement.checking import check
from tirek.programmes.entitlement.engine import calculate
from tirek.programmes.entitlement.facts import Facts, Member, Region, Relation
from tirek.programmes.entitlement.figures import parameters
from tirek.programmes.entitlement.laws import Law
from tirek.programmes.entitlement.population import synthesise
from tirek.programmes.entitlement.simulation import MONTHLY, compare
from tirek.programmes.entitlement.working import findings_of
from tirek.programmes.models import ParameterChange, Scenario
from tirek.territory.models import AreaWithin

pytestmark = pytest.mark.django_db
ON = NOW.date()
REGIONS = [Region("А", median=150_000, minimum=60_000), Region("Ә", line=45_000)]
NAMES = [{"kk": one.name, "ru": one.name, "en": one.name} for one in REGIONS]


@pytest.fixture(autouse=True)
def demo(settings) -> None:
    """Nobody is sent away to set up a second factor."""
    settings.DEMO = True


@pytest.fixture
def world() -> World:
    found = make_world()
    load_reference_services()
    region = AreaWithin.objects.filter(area=found.saryagash.area).order_by("level").exclude(ancestor__kind="republic")
    make_regional_figure(region.first().ancestor, date(2026, 10, 1))
    return found


def scenario_of(world: World, **changes: float) -> Scenario:
    facts = ScenarioFacts(name="Балаларға көбірек", on=ON, changes=changes or {"asp.child_supplement": 3.0})
    return write_scenario(facts, by=world["analyst"], at=NOW)


def test_the_same_law_changes_nobody() -> None:
    people = synthesise(20_000, 7, REGIONS)
    found = compare(
        people, Law(ON, ()), Law(ON, as_changes({"asp.child_supplement": 1.5, "large_family.four": 16.03}, ON)), NAMES
    )
    assert found["gainers"]["families"] == found["losers"]["families"] == 0
    assert found["before"] == found["after"] > 0


def test_the_sums_of_a_reform_are_those_of_its_parts() -> None:
    """Regions, measures and bands add up to the whole; twice the supplement is twice its cost, and nobody loses."""
    people = synthesise(20_000, 7, REGIONS)
    found = compare(people, Law(ON, ()), Law(ON, as_changes({"asp.child_supplement": 3.0}, ON)), NAMES)
    for key in ("before", "after"):
        assert abs(sum(each[key] for each in found["regions"]) - found[key]) <= len(REGIONS)
        assert abs(sum(each[key] for each in found["measures"]) - found[key]) <= 5
    assert sum(each["families"] for each in found["bands"]) == found["families"]
    for key in ("families", "gainers", "losers"):
        whole = found[key] if key == "families" else found[key]["families"]
        assert sum(each[key] for each in found["children"]) == sum(each[key] for each in found["regions"]) == whole
    assert found["children"][0]["gainers"] == 0  # nobody without children
    supplement = next(each for each in found["measures"] if each["code"] == "asp-children")
    assert abs(supplement["after"] - 2 * supplement["before"]) <= 2
    assert found["losers"]["families"] == 0 < found["gainers"]["families"]


def test_the_engine_pays_what_plain_arithmetic_pays() -> None:
    people = synthesise(30_000, 5, REGIONS)
    found = calculate(people.persons, people.families, people.belonging, list(MONTHLY.values()), on=ON)
    for code, plain in monthly(people, ON).items():
        assert np.allclose(found[MONTHLY[code]], plain, atol=0.01), code


def test_the_same_seed_draws_the_same_people_and_their_shares_are_as_stated() -> None:
    one, again, other = (synthesise(50_000, seed, REGIONS) for seed in (1, 1, 2))
    assert (one.persons["age_months"] == again.persons["age_months"]).all()
    assert (
        len(one.belonging) != len(other.belonging) or (one.persons["age_months"] != other.persons["age_months"]).any()
    )
    assert abs(len(one.belonging) - 50_000) < 1_000
    assert abs(one.families["has_loan"].mean() - 0.30) < 0.02


def test_a_region_without_figures_is_unknown_and_not_guessed() -> None:
    people = synthesise(5_000, 7, [*REGIONS, Region("Б")])
    law = Law(ON, ())
    found = compare(people, law, law, [*NAMES, NAMES[0]])
    assert 0 < found["unknown"] < found["regions"][2]["families"]  # who is barred gets nothing, whatever the line


def test_a_run_is_worked_out_by_the_job_and_exported(world: World) -> None:
    scenario = scenario_of(world)
    run = ask_run(scenario.pk, 5_000, seed=11, by=world["analyst"], at=NOW)
    work_out(run.pk, at=NOW)
    client = signed_in(world["coordinator"])
    page = client.get(scenario.get_absolute_url())
    assert page.status_code == 200
    assert page.context["results"]["gainers"]["families"] > 0
    book = load_workbook(io.BytesIO(client.get(f"/scenarios/runs/{run.pk}/export.xlsx").content))
    assert len(book.sheetnames) == 6
    assert book.worksheets[0]["B2"].value == page.context["results"]["persons"]
    assert not ParameterChange.objects.exists()


def test_only_another_person_adopts_with_an_act_and_a_day_to_come(world: World) -> None:
    scenario, since = scenario_of(world), ON + timedelta(days=60)
    for persona in ("analyst", "clerk", "head"):
        with pytest.raises((Refused, Scenario.DoesNotExist)):
            adopt_scenario(scenario.pk, "Бұйрық № 1", since, by=world[persona], at=NOW)
    for act, day in (("", since), ("Бұйрық № 1", ON)):
        with pytest.raises(ValidationError):
            adopt_scenario(scenario.pk, act, day, by=world["coordinator"], at=NOW)
    assert not ParameterChange.objects.exists()
    adopt_scenario(scenario.pk, "Бұйрық № 1", since, by=world["coordinator"], at=NOW)
    made = ParameterChange.objects.get()
    assert (made.parameter, made.value, made.in_force_from, made.act) == (
        "asp.child_supplement",
        3.0,
        since,
        "Бұйрық № 1",
    )
    with pytest.raises(Refused):
        adopt_scenario(scenario.pk, "Бұйрық № 2", since, by=world["admin"], at=NOW)


def test_an_author_who_may_adopt_still_does_not_adopt_their_own(world: World) -> None:
    facts = ScenarioFacts(name="Өзімдікі", on=ON, changes={"mci": 5000})
    own = write_scenario(facts, by=world["coordinator"], at=NOW)
    with pytest.raises(Refused):
        adopt_scenario(own.pk, "Бұйрық", ON + timedelta(days=3), by=world["coordinator"], at=NOW)


def test_two_acts_do_not_set_one_figure_from_the_same_day(world: World) -> None:
    since = ON + timedelta(days=60)
    first, second = scenario_of(world), scenario_of(world)
    adopt_scenario(first.pk, "Бұйрық № 1", since, by=world["coordinator"], at=NOW)
    with pytest.raises(ValidationError):
        adopt_scenario(second.pk, "Бұйрық № 2", since, by=world["coordinator"], at=NOW)


def test_the_lab_opens_for_analysts_and_coordinators_only(world: World) -> None:
    scenario = scenario_of(world)
    for persona, status in (
        ("analyst", 200),
        ("coordinator", 200),
        ("admin", 200),
        ("clerk", 403),
        ("employment", 403),
    ):
        client = signed_in(world[persona])
        assert client.get("/scenarios/").status_code == status
        assert client.get(scenario.get_absolute_url()).status_code == status
    form = {"name": "Жаңа", "on": ON.isoformat(), "asp.share_of_minimum": "1"}
    client = signed_in(world["analyst"])
    assert client.post("/scenarios/new/", form).status_code == 303
    assert client.post("/scenarios/new/", form | {"asp.share_of_minimum": ""}).status_code == 422
    assert client.post(f"/scenarios/{scenario.pk}/runs/", {"over": "synthetic", "persons": "5"}).status_code == 422
    assert client.post(f"/scenarios/{scenario.pk}/runs/", {"over": "synthetic", "persons": "5000"}).status_code == 303


def test_the_figures_of_a_region_are_entered_by_the_coordinator(world: World) -> None:
    area = (
        AreaWithin.objects.filter(area=world.saryagash.area)
        .exclude(ancestor__kind="republic")
        .order_by("level")
        .first()
    )
    told = {
        "area": str(area.ancestor_id),
        "quarter": "2026-08-15",
        "poverty_line": "48000",
        "source": "Бұйрық",
        "certainty": "press",
    }
    client = signed_in(world["coordinator"])
    assert client.post("/entitlement/figures/", told | {"poverty_line": ""}).status_code == 422
    assert client.post("/entitlement/figures/", told).status_code == 303
    assert "48000" in client.get("/entitlement/figures/").content.decode()
    assert signed_in(world["clerk"]).get("/entitlement/figures/").status_code == 403


def test_a_rule_is_switched_as_a_figure_is_changed(world: World) -> None:
    """Machinery bars; once the rule is off it does not, and the working says neither more nor less."""
    members = (Member(Relation.APPLICANT, date(1990, 1, 1), income=30_000.0),)
    family = Facts(on=ON, members=members, machinery=True, cars=2, region=REGIONS[1])
    off = as_changes({"asp.machinery_bars": 0.0, "asp.cars": 2.0}, ON)
    assert check(family, ()).outcomes["asp_amount"].amount == 0
    full = check(family, off).outcomes["asp_amount"].amount
    assert full == 35_000
    half = check(family, off + as_changes({"asp.share_of_gap": 0.5}, ON))
    assert half.outcomes["asp_amount"].amount == full / 2
    with translation.override("en"):
        said = next(one for one in findings_of(half) if one.code == "asp")
        assert [line.value for line in said.lines if "Share of the gap" in line.label] == ["50 %"]
        barred = next(one for one in findings_of(check(family, ())) if one.code == "asp")
        assert len(barred.reasons) == 2
        still = check(family, as_changes({"asp.machinery_bars": 0.0}, ON))
        assert len(next(one for one in findings_of(still) if one.code == "asp").reasons) == 1
    client = signed_in(world["analyst"])
    form = {"name": "Техника", "on": ON.isoformat(), "asp.machinery_bars": "0.0"}
    assert client.post("/scenarios/new/", form).status_code == 303
    assert Scenario.objects.get(name="Техника").changes == {"asp.machinery_bars": 0.0}
    assert client.post("/scenarios/new/", form | {"asp.machinery_bars": "7"}).status_code == 422


def test_a_share_is_told_as_a_percentage_and_shown_as_one(world: World) -> None:
    client = signed_in(world["analyst"])
    form = {"name": "Шегі жоғары", "on": ON.isoformat(), "asp.share_of_minimum": "80"}
    assert client.post("/scenarios/new/", form).status_code == 303
    made = Scenario.objects.get(name="Шегі жоғары")
    assert made.changes == {"asp.share_of_minimum": 0.8}
    page = client.get(f"/scenarios/{made.pk}/edit/")
    assert page.context["form"].initial["asp.share_of_minimum"] == 80
    groups = dict(page.context["form"].groups())
    assert sum(map(len, groups.values())) == len(parameters())
    assert "80 %" in client.get(made.get_absolute_url()).content.decode()
