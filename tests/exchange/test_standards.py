"""Open standards, each held against its schema (``standards/``) or read by a client library."""

import csv
import io
import json
from typing import Any
from uuid import uuid4
from xml.etree import ElementTree

import feedparser
import icalendar
import pytest
import xmlschema
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.exchange.standards import HERE, problems
from tests.factories import World, make_case, make_person
from tests.factories.activities import make_event
from tests.factories.network import SINCE
from tests.factories.reports import freeze_sheet, make_sheets
from tests.reports.test_sheets import QUARTER, at, office_of

from tirek.cases.enums import Channel
from tirek.cases.models import Case
from tirek.exchange.actions.calendars import end_address, make_address
from tirek.network.models import Membership, Post
from tirek.people.models import Person
from tirek.territory.models import Area
from tirek.territory.names import search_keys
from tirek.territory.queries.search import _called

pytestmark = pytest.mark.django_db
NOBODY = ("Жасырын", "1971-05-06", "+77017776655")


def read(path: str, **asked: Any) -> Any:
    answer = Client().get(path, asked)
    assert answer.status_code == 200, (path, answer.content[:300])
    return json.loads(answer.content) if "json" in answer["Content-Type"] else answer.content.decode()


# -- Popolo ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def seated(world: World) -> dict[str, Any]:
    """A named chair, a member who did not agree to be named, one whose seat has ended."""
    body, during = world.saryagash, DateRange(SINCE, None)
    chair = Post.objects.create(organisation=body, name_kk="Төраға", name_ru="Председатель", during=during)
    named, quiet, gone = (make_person(family_name=name) for name in ("Оспанова", NOBODY[0], "Бұрынғы"))
    seat = Membership.objects.create(
        organisation=body, person=named, post=chair, during=during, is_public=True, on_behalf_of=world.keles
    )
    Membership.objects.create(organisation=body, person=quiet, during=during)
    ended = DateRange(SINCE, SINCE.replace(year=SINCE.year + 2))
    Membership.objects.create(organisation=body, person=gone, during=ended, is_public=True)
    return {"seat": seat, "chair": chair, "named": named}


def test_every_list_and_record_is_popolo(world: World, seated: dict[str, Any]) -> None:
    lists = {name: read(f"/api/popolo/{name}") for name in ("organizations", "posts", "memberships", "people", "areas")}
    kinds = {"people": "persons"}
    assert [problems("popolo", told, kinds.get(name, name)) for name, told in lists.items()] == [[]] * 5
    assert lists["organizations"]["total"] == 7
    whole = read(f"/api/popolo/organizations/{world.saryagash.pk}")
    assert problems("popolo", whole, "organization") == []
    assert (whole["posts"][0]["label"], whole["memberships"][0]["person"]["name"]) == (
        "Төраға",
        seated["named"].full_name,
    )
    assert whole["parent_id"] in {each["id"] for each in lists["organizations"]["result"]}
    for kind, key in (("post", seated["chair"]), ("membership", seated["seat"]), ("person", seated["named"])):
        path = f"/api/popolo/{'people' if kind == 'person' else kind + 's'}/{key.pk}"
        assert problems("popolo", read(path), kind) == []


def test_popolo_names_only_who_holds_a_seat_today_and_agreed_and_tells_nothing_else(seated: dict[str, Any]) -> None:
    texts = [json.dumps(read(f"/api/popolo/{name}"), ensure_ascii=False) for name in ("people", "memberships")]
    assert all("Оспанова" in text for text in texts)
    assert not [word for word in (*NOBODY, "Бұрынғы", "birth_date") for text in texts if word in text]
    quiet = Person.objects.get(family_name=NOBODY[0])
    assert Client().get(f"/api/popolo/people/{quiet.pk}").status_code == 404


def test_popolo_lists_are_narrowed_paged_and_cost_the_same_for_one_and_for_many(world: World, seated: Any) -> None:
    assert read("/api/popolo/organizations", classification="partner")["total"] == 2
    assert read("/api/popolo/memberships", organization_id=world.keles.pk)["total"] == 0
    first = read("/api/popolo/organizations", per_page=3)
    assert (len(first["result"]), first["has_more"]) == (3, True)
    assert first["next_url"].endswith("/api/popolo/organizations?per_page=3&page=2")
    assert Client().get("/api/popolo/organizations?page=99").status_code == 404
    costs = []
    for size in (1, 7):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            read("/api/popolo/organizations", per_page=size)
        costs.append(len(asked))
    assert costs[0] == costs[1]


# -- Open311 -----------------------------------------------------------------------------------------------------------

V2 = "/api/open311/v2"


def posted(http: Client, told: dict[str, Any], form: str = "json", **headers: str) -> Any:
    return http.post(f"{V2}/requests.{form}", told, headers=headers)


