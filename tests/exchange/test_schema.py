"""The API held against its own description: whatever is sent, it answers as described, and shows no neighbour's."""

from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.db import connection
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.exchange.conftest import System
from tests.factories import make_case

from tirek.cases.actions.intake import NewApplicant
from tirek.exchange.api import api

PROMISES = [
    *(not_a_server_error, status_code_conformance, content_type_conformance),
    *(response_headers_conformance, response_schema_conformance),
]
OF_A_NEIGHBOUR = ("Шүкіров", "+77019998877", "Бұл сөзді көршілер көрмейді.")
FEW = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much],
)
OPERATIONS = [
    (method, path)
    for path, methods in api.get_openapi_schema(path_prefix="/api/")["paths"].items()
    for method in methods
]


@pytest.fixture
def description(world: Any) -> Iterator[Any]:
    """Read as an application server asks. The end of a request leaves the connection of the test alone."""
    with patch.object(connection, "close"):
        yield schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application())


@pytest.fixture
def neighbour(connected: Any, world: Any) -> System:
    """A system of Keles, which reads and writes all it may. Saryagash has an application of its own."""
    family_name, phone, body = OF_A_NEIGHBOUR
    make_case(world.saryagash, body=body, applicant=NewApplicant(family_name=family_name, phone=phone))
    return connected(world.keles)


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["right", "wrong"])
def test_every_answer_is_as_described(
    method: str, path: str, mode: GenerationMode, description: Any, neighbour: System
) -> None:
    """With what the description allows, and with what it does not."""
    operation = description[path][method]
    headers = {"Authorization": f"Bearer {neighbour.bearer}", "Accept-Encoding": "identity"}
    if mode is GenerationMode.NEGATIVE and not takes_something(operation):
        return

    @FEW
    @given(operation.as_strategy(generation_mode=mode))
    def holds(case: Any) -> None:
        answer = case.call_and_validate(checks=PROMISES, headers=headers)
        assert not [secret for secret in OF_A_NEIGHBOUR if secret in answer.text]

    holds()


def takes_something(operation: Any) -> bool:
    return any(True for _ in operation.iter_parameters()) or bool(operation.body)
