"""A clerk checks entitlement for an application: kept with its rules, printed, planned in one step."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from tests.cases.field_device import signed_in
from tests.factories import World, make_case
from tests.factories.cases import NOW

from tirek.cases.actions.anonymising import anonymise_cases
from tirek.cases.actions.entitlement import keep_check, plan_from_check
from tirek.cases.models import Case, EntitlementCheck
from tirek.core.anonymising import retention_lets_pass
from tirek.core.verdict import Refused
from tirek.people.enums import HouseholdRole
from tirek.people.models import Household, HouseholdMember
from tirek.programmes.actions import load_reference_services
from tirek.programmes.entitlement.facts import Facts, Member, Region, Relation
from tirek.programmes.entitlement.laws import RULES_VERSION
from tirek.programmes.models import ParameterChange, Scenario

pytestmark = pytest.mark.django_db
DUE = NOW.date() + timedelta(days=10)


@pytest.fixture
def case(world: World) -> Case:
    load_reference_services()
    return make_case(world.saryagash, service=world.job)


def facts() -> Facts:
    """A mother of four without income."""
    children = tuple(Member(Relation.CHILD, NOW.date().replace(year=year)) for year in (2012, 2014, 2016, 2022))
    mother = Member(Relation.APPLICANT, NOW.date().replace(year=1988), income=0.0)
    return Facts(on=NOW.date(), members=(mother, *children), region=Region(line=50_000))


def test_the_clerk_answers_two_pages_and_the_check_is_kept(world: World, case: Case) -> None:
    client = signed_in(world["clerk"])
    base = f"/entitlement/for/case/{case.pk}/"
    assert client.get(f"/cases/{case.number}/entitlement/").context["begin"] == f"{base}family/"
    told = {"area": str(case.area_id), "status": "citizen", "born_0": "1988-03-05", "away_0": "here"}
    assert client.post(f"{base}family/", told)["Location"] == f"{base}money/"
    no = dict.fromkeys(("second_home", "business_premises", "spare_plot", "machinery", "has_loan"), "no")
    money = {"income_0": "0", "cars": "0", "award": "silver", "other_children": "0", **no}
    done = client.post(f"{base}money/", money)
    check = EntitlementCheck.objects.get()
    assert done["Location"] == check.get_absolute_url()
    assert (check.made_by_name, check.rules_version) == (world["clerk"].name, RULES_VERSION)
    page = client.get(check.get_absolute_url())
    assert "27\u202f680" in page.content.decode()
    assert client.get(f"{check.get_absolute_url()}paper/").content[:5] == b"%PDF-"
    assert client.cookies["entitlement"]["path"] == base


def test_what_the_record_knows_stands_in_the_questions(world: World, case: Case) -> None:
    home = Household.objects.create(area=case.area)
    born = NOW.date().replace(year=2019)
    child = make_case(world.saryagash, service=world.job).applicant
    child.birth_date = born
    child.save()
    for person, role in ((case.applicant, HouseholdRole.HEAD), (child, HouseholdRole.CHILD)):
        HouseholdMember.objects.create(household=home, person=person, role=role, during="[2020-01-01,)")
    page = signed_in(world["clerk"]).get(reverse("programmes:check_family", args=["case", case.pk])).content.decode()
    assert born.isoformat() in page
    assert 'value="child" selected' in page


def test_measures_become_lines_of_the_plan_in_one_step_and_only_once(world: World, case: Case) -> None:
    check = keep_check(case.pk, facts(), by=world["clerk"], at=NOW)
    client = signed_in(world["clerk"])
    chosen = {
        "measures": ["asp", "large-family", "kandas-rent"],
        "due_on": (NOW.date() + timedelta(days=400)).isoformat(),
    }
    assert client.post(check.get_absolute_url(), chosen).status_code == 422  # kandas-rent was not found
    chosen["measures"] = ["asp", "large-family"]
    assert client.post(check.get_absolute_url(), chosen).status_code == 303
    assert set(case.plan.values_list("service__code", flat=True)) == {"asp", "large-family"}
    with pytest.raises(ValidationError):
        plan_from_check(check.pk, ["asp"], DUE, by=world["clerk"], at=NOW)
    left = client.get(check.get_absolute_url()).context["form"].fields["measures"].choices
    assert [code for code, _name in left] == ["asp-children"]


def test_who_works_on_the_application_checks_and_sees_and_nobody_else(world: World, case: Case) -> None:
    check = keep_check(case.pk, facts(), by=world["clerk"], at=NOW)
    begin = reverse("programmes:check_family", args=["case", case.pk])
    for persona in ("clerk.keles", "head.kostanay", "employment", "anonymous", "analyst"):
        with pytest.raises((Refused, Case.DoesNotExist)):
            keep_check(case.pk, facts(), by=world[persona], at=NOW)
        with pytest.raises((Refused, EntitlementCheck.DoesNotExist)):
            plan_from_check(check.pk, ["asp"], DUE, by=world[persona], at=NOW)
        assert not EntitlementCheck.objects.visible_to(world[persona])
        if persona != "anonymous":
            client = signed_in(world[persona])
            assert client.get(check.get_absolute_url()).status_code in (403, 404)
            assert client.get(begin).status_code in (403, 404)


def test_a_check_keeps_what_the_rules_said_when_they_change(world: World, case: Case) -> None:
    before = keep_check(case.pk, facts(), by=world["clerk"], at=NOW)
    author = world["analyst"]
    scenario = Scenario.objects.create(name="Өсім", on=NOW.date(), author_id=author.user_id, author_name=author.name)
    ParameterChange.objects.create(
        parameter="large_family.four", value=20, in_force_from=NOW.date().replace(day=1), act="Заң", scenario=scenario
    )
    after = keep_check(case.pk, facts(), by=world["clerk"], at=NOW)
    assert (before.rules_version, after.rules_version) == (RULES_VERSION, f"{RULES_VERSION}+1")
    before.refresh_from_db()
    shown = [
        next(each["shown"] for each in check.answers["ru"]["findings"] if each["code"] == "large-family")
        for check in (before, after)
    ]
    assert shown == ["69\u202f330 ₸ в месяц", "86\u202f500 ₸ в месяц"]


def test_what_was_told_goes_with_the_personal_part_of_the_application(world: World, case: Case) -> None:
    check = keep_check(case.pk, facts(), by=world["clerk"], at=NOW)
    retention_lets_pass()
    anonymise_cases([case.pk], NOW)
    check.refresh_from_db()
    assert not check.facts
    assert not check.answers
    assert signed_in(world["clerk"]).get(check.get_absolute_url()).status_code == 200