@pytest.fixture
def wish(world: World) -> dict[str, str]:
    return {
        "service_code": "job",
        "address_id": str(world.saryagash.area_id),
        "description": "Екі айдан бері жұмыс таба алмай жүрмін.",
        "last_name": "Серікова",
        "first_name": "Айгүл",
        "phone": "+77010000001",
        "attribute[language]": "ru",
    }


def test_services_and_what_they_ask_are_open311_in_json_and_in_xml(world: World) -> None:
    services = read(f"{V2}/services.json")
    assert problems("open311", services, "services") == []
    assert {each["service_code"] for each in services} == {"job", "housing"}
    tree = ElementTree.fromstring(read(f"{V2}/services.xml"))
    assert [each.findtext("service_code") for each in tree.findall("service")] == [
        each["service_code"] for each in services
    ]
    assert problems("open311", read(f"{V2}/services/job.json"), "service_definition") == []
    assert ElementTree.fromstring(read(f"{V2}/services/job.xml")).findtext("attributes/attribute/code") == "language"
    assert problems("open311", read("/api/open311/discovery.json"), "discovery") == []
    missing = Client().get(f"{V2}/services/none.json")
    assert (missing.status_code, problems("open311", missing.json(), "errors")) == (404, [])


def test_an_application_comes_without_a_key_once_and_its_pin_opens_its_status(world: World, wish: Any) -> None:
    http, key = Client(), str(uuid4())
    answer = posted(http, wish, **{"Idempotency-Key": key})
    assert (answer.status_code, problems("open311", answer.json(), "posted")) == (201, [])
    number = answer.json()[0]["service_request_id"]
    pin = answer.json()[0]["service_notice"].split("PIN ")[1][:6]
    assert posted(http, wish, **{"Idempotency-Key": key}).json()[0]["service_request_id"] == number
    case = Case.objects.get()
    assert (case.channel, case.language, case.office) == (Channel.API, "ru", world.saryagash)
    found = read(f"{V2}/tokens/{key}.json")
    assert (problems("open311", found, "tokens"), found[0]["service_request_id"]) == ([], number)
    status = read(f"{V2}/requests/{number}.json", pin=pin)
    assert (problems("open311", status, "requests"), status[0]["status"]) == ([], "open")
    assert http.get(f"{V2}/requests/{number}.json?pin=000000").status_code == 404
    assert http.get(f"{V2}/requests/{number}.json").status_code == 403
    assert http.get(f"{V2}/requests.json").status_code == 403
    codes = [posted(http, wish).status_code for _ in range(4)]
    assert codes[-1] == 429, "an address without a key does not flood the offices"


def test_a_connected_system_sends_reads_what_it_sees_and_no_more(connected: Any, world: World, wish: Any) -> None:
    own, neighbour = connected(), connected(world.keles)
    answer = posted(own.http, wish | {"api_key": own.bearer}, "xml")
    assert answer.status_code == 201, answer.content
    number = ElementTree.fromstring(answer.content).findtext("request/service_request_id")
    listed = read(f"{V2}/requests.json", api_key=own.bearer, status="open")
    assert (problems("open311", listed, "requests"), [each["service_request_id"] for each in listed]) == ([], [number])
    assert "жұмыс таба алмай" not in listed[0]["description"] or listed[0]["description"] == Case.objects.get().subject
    assert read(f"{V2}/requests/{number}.json", api_key=own.bearer)[0]["description"] == wish["description"]
    assert read(f"{V2}/requests.json", api_key=neighbour.bearer) == []
    assert neighbour.http.get(f"{V2}/requests/{number}.json?api_key={neighbour.bearer}").status_code == 404
    assert read(f"{V2}/requests.json", api_key=own.bearer, status="closed") == []


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"service_code": "none"}, "service_code"),
        ({"address_id": "", "address_string": "Ешқайда"}, "address_id"),
        ({"description": " "}, "description"),
        ({"last_name": "", "first_name": ""}, "last_name"),
        ({"attribute[language]": "xx"}, "language"),
        ({"description": "a\x00b"}, ""),
    ],
)
def test_what_lacks_is_said_by_its_name(world: World, wish: Any, change: dict[str, str], word: str) -> None:
    answer = posted(Client(), wish | change)
    assert (answer.status_code, problems("open311", answer.json(), "errors")) == (400, [])
    assert word in answer.json()[0]["description"]
    assert not Case.objects.exists()


def test_an_address_is_found_by_its_words(world: World, wish: Any) -> None:
    wish = {**wish, "address_id": "", "address_string": "Абай к-сі 5, Сарыағаш ауданы"}
    Area.objects.filter(pk=world.saryagash.area_id).update(search_keys=search_keys([world.saryagash.area]))
    _called.cache_clear()  # the areas of the test before are gone, their version has not moved
    assert posted(Client(), wish).status_code == 201
    assert Case.objects.get().area_id == world.saryagash.area_id


# -- Figures -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def published(world: World) -> World:
    """Two regions' sheets of a quarter are accepted."""
    make_case(office_of(world, "head.kostanay"), service=world.job, at=at(2, month=9))
    make_sheets(QUARTER, at(1, month=7))
    for office in (world.saryagash, world.keles):
        freeze_sheet(office, QUARTER, at(2))
    for persona in ("head.turkistan", "head.kostanay"):
        freeze_sheet(office_of(world, persona), QUARTER, at(3))
    return world


