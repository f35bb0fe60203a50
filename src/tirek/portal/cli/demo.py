"""``tirek demo``: a whole country at work, from nothing, with one command."""

import os
import time
from collections.abc import Callable
from typing import Annotated

import typer

from .ports import require_free
from .supervise import Part, Supervisor
from .terminal import progress, say

app = typer.Typer()


@app.command()
def demo(
    serve: Annotated[bool, typer.Option(help="Serve it; with --no-serve, load and stop.")] = True,
    host: Annotated[str, typer.Option(envvar="HOST", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(envvar="PORT", help="Port to listen on.")] = 8000,
) -> None:
    """Set everything up, load the demo country when the database is empty, and serve it until Ctrl-C.

    The data is kept in the data folder (TIREK_DATA): the next start finds it again.
    """
    os.environ |= {"TIREK_DEMO": "1", "HOST": host, "PORT": str(port)}
    if serve:
        require_free(host, port)
    import django

    django.setup()
    from .prepare import collect_static, compile_messages, database_running

    compile_messages()
    collect_static()
    with database_running():
        _fill()
        if serve:
            _serve(host, port)


def _fill() -> None:
    """Migrate, and load the demo country into an empty database: whole, or not at all."""
    from django.core.management import call_command
    from django.db import connections, transaction

    from tirek.network.models import Organisation
    from tirek.portal.demo import load

    say("Preparing the database …")
    call_command("migrate", interactive=False, verbosity=0)
    if not Organisation.objects.exists():
        started = time.monotonic()
        with progress() as advance, transaction.atomic():
            load(advance)
        say(f"The demo country is loaded ({time.monotonic() - started:.0f} s).")
    connections.close_all()


def _serve(host: str, port: int) -> None:
    from django.conf import settings

    logs = settings.DATA_DIR / "logs"
    with Supervisor([Part("serve", logs / "web.log"), Part("worker", logs / "worker.log")], keep=_keep()) as parts:
        address = f"http://{host if host != '0.0.0.0' else '127.0.0.1'}:{port}/"  # noqa: S104 - compared only
        if parts.wait_until_ready(f"{address}health/ready"):
            print(address, flush=True)
            parts.watch()
    say("Stopped. The data is kept.")


def _keep() -> Callable[[], object]:
    """What the supervisor looks after besides its parts: the embedded server, when it is ours."""
    from tirek.core.postgres.base import embedded_server

    server = embedded_server()
    return (lambda: server.pid() or server.ensure_running()) if server else (lambda: None)
