"""The checks find what was broken on purpose, and nothing in a sound network."""

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from tests.network.conftest import LONG_AGO, NOW, World

from tirek.core.checks import Finding
from tirek.core.retention import unnamed_columns
from tirek.network import integrity
from tirek.network.models import Organisation, OrganisationName, OrganisationPlacement, RoleGrant

CHECKS = [
    integrity.path_differs_from_placement,
    integrity.name_differs_from_history,
    integrity.placed_outside_its_time,
    integrity.grant_ended_but_open,
    integrity.grant_at_closed_organisation,
]


def found(check) -> list[Finding]:  # type: ignore[no-untyped-def]
    return list(check())


@pytest.mark.parametrize("check", CHECKS)
def test_sound_network(world: World, check) -> None:  # type: ignore[no-untyped-def]
    assert found(check) == []


def test_each_finds_its_own(world: World) -> None:
    Organisation.objects.filter(code="0412").update(path="0001.0412.")
    assert found(CHECKS[0]) == [Finding("0412")]
    OrganisationName.objects.filter(organisation__code="0413").update(name_kk="Басқа")
    assert found(CHECKS[1]) == [Finding("0413")]
    early = DateRange(LONG_AGO.replace(year=1999), None)
    OrganisationPlacement.objects.filter(organisation__code="0039").update(during=early)
    assert found(CHECKS[2]) == [Finding("0039")]
    grant = RoleGrant.objects.get(user=world.users["clerk"])
    RoleGrant.objects.filter(pk=grant.pk).update(ended_at=NOW)
    assert found(CHECKS[3]) == [Finding(str(grant.pk))]
    Organisation.objects.filter(code="0961").update(during=DateRange(LONG_AGO, LONG_AGO.replace(year=2020)))
    assert found(CHECKS[4]) == [Finding(str(RoleGrant.objects.get(user=world.users["partner_clerk"]).pk))]


def test_every_column_stands_in_the_retention_register() -> None:
    for app in ("network", "account", "mfa", "usersessions"):
        missing = [name for name in unnamed_columns(app) if not name.startswith("account.EmailConfirmation")]
        assert missing == []
