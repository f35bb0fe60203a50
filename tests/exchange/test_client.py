"""The Python client made from the OpenAPI document: its types hold, and it drives a running server."""

import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from types import ModuleType
from typing import Any
from unittest.mock import patch
from uuid import uuid4
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.test import Client
from tests.exchange.conftest import System
from tests.factories import World, make_case

from tirek.cases.models import Case
from tirek.exchange.client.own import own_document, packed
from tirek.exchange.client.writing import METHODS, files_of
from tirek.exchange.sealing import new_secret, signature

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("client")
    for name, text in files_of(own_document()).items():
        (made / name).parent.mkdir(exist_ok=True)
        (made / name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[ModuleType]:
    sys.path.insert(0, str(folder))
    yield importlib.import_module("tirek_client")
    sys.path.remove(str(folder))
    for name in [name for name in sys.modules if name.partition(".")[0] == "tirek_client"]:
        del sys.modules[name]


class Quiet(WSGIRequestHandler):
    def log_message(self, *told: Any) -> None:
        """Say nothing."""


@pytest.fixture
def site(world: World) -> Iterator[str]:
    """A server on a real socket. It shares the connection of the test, since requests come one after another."""
    shared = connections["default"]
    shared.inc_thread_sharing()
    server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet)

    def run() -> None:
        connections["default"] = shared
        server.serve_forever(0.05)

    thread = Thread(target=run, daemon=True)
    with patch.object(shared, "close"):  # the end of a request leaves the connection of the test alone
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
    server.server_close()
    shared.dec_thread_sharing()


def tirek(client: ModuleType, site: str, system: System, **more: Any) -> Any:
    return client.Tirek(site, system.connected.client_id, system.connected.secret, language="ru", **more)


def test_the_package_is_strictly_typed_and_has_every_operation(folder: Path, client: ModuleType) -> None:
    found = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", f"--cache-dir={folder / '.mypy'}", "tirek_client"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert found.returncode == 0, found.stdout
    wanted = {
        operation["operationId"]
        for operations in own_document()["paths"].values()
        for method, operation in operations.items()
        if method in METHODS
    }
    assert not [name for name in wanted if not hasattr(client.Tirek, name)]


def test_it_sends_reads_every_page_and_tells_problems(
    client: ModuleType, site: str, connected: Any, application: dict[str, Any], world: World
) -> None:
    api = tirek(client, site, connected())
    assert {each["code"] for each in api.services()} == {"job", "housing"}
    key = str(uuid4())
    first = api.register_case(application, key=key)
    assert first["pin"]
    assert api.register_case(application, key=key)["number"] == first["number"], "sent twice, registered once"
    for _ in range(4):
        make_case(world.saryagash)
    assert len({each["number"] for each in api.iter_cases(limit=2)}) == 5
    assert api.read_case(first["number"])["body"] == application["body"]
    with pytest.raises(client.Problem) as told:
        api.register_case(application | {"service": "none"})
    assert (told.value.status, told.value.errors[0].field) == (422, "service")
    assert "Такого кода нет" in str(told.value) or told.value.errors[0].detail
    with pytest.raises(client.Problem) as missing:
        api.read_case("0000-26-000000-0")
    assert missing.value.status == 404


def test_it_asks_for_a_new_token_when_the_old_one_is_refused_and_says_when_it_may_not(
    client: ModuleType, site: str, connected: Any
) -> None:
    api = tirek(client, site, connected())
    api.list_cases()
    api._token, old = "spent", api._token
    assert api.list_cases()["items"] == []
    assert api._token not in ("spent", "")
    assert old != ""
    with pytest.raises(client.Problem) as told:
        client.Tirek(site, "nobody", "nothing").list_cases()
    assert told.value.status == 401


def test_it_tries_again_with_the_same_key_and_gives_up_in_the_end(
    client: ModuleType, site: str, connected: Any, application: dict[str, Any]
) -> None:
    waits: list[float] = []
    api = tirek(client, site, connected(), sleep=waits.append)
    real, sent = api._opener.open, []

    def flaky(request: Any, timeout: float) -> Any:
        answer = real(request, timeout=timeout)
        if "/cases" in request.full_url:
            sent.append(request.get_header("Idempotency-key"))
            if len(sent) < 3:
                answer.close()
                raise ConnectionResetError("the answer was lost")
        return answer

    api._opener.open = flaky
    assert api.register_case(application)["number"] == Case.objects.get().number
    assert (len(sent), len(set(sent)), waits) == (3, 1, [1.0, 2.0])
    gone = client.Tirek("http://127.0.0.1:9", "a", "b", tries=3, sleep=waits.append)
    with pytest.raises(client.Unreachable):
        gone.list_cases()
    with pytest.raises(ValueError, match="https"):
        client.Tirek("file:///etc/passwd", "a", "b")


def test_a_notice_is_believed_only_when_it_is_genuine(client: ModuleType) -> None:
    secret, body, at = new_secret(), json.dumps({"type": "ping"}).encode(), 1_800_000_000
    headers = {
        "Webhook-Id": "n1",
        "Webhook-Timestamp": str(at),
        "Webhook-Signature": f"v1,x {signature(secret, 'n1', at, body)}",
    }
    assert client.verify(secret, headers, body, now=at + 10).told == {"type": "ping"}
    wrong = [
        (new_secret(), headers, body, at),
        (secret, headers, body + b" ", at),
        (secret, headers, body, at + 301),
        (secret, headers | {"Webhook-Id": "n2"}, body, at),
        (secret, {}, body, at),
    ]
    for its_secret, its_headers, its_body, now in wrong:
        with pytest.raises(client.NotGenuine):
            client.verify(its_secret, its_headers, its_body, now=now)


def test_it_is_taken_along_from_the_installation_itself() -> None:
    assert Client().get("/api/client.zip").content == packed()
