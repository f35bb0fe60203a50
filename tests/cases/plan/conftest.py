"""A case of the small country, a partner with a memorandum and the service, and a way to sign in as anybody."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from tests.browsers import browser_of
from tests.factories import make_case, make_line, make_memorandum, make_referral
from tests.factories.cases import NOW

from tirek.cases.models import Case, PlanLine, Transition
from tirek.network.models import Memorandum
from tirek.programmes.models import Provision
from tirek.territory.queries.geography import _cached_geography


@pytest.fixture(autouse=True)
def _fresh_areas() -> None:
    _cached_geography.cache_clear()


@pytest.fixture
def case(world) -> Case:
    return make_case(world.saryagash, service=world.job)


@pytest.fixture
def memorandum(world) -> Memorandum:
    Provision.objects.create(service=world.job, organisation=world.employment, during=DateRange(date(2020, 1, 1), None))
    return make_memorandum(world.saryagash, world.employment, crossing=("name",))


@pytest.fixture
def line(world, case) -> PlanLine:
    return make_line(case, by=world["clerk"])


@pytest.fixture
def referral(world, memorandum, line) -> Transition:
    return make_referral(line, world.employment.pk, by=world["clerk"], at=NOW)


@pytest.fixture
def sign_in(client, world, settings):
    settings.DEMO = True

    def as_persona(persona):
        return browser_of(world[persona], client)

    return as_persona
