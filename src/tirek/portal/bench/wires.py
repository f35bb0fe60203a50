"""Webhooks: how many notices a second one worker carries, and how long after the deed the partner's server has it.

The server is a process of its own on the same cores. What is carried is written down beforehand in bulk; the delay is
measured with ``tirek worker`` running and one application registered after another.
"""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median, quantiles
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import connections
from django.utils import timezone

from tirek.cases.actions.intake import submit
from tirek.core.actor import ANONYMOUS, system_actor
from tirek.exchange.actions.carrying import begun, carry
from tirek.exchange.actions.webhook_jobs import WEBHOOKS
from tirek.exchange.actions.webhooks import add_webhook, close_webhook
from tirek.exchange.enums_of_wires import NoticeKind
from tirek.exchange.models import ApiClient, WebhookDelivery, WebhookEndpoint
from tirek.portal.bench.applications import make_applications
from tirek.portal.bench.database import address
from tirek.portal.bench.server import connected_system

MANY, IN_A_ROW, DEEDS = 3000, 300, 40
LOOPBACK = "127.0.0.0/8"
LISTENS = "SELECT count(*) FROM pg_stat_activity WHERE query ILIKE 'listen %' AND datname = current_database()"


def measure() -> list[dict[str, Any]]:
    """Notices of many applications, of one application, and the delay of single ones."""
    settings.EXCHANGE_NETWORKS = [LOOPBACK]
    by = system_actor("bench")
    with _listening() as url, connected_system() as system:
        client = ApiClient.objects.get(application__client_id=system["id"])
        endpoint = add_webhook(client.pk, url, [NoticeKind.CASE_REGISTERED], by=by, at=timezone.now()).endpoint
        try:
            rows = [
                _rate(endpoint, "notices of many applications", MANY, lanes=MANY),
                _rate(endpoint, "notices of one application, one after another", IN_A_ROW, lanes=1),
                _delays(url),
            ]
        finally:
            close_webhook(endpoint.pk, by=by, at=timezone.now())
    return rows


def _rate(endpoint: WebhookEndpoint, what: str, count: int, lanes: int) -> dict[str, Any]:
    keys, at = [uuid4() for _ in range(lanes)], timezone.now()
    WebhookDelivery.objects.bulk_create(
        WebhookDelivery(
            way=endpoint,
            lane=keys[n % lanes],
            kind=NoticeKind.CASE_REGISTERED,
            number=f"bench-{n}",
            data={"number": f"bench-{n}", "state": "registered", "link": f"/api/v1/cases/bench-{n}"},
            **begun(at),
        )
        for n in range(count)
    )
    started = time.perf_counter()
    while carry(WEBHOOKS, endpoint.pk, now=timezone.now) is not None:
        pass
    spent = time.perf_counter() - started
    return {"what": what, "notices": count, "seconds": round(spent, 2), "per_second": round(count / spent)}


def _delays(url: str) -> dict[str, Any]:
    """From the commit of an intake to the partner's server."""
    done: dict[str, float] = {}
    with _working():
        for application in make_applications(DEEDS, key=uuid4):
            case = submit(application, by=ANONYMOUS, at=timezone.now()).case
            done[case.number] = time.time()
            time.sleep(0.1)
        arrived = _arrived(url, set(done))
    delays = [max(arrived[number] - at, 0) * 1000 for number, at in done.items() if number in arrived]
    if len(delays) < DEEDS:
        raise RuntimeError(f"{DEEDS - len(delays)} notices have not arrived")
    told = {"median_ms": round(median(delays), 1), "p95_ms": round(quantiles(delays, n=20)[18], 1)}
    return {"what": "from the deed to the partner's server", "notices": DEEDS, **told}


def _arrived(url: str, wanted: set[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline and not wanted <= set(found):
        time.sleep(0.2)
        with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 - our own listener
            found = json.loads(answer.read())
    return found


@contextmanager
def _listening() -> Iterator[str]:
    process = subprocess.Popen([sys.executable, "-m", "tirek.portal.bench.listener"], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield f"http://127.0.0.1:{int(process.stdout.readline())}/"
    finally:
        process.kill()
        process.wait()


@contextmanager
def _working() -> Iterator[None]:
    """``tirek worker`` on the bench's database, once it listens."""
    name = connections.settings["default"]["NAME"]
    given = {"DATABASE_URL": address(name), "TIREK_EXCHANGE_NETWORKS": LOOPBACK}
    process = subprocess.Popen(
        [sys.executable, "-m", "tirek.portal.cli", "worker"],
        env=os.environ | given,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_for_worker()
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def _wait_for_worker() -> None:
    """Until it has asked the database to be woken."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        with connections["default"].cursor() as cursor:
            cursor.execute(LISTENS)
            if cursor.fetchone()[0]:
                return
        time.sleep(0.2)
    raise RuntimeError("The worker did not start.")
