"""The open standards held against their schemas by whatever is sent: no server error, no breach, no leak."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from unittest.mock import patch

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.db import connection
from hypothesis import given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from tests.exchange.conftest import System
from tests.exchange.standards import schema
from tests.exchange.test_schema import FEW, OF_A_NEIGHBOUR, PROMISES, neighbour  # noqa: F401 - a fixture
from tests.factories import World

V2 = "/api/open311/v2"
WORD = {"type": "string", "maxLength": 60}
KEY = {"type": "string", "format": "uuid"}
PAGES = {"page": {"type": "integer"}, "per_page": {"type": "integer"}}
# Path, names in the query, schema of the answer (empty: JSON of no schema here), other statuses.
LISTS = {"organizations": "organizations", "posts": "posts", "memberships": "memberships", "people": "persons"}
READ: list[tuple[str, dict[str, Any], str, tuple[int, ...]]] = [
    *(
        (f"/api/popolo/{name}", {**PAGES, "organization_id": WORD, "classification": WORD}, f"popolo_{told}", (404,))
        for name, told in {**LISTS, "areas": "areas"}.items()
    ),
    *((f"/api/popolo/{name}/{{key}}", {}, f"popolo_{told[:-1]}", (404,)) for name, told in LISTS.items()),
    ("/api/dhis2/metadata.json", {}, "dhis2_metadata", ()),
    (
        "/api/dhis2/dataValueSets.json",
        {"period": WORD, "idScheme": WORD, "orgUnit": WORD},
        "dhis2_dataValueSet",
        (404,),
    ),
    ("/api/hsds/services", {**PAGES, "search": WORD, "taxonomy_term_id": WORD}, "", (404,)),
    ("/api/hsds/organizations", PAGES, "", (404,)),
    ("/api/standards.json", {}, "", ()),
    ("/api/open311/discovery.json", {}, "open311_discovery", ()),
    (f"{V2}/services.json", {"jurisdiction_id": WORD}, "open311_services", ()),
    (
        f"{V2}/requests.json",
        dict.fromkeys(("service_request_id", "service_code", "start_date", "end_date", "status"), WORD),
        "open311_requests",
        (400, 403),
    ),
    (f"{V2}/requests/{{word}}.json", {"pin": WORD}, "open311_requests", (403, 404, 429)),
    (f"{V2}/tokens/{{key}}.json", {}, "open311_tokens", (403, 404)),
]
POSTED = f"{V2}/requests.json"


def document() -> dict[str, Any]:
    """The endpoints as OpenAPI, from the schemas of the standards."""
    components: dict[str, Any] = {}
    for name in ("popolo", "open311", "dhis2"):
        for told, each in schema(name)["$defs"].items():
            components[f"{name}_{told}"] = pointed(each, name)
    paths: dict[str, Any] = {}
    for path, query, answer, others in READ:
        paths[path] = {"get": operation(path, query, answer, others)}
    fields = (
        "service_code",
        "address_id",
        "address_string",
        "description",
        "first_name",
        "last_name",
        "phone",
        "email",
    )
    form = {"type": "object", "properties": dict.fromkeys((*fields, "attribute[language]"), WORD)}
    post = operation(POSTED, {}, "open311_posted", (400, 403, 429), status=201)
    paths[POSTED]["post"] = post | {"requestBody": {"content": {"application/x-www-form-urlencoded": {"schema": form}}}}
    info = {"title": "standards", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "paths": paths, "components": {"schemas": components}}


def pointed(told: Any, name: str) -> Any:
    """A schema whose references lead into the document."""
    if isinstance(told, dict):
        return {
            key: f"#/components/schemas/{name}_{value.rsplit('/', 1)[-1]}" if key == "$ref" else pointed(value, name)
            for key, value in told.items()
        }
    return [pointed(each, name) for each in told] if isinstance(told, list) else told


def operation(
    path: str, query: dict[str, Any], answer: str, others: tuple[int, ...], status: int = 200
) -> dict[str, Any]:
    told = {"schema": {"$ref": f"#/components/schemas/{answer}"}} if answer else {"schema": {}}
    parameters = [{"name": name, "in": "query", "schema": each} for name, each in query.items()]
    for place, kind in (("key", KEY), ("word", {"type": "string", "pattern": "^[-A-Za-z0-9_]{1,40}$"})):
        if f"{{{place}}}" in path:
            parameters.append({"name": place, "in": "path", "required": True, "schema": kind})
    wrong = "application/json" if "open311" in path else "application/problem+json"
    responses = {str(status): {"description": "", "content": {"application/json": told}}}
    return {
        "parameters": parameters,
        "responses": responses | {str(each): {"description": "", "content": {wrong: {}}} for each in others},
    }


OPERATIONS = [(method, path) for path, methods in document()["paths"].items() for method in methods]


@pytest.fixture
def description(world: World) -> Iterator[Any]:
    with patch.object(connection, "close"):
        loaded = schemathesis.openapi.from_dict(document())
        loaded.app = get_wsgi_application()
        yield loaded


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_every_answer_fits_its_standard(method: str, path: str, description: Any, neighbour: System) -> None:  # noqa: F811
    headers = {"Accept-Encoding": "identity"}
    if "open311" in path:
        headers["Authorization"] = f"Bearer {neighbour.bearer}"

    @settings(FEW, max_examples=4)
    @given(description[path][method].as_strategy(generation_mode=GenerationMode.POSITIVE))
    def holds(case: Any) -> None:
        answer = case.call_and_validate(checks=PROMISES, headers=headers)
        assert not [secret for secret in OF_A_NEIGHBOUR if secret in answer.text]

    with suppress(Unsatisfiable):
        holds()
