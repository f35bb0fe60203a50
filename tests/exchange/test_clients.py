"""The administrator's page of connected systems, and the pages about the API."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from tests.browsers import browser_of
from tests.factories import make_world

from tirek.core.models import AuditEvent
from tirek.core.roles import Role
from tirek.core.verdict import Refused
from tirek.exchange.actions.clients import NewClient, connect, revoke
from tirek.exchange.models import ApiClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_world()


@pytest.fixture
def admin(world, settings) -> Client:
    """An administrator's browser, signed in as the demo does it: no second factor."""
    settings.DEMO = True
    return browser_of(world["admin"])


def test_the_secret_is_shown_once(admin, world):
    form = {"name": "1С-кеңсе", "organisation": world.saryagash.code, "roles": ["registrar"], "scopes": ["cases:write"]}
    assert admin.get("/systems/new/").status_code == 200
    answer = admin.post("/systems/new/", form)
    client = ApiClient.objects.select_related("application").get()
    shown = answer.content.decode()
    assert answer.status_code == 201
    assert "no-store" in answer["Cache-Control"]
    assert client.application.client_id in shown
    assert client.application.client_secret not in shown  # the digest
    listed = admin.get("/systems/").content.decode()
    assert client.name in listed
    assert "secret" not in listed.lower().replace("құпия", "")
    assert AuditEvent.objects.filter(verb="exchange.client_connected", subject_id=client.pk).exists()
    assert admin.post(f"/systems/{client.pk}/revocation/").status_code == 303
    client.refresh_from_db()
    assert client.revoked_at
    assert admin.get("/systems/").status_code == 200


def test_what_does_not_fit_is_said_in_the_form(admin, world):
    form = {"name": "", "organisation": "9999", "roles": ["administrator"], "scopes": []}
    answer = admin.post("/systems/new/", form)
    assert answer.status_code == 422
    assert not ApiClient.objects.exists()
    coordinator = form | {
        "name": "X",
        "organisation": world.saryagash.code,
        "roles": ["coordinator"],
        "scopes": ["cases:read"],
    }
    assert admin.post("/systems/new/", coordinator).status_code == 422


@pytest.mark.parametrize(
    "persona", ["registrar", "clerk", "head", "head.turkistan", "coordinator", "analyst", "employment", "anonymous"]
)
def test_only_administrators_connect_systems(world, persona):
    new = NewClient("X", world.saryagash.pk, (Role.CLERK,), ("cases:read",))
    client = connect(new, by=world["admin"], at=timezone.now()).client
    with pytest.raises(Refused):
        connect(new, by=world[persona], at=timezone.now())
    with pytest.raises(ApiClient.DoesNotExist):
        revoke(client.pk, by=world[persona], at=timezone.now())
    assert not ApiClient.objects.visible_to(world[persona]).exists()


def test_a_system_never_administers(world):
    new = NewClient("X", world.saryagash.pk, (Role.ADMINISTRATOR,), ("cases:read",))
    with pytest.raises(ValidationError):
        connect(new, by=world["admin"], at=timezone.now())


def test_a_system_is_cut_off_once(world):
    new = NewClient("X", world.saryagash.pk, (Role.CLERK,), ("cases:read",))
    client = connect(new, by=world["admin"], at=timezone.now()).client
    revoke(client.pk, by=world["admin"], at=timezone.now())
    with pytest.raises(Refused):
        revoke(client.pk, by=world["admin"], at=timezone.now())


def test_the_api_describes_itself_without_foreign_assets(client):
    schema = client.get("/api/openapi.json")
    page = client.get("/api/docs")
    text = page.content.decode()
    assert schema.json()["openapi"].startswith("3.")
    assert page.status_code == 200
    for path in schema.json()["paths"]:
        assert path in text
    assert 'src="http' not in text
    assert 'rel="stylesheet" href="http' not in text


def test_every_column_is_in_the_register_of_personal_data():
    from tirek.core.retention import unnamed_columns

    assert unnamed_columns("exchange") == []
