"""No page falls over whatever stands in its address: the answer is a page, a redirect or a refusal, never an error."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import get_resolver
from tests.browsers import browser_of
from tests.conventions.test_access import home_of, patterns
from tests.factories import World, make_case, make_world

from tirek.cases.models import Case
from tirek.core.actor import Actor
from tirek.territory.queries.geography import _cached_geography

HOSTILE = {
    "zero bytes": "\0",
    "quotes and signs": "д'Артаньян \\ | & ! :* \"`;-- <script>",
    "too long a number": "9" * 40,
}
OPEN_DOORS = ("/reports/{code}/", "/reports/{code}/records/", "/reports/{code}/records.xlsx", "/cases/{number}/")
PARAMETERS = (
    *("q", "n", "number", "text", "state", "due", "whose", "sort", "after", "before", "page", "service", "service_id"),
    *("office", "area", "assignee", "channel", "since", "until", "period", "on", "from", "to", "first", "last", "kind"),
    *("level", "role", "tab", "side", "step", "person", "verb", "subject", "actor", "user", "organisation", "code"),
    *("region", "district", "borders", "category", "status", "shown", "group", "actor_id", "object", "filter", "lang"),
    *("lat", "lon", "next", "query", "year", "quarter", "place", "day", "outcome", "reopened", "view", "limit", "by"),
)
PLACE = re.compile(r"<(?:(\w+):)?\w+>")
KEY = "00000000-0000-7000-8000-000000000000"


def addresses(hostile: str) -> Iterator[str]:
    """Every address of ours, the hostile text in the place of each free part."""
    fillings = {"uuid": KEY, "int": "7", "slug": "nothing"}
    for pattern, found in patterns(get_resolver()):
        if home_of(found).startswith("tirek."):
            plain = re.sub(r"[\^$]", "", pattern)
            yield "/" + PLACE.sub(lambda part: fillings.get(part[1], quote(hostile, safe="")), plain)
    for door in OPEN_DOORS:
        yield door.format(code="cases_received", number=Case.objects.get().number)


@pytest.fixture
def world(db: Any, settings: Any) -> World:
    _cached_geography.cache_clear()
    settings.DEMO = True
    world = make_world()
    make_case(world.saryagash, service=world.job)
    return world


def client_of(actor: Actor) -> Client:
    return browser_of(actor)


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("persona", ["head", "admin"])
def test_no_address_breaks_a_page(world: World, persona: str, name: str) -> None:
    hostile, client = HOSTILE[name], client_of(world[persona])
    query, broken = dict.fromkeys(PARAMETERS, hostile), []
    for address in addresses(hostile):
        try:
            status = client.get(address, query).status_code
        except Exception as error:  # whatever it is, it is what this test looks for
            broken.append(f"{address}: {type(error).__name__}: {error}"[:300])
        else:
            broken += [f"{address}: {status}"] if status >= 500 else []
    assert not broken, "\n".join(broken)
