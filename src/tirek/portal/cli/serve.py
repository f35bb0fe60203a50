"""``tirek serve``: the web application under granian."""

import os
from typing import Annotated

import typer

from .ports import require_free
from .prepare import collect_static, compile_messages, database_running

app = typer.Typer()


@app.command()
def serve(
    host: Annotated[str, typer.Option(envvar="HOST", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(envvar="PORT", help="Port to listen on.")] = 8000,
    workers: Annotated[int, typer.Option(envvar="WORKERS", min=1, help="Web processes.")] = 2,
    threads: Annotated[int, typer.Option(envvar="THREADS", min=1, help="Threads of each process.")] = 4,
) -> None:
    """Run the web application until it is stopped (Ctrl-C)."""
    require_free(host, port)
    _prepare()
    from django.conf import settings
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    with database_running():
        Granian(
            "config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=threads,
            log_level=LogLevels.warning,
            log_dictconfig=settings.LOGGING,
            respawn_failed_workers=True,
            workers_kill_timeout=10,
        ).serve()


def _prepare() -> None:
    """Give the web processes their static files, and one empty folder in which their counters meet."""
    import django
    from django.conf import settings

    django.setup()
    compile_messages()
    collect_static()
    folder = settings.DATA_DIR / "metrics"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.db"):
        old.unlink(missing_ok=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)
