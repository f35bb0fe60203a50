"""What the tests of the exchange share: connected systems and their tokens."""

from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories import World, make_world

from tirek.core.roles import Role
from tirek.exchange.actions.clients import Connected, NewClient, connect
from tirek.exchange.enums import Scope

ALL = tuple(Scope.values)


@pytest.fixture
def world(db) -> World:
    return make_world()


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Path) -> None:
    """Tables handed in are kept in a folder of the test."""
    settings.MEDIA_ROOT = tmp_path


class System:
    """A partner's system: asks for tokens and calls the API through Django's own handler."""

    def __init__(self, connected: Connected) -> None:
        self.connected, self.http = connected, Client()
        self.bearer = self.token().json()["access_token"]

    def token(self, **asked: str) -> Any:
        pair = f"{self.connected.client_id}:{self.connected.secret}".encode()
        headers = {"Authorization": "Basic " + b64encode(pair).decode()}
        return self.http.post("/api/oauth/token", {"grant_type": "client_credentials", **asked}, headers=headers)

    def headers(self, **more: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.bearer}", **more}

    def get(self, path: str, data: dict[str, object] | None = None, **headers: str) -> Any:
        return self.http.get(f"/api/v1/{path}", data, headers=self.headers(**headers))

    def send(self, application: dict[str, Any], key: object = None, **headers: str) -> Any:
        headers = self.headers(**{"Idempotency-Key": str(key or uuid4())}, **headers)
        return self.http.post("/api/v1/cases", application, content_type="application/json", headers=headers)


@pytest.fixture
def connected(world: World) -> Callable[..., System]:
    """Connect a system of an office; by default one that registers and reads at Saryagash."""

    def make(organisation=None, roles=(Role.REGISTRAR, Role.CLERK), scopes=ALL) -> System:
        new = NewClient("1С-кеңсе", (organisation or world.saryagash).pk, roles, scopes)
        return System(connect(new, by=world["admin"], at=timezone.now()))

    return make


@pytest.fixture
def application(world: World) -> dict[str, Any]:
    return {
        "area": str(world.saryagash.area_id),
        "service": "job",
        "body": "Екі айдан бері жұмыс таба алмай жүрмін.",
        "language": "kk",
        "applicant": {
            "family_name": "Серікова",
            "given_name": "Айгүл",
            "phone": "+77010000001",
            "email": "a@tirek.example",
        },
    }
