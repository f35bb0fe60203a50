"""The demo country: its figures, its repeatability, and that nothing in it could be a real person."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection, transaction
from django.db.models import F
from pytest_django.plugin import DjangoDbBlocker

from tirek.activities.models import Booking, EquipmentBooking
from tirek.cases.enums import CaseState, TransitionState
from tirek.cases.models import (
    Case,
    CaseMerge,
    CasePart,
    Correction,
    FieldNumber,
    FieldRecord,
    PlanLine,
    Transition,
)
from tirek.cases.queries.home import needs_me_now
from tirek.cases.queries.queue import counts
from tirek.core.actor import system_actor
from tirek.core.checks import all_checks
from tirek.core.iin import check_digit
from tirek.core.models import Message
from tirek.network.actors import actor_for
from tirek.network.models import Joining, Membership, Memorandum, Organisation, Tenancy, User
from tirek.network.queries.memoranda import memorandum_rows, with_parties
from tirek.network.queries.users import DEMO_DOMAIN, PERSONAS, personas
from tirek.people.models import Contact, Disclosure, HouseholdMember, Identifier, Person
from tirek.portal.demo import FAMILIES_HOUSED, RECEIVED, SOLVED, Summary, load
from tirek.reports.enums import Chapter
from tirek.reports.indicators import indicator
from tirek.reports.period import Period
from tirek.reports.queries import figure, regions_table, scope_for, sheet
from tirek.territory.enums import Level
from tirek.territory.models import AreaWithin

TODAY = date(2026, 11, 18)  # a Wednesday
NOT_ON_CASES = (
    *("coordinator", "analyst", "admin", "secretary.turkistan", "competitions", "finance"),
    *("editor", "editor2", "monitor", "monitor2", "monitor3"),
)
WINDOW = (date(2019, 3, 1), date(2019, 4, 30))
HOUSED = """
    SELECT count(DISTINCT line.case_id) FROM cases_planline line JOIN programmes_service s ON s.id = line.service_id
    WHERE s.counts_family AND line.state = 'delivered' AND line.delivered_on BETWEEN %s AND %s
