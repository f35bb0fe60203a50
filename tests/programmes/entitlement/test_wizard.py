"""“What am I entitled to?” without a script: nothing is stored, nothing typed is lost, the answer shows its sums."""

from datetime import date, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from tests.factories import World, make_world
from tests.factories.programmes import make_regional_figure

from tirek.cases.models import Case, EntitlementCheck, IntakeDraft
from tirek.programmes.actions import load_reference_services
from tirek.programmes.entitlement.laws import RULES_VERSION
from tirek.programmes.queries.regional import quarter_on, region_for
from tirek.territory.models import AreaWithin

pytestmark = pytest.mark.django_db
NO = dict.fromkeys(("second_home", "business_premises", "spare_plot", "machinery", "has_loan", "carer_insured"), "no")


@pytest.fixture
def world() -> World:
    found = make_world()
    load_reference_services()
    return found


@pytest.fixture
def line(world: World) -> None:
    region = AreaWithin.objects.filter(area=world.saryagash.area).order_by("level").exclude(ancestor__kind="republic")
    make_regional_figure(region.first().ancestor, quarter_on(timezone.localdate()))


def years_ago(years: int) -> str:
    return timezone.localdate().replace(day=1, year=timezone.localdate().year - years).isoformat()


def family(world: World, **changes: str) -> dict[str, str]:
    """A mother of five, her husband, the children from seven months to thirteen years."""
    baby = (timezone.localdate() - timedelta(days=200)).isoformat()
    told = {"area": str(world.saryagash.area_id), "status": "citizen", "born_0": years_ago(36), "away_0": "here"}
    told |= {"relation_1": "spouse", "born_1": years_ago(38), "away_1": "here"}
    for row, born in enumerate((years_ago(13), years_ago(10), years_ago(8), years_ago(4), baby), start=2):
        told |= {f"relation_{row}": "child", f"born_{row}": born, f"away_{row}": "here"}
    return told | changes


MONEY = {
    "income_0": "0",
    "income_1": "600000",
    "works_1": "on",
    "cars": "1",
    "award": "none",
    "other_children": "0",
    **NO,
}


def answered(world: World, client: Client, **changes: str) -> str:
    assert client.post("/entitlement/family/", family(world)).status_code == 303
    done = client.post("/entitlement/money/", MONEY | changes)
    assert (done.status_code, done["Location"]) == (303, "/entitlement/answer/")
    return client.get("/entitlement/answer/").content.decode()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_mother_of_five_sees_what_is_hers_and_how_it_was_counted(world: World, line: None, language: str) -> None:
    client = Client()
    client.cookies["language"] = language
    page = answered(world, client)
    for amount in ("86\u202f673", "150\u202f000", "272\u202f475"):
        assert amount in page
    assert client.get("/entitlement/answer.pdf").content[:5] == b"%PDF-"


def test_nothing_is_stored_unless_it_is_handed_in(world: World, line: None) -> None:
    client = Client()
    answered(world, client)
    assert not IntakeDraft.objects.exists()
    assert not Session.objects.exists()
    assert not EntitlementCheck.objects.exists()
    assert client.cookies["entitlement"]["path"] == "/entitlement/"
    assert client.post("/entitlement/removal/").status_code == 303
    assert client.get("/entitlement/answer/")["Location"] == "/entitlement/family/"


def test_while_the_line_is_not_entered_the_answer_says_so(world: World) -> None:
    page = answered(world, Client())
    assert "кедейлік шегі енгізілмеген" in page
    assert "86\u202f673" in page  # what does not depend on it is known all the same


def test_i_do_not_know_is_an_answer(world: World, line: None) -> None:
    assert "несие бар-жоғы белгісіз" in answered(world, Client(), has_loan="unknown")


def test_going_back_and_adding_a_person_lose_nothing(world: World) -> None:
    client = Client()
    told = family(world)
    assert client.post("/entitlement/family/", told | {"go": "add"}).status_code == 303
    page = client.get("/entitlement/family/").content.decode()
    assert told["born_6"] in page
    assert "born_7" in page
    client.post("/entitlement/family/", told)
    assert (
        client.post("/entitlement/money/", {"income_1": "123456", "go": "back"})["Location"] == "/entitlement/family/"
    )
    assert told["born_6"] in client.get("/entitlement/family/").content.decode()
    assert "123456" in client.get("/entitlement/money/").content.decode()


