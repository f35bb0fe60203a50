"""Figures of support measures: the catalogue, what is confirmed, and what checks found."""

from datetime import date, timedelta

import pytest
from tests.factories import World, make_case, make_world
from tests.factories.cases import NOW
from tests.factories.programmes import make_measure

from tirek.cases.models import EntitlementCheck
from tirek.core.actor import system_actor
from tirek.programmes.actions import confirm_measure, load_reference_services
from tirek.programmes.models import Service
from tirek.reports.indicators import indicator
from tirek.reports.period import Period
from tirek.reports.queries import Scope, figure, records_of, regions_table, scope_for

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
YEAR = Period(date(TODAY.year, 1, 1), date(TODAY.year, 12, 31))


@pytest.fixture
def world() -> World:
    return make_world()


def national() -> Scope:
    return scope_for(system_actor("test"), geography=TODAY)


def value(code: str) -> object:
    return figure(indicator(code), YEAR, national(), today=TODAY).value


def test_the_shipped_catalogue_is_more_than_forty_measures(world: World) -> None:
    load_reference_services()
    assert value("measures_offered") == 0  # nobody answers for them yet
    Service.objects.filter(is_asked_for=False).update(owner=world.employment)
    assert value("measures_offered") == 56
    rows = regions_table([indicator("measures_offered")], YEAR, national(), today=TODAY)
    assert sum(row.figures[0].value or 0 for row in rows) == 56
    make_measure("ended", owner=world.employment, during=(date(2020, 1, 1), date(2021, 1, 1)))
    assert value("measures_offered") == 56
    confirm_measure("large-family", by=world["coordinator"], at=NOW - timedelta(days=5))
    assert value("measures_confirmed") == 1


def test_checks_are_counted_by_what_they_found(world: World) -> None:
    for state in ("yes", "yes", "no", "unknown"):
        found = {"findings": [{"code": "large-family", "state": "no"}, {"code": "asp", "state": state}]}
        EntitlementCheck.objects.create(
            case=make_case(world.saryagash), at=NOW, rules_version="1", facts={}, answers={"kk": found}
        )
    assert [value(f"{name}") for name in ("entitlement_checks", "assistance_due", "assistance_unknown")] == [4, 2, 1]
    scope = national()
    opened = records_of(world["clerk"], indicator("assistance_due"), YEAR, scope, {}, today=TODAY)
    assert opened.count() == 2
    assert not records_of(world["clerk.keles"], indicator("assistance_due"), YEAR, scope, {}, today=TODAY)
