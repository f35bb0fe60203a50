"""A real web server on a bench's database, and a connected system to call it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone

from tirek.core.actor import system_actor
from tirek.core.roles import Role
from tirek.exchange.actions.clients import NewClient, connect, revoke
from tirek.exchange.enums import Scope
from tirek.network.models import Organisation
from tirek.portal.cli.terminal import Failure


@contextmanager
def connected_system() -> Iterator[dict[str, str]]:
    """A system of the republic's office that may send and read, revoked at the end."""
    by, office = system_actor("bench"), Organisation.objects.offices().get(level="republic", path__regex=r"^\d{4}\.$")
    new = NewClient("tirek bench", office.pk, (Role.REGISTRAR,), tuple(Scope.values))
    connected = connect(new, by=by, at=timezone.now())
    try:
        yield {"id": connected.client_id, "secret": connected.secret}
    finally:
        revoke(connected.client.pk, by=by, at=timezone.now())


@contextmanager
def serving(database: str, *, workers: int = 2, threads: int = 4) -> Iterator[str]:
    """``tirek serve`` on a free port, on another database of the same server."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    given = {
        "DATABASE_URL": database,
        "PORT": port,
        "WORKERS": str(workers),
        "THREADS": str(threads),
        "TIREK_DEMO": "1",
        "TIREK_API_CALLS_PER_MINUTE": "1000000",  # counted, never reached
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "tirek.portal.cli", "serve"],
        env=os.environ | given,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        site = f"http://127.0.0.1:{port}"
        _wait(site, process)
        yield site
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def _wait(site: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{site}/health/ready", timeout=5):  # noqa: S310 - our own address
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise Failure("The web server did not get ready.")