def test_published_figures_are_the_same_as_dhis2_json_csv_and_xml_and_as_adx(published: World) -> None:
    told = read("/api/dhis2/dataValueSets.json", period=QUARTER)
    assert problems("dhis2", told, "dataValueSet") == []
    cells = {(each["dataElement"], each["orgUnit"], each["value"]) for each in told["dataValues"]}
    rows = list(csv.DictReader(io.StringIO(read("/api/dhis2/dataValueSets.csv", period=QUARTER))))
    assert {(row["dataelement"], row["orgunit"], row["value"]) for row in rows} == cells
    text = read("/api/dhis2/dataValueSets.xml", period=QUARTER)
    xmlschema.XMLSchema(HERE / "dxf2.xsd").validate(text)
    assert {
        (one.get("dataElement"), one.get("orgUnit"), one.get("value")) for one in ElementTree.fromstring(text)
    } == cells
    adx = read(f"/open-data/{QUARTER}.xml")
    xmlschema.XMLSchema(HERE / "adx.xsd").validate(adx)
    assert len(cells) == sum(1 for one in ElementTree.fromstring(adx).iter() if one.tag.endswith("dataValue"))


def test_dhis2_metadata_names_all_that_values_are_of(published: World) -> None:
    metadata = read("/api/dhis2/metadata.json")
    assert problems("dhis2", metadata, "metadata") == []
    values = read("/api/dhis2/dataValueSets.json", period=QUARTER)["dataValues"]
    for name, kind in (("orgUnit", "organisationUnits"), ("dataElement", "dataElements")):
        assert {each[name] for each in values} <= {each["id"] for each in metadata[kind]}
    by_code = read(
        "/api/dhis2/dataValueSets.json", period=QUARTER, idScheme="CODE", orgUnit=metadata["organisationUnits"][0]["id"]
    )
    assert {each["orgUnit"] for each in by_code["dataValues"]} <= {
        each["code"] for each in metadata["organisationUnits"]
    }
    for wrong in ("period=2019Q1", f"period={QUARTER}&idScheme=NAME", "period=%00"):
        assert Client().get(f"/api/dhis2/dataValueSets.json?{wrong}").status_code == 404


# -- Calendars, news, the page of all ----------------------------------------------------------------------------------


def test_ones_own_calendar_shows_what_its_maker_sees_now_without_names(world: World) -> None:
    now = timezone.now()
    mine = make_case(world.saryagash, at=now)
    Case.objects.filter(pk=mine.pk).update(assignee_id=world["clerk"].user_id)
    make_event(world.saryagash, now + timezone.timedelta(days=3), name_kk="Дәріс")
    token = make_address(by=world["head"], at=now)
    summaries = entries(token)
    assert any("Дәріс" in each for each in summaries)
    clerk = make_address(by=world["clerk"], at=now)
    assert any(mine.number in each for each in entries(clerk))
    assert not any("Серікова" in each for each in entries(clerk))
    assert make_address(by=world["clerk"], at=now) != clerk
    assert Client().get(f"/calendar/{clerk}.ics").status_code == 404, "a new address ends the old one"
    end_address(by=world["head"], at=now)
    assert Client().get(f"/calendar/{token}.ics").status_code == 404


def entries(token: str) -> list[str]:
    answer = Client().get(f"/calendar/{token}.ics")
    assert answer.status_code == 200
    calendar = icalendar.Calendar.from_ical(answer.content)
    assert all(each.get("uid") and each.get("dtstamp") and each.get("dtstart") for each in calendar.walk("VEVENT"))
    return [str(each["summary"]) for each in calendar.walk("VEVENT")]


def test_public_events_are_icalendar_and_news_is_rss(world: World) -> None:
    make_event(world.saryagash, timezone.now() + timezone.timedelta(days=2), name_kk="Жиын", is_public=True)
    calendar = icalendar.Calendar.from_ical(Client().get("/events/calendar.ics").content)
    assert [str(each["summary"]) for each in calendar.walk("VEVENT")] == ["Жиын"]
    feed = feedparser.parse(Client().get("/news/feed/kk.xml").content)
    assert (feed.bozo, feed.version, feed.feed.language) == (False, "rss20", "kk")


def test_the_page_of_standards_names_addresses_that_answer(published: World) -> None:
    told = read("/api/standards.json")
    assert {each["code"] for each in told["standards"]} >= {"hsds", "popolo", "open311", "360giving", "adx", "dhis2"}
    for each in told["standards"]:
        for address in each["addresses"]:
            path = address.split("//", 1)[1].partition("/")[2]
            assert Client().get(f"/{path}").status_code == 200, address
    page = Client().get("/api/standards").content.decode()
    assert all(each["name"] in page for each in told["standards"])