@pytest.mark.parametrize(
    ("page", "wrong", "field"),
    [
        ("family", {"area": ""}, "area"),
        ("family", {"born_0": ""}, "born_0"),
        ("family", {"born_1": "тоқсан"}, "born_1"),
        ("family", {"born_2": "2999-01-01"}, "born_2"),
        ("family", {"relation_3": ""}, "relation_3"),
        ("money", {"has_loan": ""}, "has_loan"),
        ("money", {"income_1": "-5"}, "income_1"),
        ("money", {"cars": "көп"}, "cars"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(world: World, page: str, wrong: dict[str, str], field: str) -> None:
    client = Client()
    client.post("/entitlement/family/", family(world))
    answer = client.post(f"/entitlement/{page}/", (family(world) if page == "family" else MONEY) | wrong)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_a_cookie_somebody_made_up_is_no_answer(world: World) -> None:
    client = Client()
    client.cookies["entitlement"] = "e30:1abc:forged"
    assert client.get("/entitlement/answer/")["Location"] == "/entitlement/family/"
    assert client.get("/entitlement/family/").status_code == 200


def test_the_line_is_that_of_the_region_and_quarter_of_the_application(world: World) -> None:
    """A family that moved within the quarter is measured by the place it applies from."""
    region = AreaWithin.objects.filter(area=world.saryagash.area).order_by("level").exclude(ancestor__kind="republic")
    turkistan, kostanay = region.first().ancestor, make_region_of(world["head.kostanay"].organisation_id)
    make_regional_figure(turkistan, date(2026, 10, 1), 50_000)
    make_regional_figure(kostanay, date(2026, 10, 1), 60_000)
    make_regional_figure(turkistan, date(2026, 7, 1), 45_000)
    assert region_for(world.saryagash.area_id, date(2026, 10, 1)).line == 50_000
    assert region_for(kostanay.pk, date(2026, 12, 31)).line == 60_000
    assert region_for(world.saryagash.area_id, date(2026, 9, 30)).line == 45_000
    assert not region_for(world.saryagash.area_id, date(2027, 1, 1)).is_known


def make_region_of(organisation_id):
    from tirek.network.models import Organisation

    return Organisation.objects.get(pk=organisation_id).area


def test_the_answer_becomes_an_application_with_the_check_beside_it(world: World, line: None) -> None:
    client = Client()
    answered(world, client)
    token = client.get("/entitlement/answer/").context["panels"][0].data["token"]
    assert client.post("/apply/prepared/", {"token": token}).status_code == 303
    text = client.get("/apply/what/").content.decode()
    assert "Көпбалалы отбасыға" in text
    client.post(
        "/apply/who/", {"family_name": "Серікова", "given_name": "Айгүл", "phone": "8 701 000 00 01", "language": "kk"}
    )
    draft = IntakeDraft.objects.get()
    client.post("/apply/what/", {"service_id": draft.answers["service_id"], "body": draft.answers["body"]})
    client.post("/apply/where/", {"area_id": str(world.saryagash.area_id), "address": ""})
    assert client.post("/apply/review/", {"consent": "on"}).status_code == 303
    case = Case.objects.get()
    check = EntitlementCheck.objects.get()
    assert (check.case, check.made_by_name, check.rules_version) == (case, "", RULES_VERSION)
    assert set(check.answers) == {"kk", "ru", "en"}


def test_a_measure_leads_into_an_application_under_its_need(world: World) -> None:
    client = Client()
    assert client.post("/apply/prepared/", {"code": "kandas-rent"}).status_code == 303
    draft = IntakeDraft.objects.get()
    assert "Баспана" in client.get("/apply/what/").content.decode()
    assert draft.answers["service_id"] == str(world.home.pk)
    assert client.post("/apply/prepared/", {"code": "nowhere"}).status_code == 404
    assert client.post("/apply/prepared/", {"token": "forged"}).status_code == 404
