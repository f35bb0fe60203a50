"""The catalogue as HSDS 3 gives it, held against a transcription of the core of its schema."""

import json
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker
from tests.factories import make_world
from tests.factories.programmes import make_measure

from tirek.programmes.models import Service

pytestmark = pytest.mark.django_db

KEY = {"type": "string", "format": "uuid"}
TEXT = {"type": "string", "minLength": 1}
ANY_TEXT = {"type": "string"}
DAY = {"type": "string", "format": "date"}


def record(required: str, **properties: Any) -> dict[str, Any]:
    """An object of exactly these properties, of which some must be there."""
    return {
        "type": "object",
        "properties": {"id": KEY, **properties},
        "required": ["id", *required.split()],
        "additionalProperties": False,
    }


def many(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


PHONE = record("number", number=TEXT)
TERM = record("name description", code=TEXT, name=TEXT, description=TEXT, taxonomy_id=KEY)
TAXONOMY = record("name description", name=TEXT, description=TEXT, version=TEXT)
ORGANISATION = record("name description", name=TEXT, description=TEXT, website=TEXT, email=TEXT, phones=many(PHONE))
SERVICE = record(
    "name status",
    name=TEXT,
    description=TEXT,
    url=TEXT,
    status={"enum": ["active", "inactive", "defunct", "temporarily closed"]},
    application_process=ANY_TEXT,
    fees_description=ANY_TEXT,
    eligibility_description=ANY_TEXT,
    accreditations=ANY_TEXT,
    languages=many(record("", name=TEXT, code={"type": "string", "pattern": "^[a-z]{2}$"})),
    required_documents=many(record("", document=TEXT)),
    service_areas=many(
        record("", name=TEXT, extent=ANY_TEXT, extent_type={"enum": ["geojson", "topojson", "kml", "other"]})
    ),
    attributes=many(record("link_id link_entity", link_id=KEY, link_entity={"const": "service"}, taxonomy_term=TERM)),
    phones=many(PHONE),
    schedules=many(record("", description=TEXT)),
    assured_date=DAY,
    last_modified=DAY,
    organization=ORGANISATION,
)
COUNT = {"type": "integer", "minimum": 0}


def page(of: dict[str, Any]) -> dict[str, Any]:
    counts = dict.fromkeys(("total_items", "total_pages", "page_number", "size"), COUNT)
    truths = {name: {"type": "boolean"} for name in ("first_page", "last_page", "empty")}
    properties = {**counts, **truths, "contents": many(of)}
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def read(path: str, schema: dict[str, Any], language: str = "kk") -> Any:
    client = Client()
    client.cookies["language"] = language
    answer = client.get(f"/api/hsds/{path}")
    assert answer.status_code == 200, path
    told = json.loads(answer.content)
    assert not [
        error.message for error in Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(told)
    ]
    return told


@pytest.fixture
def measure() -> Service:
    world = make_world()
    made = make_measure(
        owner=world.employment,
        papers=["identity", "birth"],
        venues=["egov"],
        languages=["kk", "ru"],
        phone="1414",
        schedule="9–18",
        eligibility_kk="Төрт бала",
        act_kk="Кодекс",
    )
    made.areas.add(world.saryagash.area)
    make_measure("second", life_events=["returned"])
    return made


def test_every_list_and_record_fits_the_schema(measure: Service) -> None:
    listed = read("services", page(SERVICE))
    assert (listed["total_items"], listed["last_page"]) == (2, True)
    whole = read(f"services/{measure.pk}", SERVICE, "ru")
    assert (whole["name"], whole["organization"]["id"]) == (measure.name_ru, str(measure.owner_id))
    assert [each["document"] for each in whole["required_documents"]]
    organisations = read("organizations", page(ORGANISATION))
    assert [each["id"] for each in organisations["contents"]] == [str(measure.owner_id)]
    read(f"organizations/{measure.owner_id}", ORGANISATION)
    assert read("taxonomies", page(TAXONOMY))["total_items"] == 2
    assert read("taxonomy_terms", page(TERM))["total_items"] > 20


def test_services_are_narrowed_and_paged(measure: Service) -> None:
    terms = {each["code"]: each["id"] for each in read("taxonomy_terms", page(TERM))["contents"]}
    returned = read(f"services?taxonomy_term_id={terms['returned']}", page(SERVICE))
    assert [each["name"] for each in returned["contents"]] == ["Шара second"]
    assert read(f"services?organization_id={measure.owner_id}", page(SERVICE))["total_items"] == 1
    first = read("services?per_page=1", page(SERVICE))
    assert (first["total_pages"], first["last_page"], first["size"]) == (2, False, 1)
    assert Client().get("/api/hsds/services?page=9").status_code == 404


def test_derived_things_keep_their_keys_and_root_names_the_edition(measure: Service) -> None:
    once, again = (read(f"services/{measure.pk}", SERVICE) for _ in range(2))
    assert once == again
    root = json.loads(Client().get("/api/hsds/").content)
    assert root["version"] == "3.0"
    assert Client().post("/api/hsds/services").status_code == 405
