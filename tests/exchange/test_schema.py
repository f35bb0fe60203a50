"""The API held against its own description: whatever is sent, it answers as described, and shows no neighbour's."""

from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import Any
from unittest.mock import patch

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.exchange.conftest import System
from tests.exchange.partners import PartnerSystem, agreed, bound_system, refer_to
from tests.factories import make_case, make_memorandum

from tirek.cases.actions.intake import NewApplicant
from tirek.exchange.api import api

PROMISES = [
    *(not_a_server_error, status_code_conformance, content_type_conformance),
    *(response_headers_conformance, response_schema_conformance),
]
OF_A_NEIGHBOUR = ("Шүкіров", "+77019998877", "Бұл сөзді көршілер көрмейді.")
OF_PARTNERS = {"Referrals", "Memorandum", "Reconciliation", "Webhooks"}
FEW = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much],
)
FEWER = settings(FEW, max_examples=5)
OPERATIONS = [
    (method, path)
    for path, methods in api.get_openapi_schema(path_prefix="/api/")["paths"].items()
    for method in methods
]


@pytest.fixture
def description(world: Any) -> Iterator[Any]:
    """Read as an application server asks. The end of a request leaves the connection of the test alone."""
    with patch.object(connection, "close"):
        yield _read_once()


@cache
def _read_once() -> Any:
    return schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application())


@pytest.fixture
def neighbour(connected: Any, world: Any) -> System:
    """A system of Keles, which reads and writes all it may. Saryagash has an application of its own."""
    family_name, phone, body = OF_A_NEIGHBOUR
    make_case(world.saryagash, body=body, applicant=NewApplicant(family_name=family_name, phone=phone))
    return connected(world.keles)


@pytest.fixture
def stranger(neighbour: System, world: Any) -> PartnerSystem:
    """A system of the housing department under its own memorandum. The employment centre has a referral of its own."""
    family_name, phone, body = OF_A_NEIGHBOUR
    agreed(world, crossing=("name", "phone", "body"))
    refer_to(world, world.employment, body=body, applicant=NewApplicant(family_name=family_name, phone=phone))
    return bound_system(world, make_memorandum(world.saryagash, world.housing), world.housing)


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["right", "wrong"])
def test_every_answer_is_as_described(
    method: str, path: str, mode: GenerationMode, description: Any, request: pytest.FixtureRequest
) -> None:
    """With what the description allows, and with what it does not."""
    operation = description[path][method]
    is_partners = bool(OF_PARTNERS & set(operation.definition.raw["tags"]))
    system: System = request.getfixturevalue("stranger" if is_partners else "neighbour")
    headers = {"Authorization": f"Bearer {system.bearer}", "Accept-Encoding": "identity"}
    if mode is GenerationMode.NEGATIVE and not takes_something(operation):
        return

    @(FEWER if is_partners else FEW)
    @given(operation.as_strategy(generation_mode=mode))
    def holds(case: Any) -> None:
        answer = case.call_and_validate(checks=PROMISES, headers=headers)
        assert not [secret for secret in OF_A_NEIGHBOUR if secret in answer.text]

    with suppress(Unsatisfiable):  # of some addresses nothing can be wrong that would still reach them
        holds()


def takes_something(operation: Any) -> bool:
    """Beside the address: little is wrong in one that still leads there."""
    told = [each for each in operation.iter_parameters() if each.location != "path" and each.name != "Authorization"]
    return bool(told or operation.body)