"""

RECORDED_IN_2021 = {
    "cases_received": """
        SELECT a.kato, count(*) FROM cases_case c JOIN network_organisation o ON o.id = c.office_id
        JOIN territory_area a ON a.id = o.area_id
        WHERE c.registered_on BETWEEN '2021-01-01' AND '2021-12-31' AND a.kind <> 'republic' GROUP BY 1
    """,
    "events": """
        SELECT a.kato, count(*) FROM activities_event e JOIN network_organisation o ON o.id = e.organiser_id
        JOIN territory_area a ON a.id = o.area_id
        WHERE e.held_on BETWEEN '2021-01-01' AND '2021-12-31' AND e.state = 'closed' AND a.kind <> 'republic' GROUP BY 1
    """,
}
MOVED_IN_2022 = {
    "63": "103400000 101000000 101800000 103200000 103600000 103800000 104000000 104200000 104400000 104600000",
    "19": "331000000 331800000 333200000 333400000 333600000 334000000 334200000 334400000 334600000 334800000",
    "35": "621000000 621800000 622000000 623600000 623800000",
}
FORMED_SINCE = {"63": "100000000 104100000 104500000", "19": "330000000", "35": "620000000"}
"""The three regions themselves, and the districts of 2024: bodies there count where the land lay before."""


@pytest.fixture(scope="module")
def country(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Summary]:
    """One load for all tests of this module, never committed."""
    with django_db_blocker.unblock(), transaction.atomic():
        summary = load(today=TODAY)
        connection.check_constraints()  # once, or every test would check what was loaded again as it ends
        yield summary
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _reading(country: Summary, db: None) -> None:
    """Every test here needs the country."""


def one(sql: str, *values: object) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return int(cursor.fetchone()[0])


def test_the_two_months_of_2019_come_to_their_figures():
    assert one("SELECT count(*) FROM cases_case WHERE registered_on BETWEEN %s AND %s", *WINDOW) == RECEIVED == 7214
    solved = "SELECT count(*) FROM cases_case WHERE outcome = 'solved' AND outcome_on BETWEEN %s AND %s"
    assert one(solved, *WINDOW) == SOLVED == 3086
    assert one(HOUSED, *WINDOW) == FAMILIES_HOUSED == 119


def test_a_year_before_the_reform_of_2022_recast_by_its_table_of_moves():
    """2021 in 17 regions and in 20, against plain SQL by the area of each office and the 25 codes of the decree."""
    for code, sql in RECORDED_IN_2021.items():
        with connection.cursor() as cursor:
            cursor.execute(sql)
            recorded = dict(cursor.fetchall())
        before, after = Counter(), Counter()
        for kato, number in recorded.items():
            came_from = next((old for old in MOVED_IN_2022 if kato in MOVED_IN_2022[old] + FORMED_SINCE[old]), kato[:2])
            before[came_from] += number
            after[kato[:2]] += number
        assert (len(before), len(after)) == (17, 20), code
        assert _by_region(code, date(2022, 6, 7)) == before, code
        assert _by_region(code, date(2022, 6, 8)) == after, code


def _by_region(code: str, borders: date) -> dict[str, int]:
    scope = scope_for(system_actor("test"), geography=borders)
    rows = regions_table([indicator(code)], Period.year(2021), scope, today=TODAY)
    return {row.code[:2]: row.figures[0].value for row in rows if len(row.code) == 9 and row.figures[0].value}


def test_every_family_housed_is_a_family():
    housed = PlanLine.objects.filter(service__counts_family=True, state="delivered", delivered_on__range=WINDOW)
    heads = HouseholdMember.objects.filter(role="head", person__cases__plan__in=housed)
    assert heads.count() == housed.count() == 119
    members = HouseholdMember.objects.filter(household__in=heads.values("household"))
    assert members.count() > 119 * 4


def test_there_were_seventeen_regions_and_are_twenty_and_always_230_districts():
    offices = Organisation.objects.offices()
    for day, regions in ((date(2019, 3, 1), 17), (date(2022, 6, 7), 17), (date(2022, 6, 8), 20), (TODAY, 20)):
        assert offices.on(day).filter(level="region").count() == regions
        assert offices.on(day).filter(level="district").count() == 230
    assert offices.filter(level="republic").count() == 1


def test_offices_follow_their_areas_through_the_reform():
    regions = dict(
        AreaWithin.objects.filter(level=Level.REGION, during__contains=TODAY).values_list("area_id", "ancestor_id")
    )
    offices = {office.code: office for office in Organisation.objects.offices()}
    for office in offices.values():
        if office.level == "district":
            assert offices[office.parent_code].area_id == regions[office.area_id]
    assert sum(office.placements.count() == 2 for office in offices.values()) == 25


def test_nothing_is_amiss():
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    checks = [check for check in all_checks() if not check.code.startswith("configuration.")]
    assert len(checks) > 10
    assert [f"{check.code}: {finding.about}" for check in checks for finding in check.run()] == []


def test_a_referral_goes_to_a_partner_that_provides_the_service():
    wrong = Transition.objects.referrals().exclude(line__service__provisions__organisation=F("to_organisation"))
    assert list(wrong.values_list("case__number", flat=True)) == []
    for referral in Transition.objects.referrals().select_related("memorandum", "line__service").distinct():
        assert referral.line.service.code in referral.memorandum.services
        assert referral.made_at.date() in referral.memorandum.during


def test_nobody_in_it_can_be_real():
    assert not Person.objects.filter(is_demo=False).exists()
    for value in Identifier.objects.values_list("value", flat=True):
        assert 13 <= int(value[2:4]) <= 99
        assert check_digit(value[:11]) == int(value[11])
    phones = Contact.objects.filter(kind="phone")
    assert phones.count() == phones.filter(value__startswith="+7700000").count() > 5000
    assert not Contact.objects.filter(kind="email").exclude(value__endswith="@tirek.example").exists()
    assert not User.objects.exclude(email__endswith=f"@{DEMO_DOMAIN}").exists()
    assert not Organisation.objects.exclude(phone="").exclude(phone__startswith="+7 700 000").exists()


def test_nobody_got_a_message_about_the_past():
    assert not Message.objects.exists()


def test_nothing_happens_after_the_load():
    last = "SELECT count(*) FROM core_auditevent WHERE at > %s"
    assert one(last, f"{TODAY} 23:59:59+05:00") == 0


def test_partners_have_been_told_what_was_disclosed():
    told = Disclosure.objects.exclude(about_type="cases.casepart")
    assert told.count() == Transition.objects.referrals().count() > 1000


def test_every_persona_is_there_and_can_sign_in_by_one_press():
    emails = {grant.user.email for _role, grants in personas(TODAY) for grant in grants}
    assert emails == {f"{name}@{DEMO_DOMAIN}" for name in PERSONAS}


@pytest.mark.parametrize("name", [name for name in PERSONAS if name not in NOT_ON_CASES])
def test_something_waits_for_every_persona_who_works_on_cases(name: str):
    actor = actor_for(User.objects.get(email=f"{name}@{DEMO_DOMAIN}"), on=TODAY)
    assert needs_me_now(actor, TODAY)


def test_saryagash_has_one_of_everything():
    actor = actor_for(User.objects.get(email=f"head.saryagash@{DEMO_DOMAIN}"), on=TODAY)
    found = counts(actor, on=TODAY)
    assert min(found.overdue, found.today, found.week, found.unassigned, found.arriving, found.reopened) >= 2
    cases = Case.objects.filter(office_id=actor.organisation_id, received_at__year=2026)
    assert set(cases.values_list("state", flat=True)) == set(CaseState.values)
    assert set(cases.exclude(outcome=None).values_list("outcome", flat=True)) == {
        "solved", "partly", "not_solvable", "withdrawn", "returned", "filed",
    }  # fmt: skip
    referrals = Transition.objects.referrals().filter(case__in=cases)
    states = {TransitionState.PENDING, TransitionState.ACCEPTED, TransitionState.DECLINED, TransitionState.DONE}
    assert states <= set(referrals.values_list("state", flat=True))
    assert cases.filter(decisions__isnull=False).exists()
    assert cases.filter(confirmed_at__isnull=False).count() >= 3


def test_some_applications_are_in_parts_joined_returned_and_taken_in_a_village():
    assert set(CasePart.objects.values_list("state", flat=True)) == {"sent", "accepted", "answered"}
    assert Correction.objects.filter(state="returned").count() == Case.objects.filter(outcome="returned").count() == 2
    assert Case.objects.filter(outcome="filed").count() == 2
    joined = CaseMerge.objects.get()
    assert not Case.objects.filter(number=joined.number).exists()
    assert FieldRecord.objects.filter(state="registered").count() == 6
    assert FieldRecord.objects.filter(state="conflict").count() == 1
    numbers = FieldNumber.objects.filter(case__isnull=False)
    assert all(one.number == one.case.number for one in numbers.select_related("case"))


def test_houses_are_lived_in_and_councils_decide():
    houses = Organisation.objects.filter(kind="house")
    assert Tenancy.objects.values("house").distinct().count() == houses.count() == 34
    booked = Booking.objects.filter(room__organisation__in=houses)
    assert booked.values("room").distinct().count() == 34 * 3
    assert set(booked.values_list("state", flat=True)) == {"confirmed", "asked", "cancelled"}
    assert booked.filter(is_block=True).exists()
    assert EquipmentBooking.objects.count() == 34
    assert set(Joining.objects.values_list("state", flat=True)) == {"submitted", "admitted", "refused"}
    elders = Membership.objects.filter(organisation__kind="elders", during__contains=TODAY)
    assert elders.filter(decision__kind="election").count() > elders.count() * 0.8


def test_one_memorandum_has_expired_and_one_has_no_place_left():
    rows = memorandum_rows(with_parties(Memorandum.objects.all()), TODAY)
    assert any(not row.in_force for row in rows)
    assert [row.memorandum.number for row in rows if row.left == 0] == ["ҚР-02/2021"]


def test_three_partners_are_integrated():
    """M34: with their own systems, under memoranda in force; a sandbox and one that only asked are none."""
    scope = scope_for(system_actor("test"), geography=TODAY)
    found = figure(indicator("partners_integrated"), Period.year(TODAY.year), scope, today=TODAY)
    assert found.value == 3


def test_the_registers_and_the_year_2023_come_to_their_figures():
    """Exactly, where mission.md is exact (M2 to M10, M21); at least, where it says "more than"."""
    day = date(2023, 12, 31)
    asked, scope = Period.year(2023), scope_for(system_actor("test"), geography=day)
    sheets = (Chapter.NETWORK, Chapter.ACTIVITIES)
    found = {
        one.indicator.code: one.value for chapter in sheets for one in sheet(asked, scope, today=TODAY, chapter=chapter)
    }
    exact = {
        "elders_councils": 1119, "elders_members": 7639, "elders_events": 6358, "elders_reached": 190_007,
        "mothers_councils": 1713, "mothers_events": 6172, "houses": 34, "journalist_clubs": 21, "club_members": 207,
        "outlets": 52, "departments": 23, "expert_groups": 18, "ambassadors": 14, "deputies": 30,
        "youth_activists": 9000, "mediation_trained": 1380,
    }  # fmt: skip
    assert {code: found[code] for code in exact} == exact
    least = {
        "associations": 1000, "mothers_members": 16_000, "mothers_reached": 252_500, "youth_events": 1000,
        "youth_reached": 50_000, "ngos": 50, "house_projects": 100, "experts": 360,
    }  # fmt: skip
    assert {code: found[code] for code, value in least.items() if found[code] < value} == {}
    languages = "SELECT count(DISTINCT l) FROM network_profile, unnest(languages) l WHERE outlet_kind <> ''"
    assert one(languages) == 15
