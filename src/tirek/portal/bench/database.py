"""The databases the benches run on: the demo country, and the same country with very many cases."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

import psycopg
from django.core.management import call_command
from django.db import connections

from tirek.core.postgres import statistics
from tirek.portal.cli.prepare import database_running
from tirek.portal.cli.terminal import progress, say

SMALL = "tirek_bench_demo"
PREFIX = "tirek_bench_"


def name_for(cases: int) -> str:
    """The database with that many cases; the demo country alone for 0."""
    return f"{PREFIX}{cases}" if cases else SMALL


@contextmanager
def bench_database(cases: int, *, keep: bool) -> Iterator[str]:
    """Make the database when it is not there yet, work in it, and drop it unless it is to be kept."""
    with database_running():
        name = name_for(cases)
        made_small = _make_demo()
        if cases and not _exists(name):
            _make_large(name, cases)
        use(name)
        call_command("migrate", interactive=False, verbosity=0)  # one kept from an earlier run may lack an index
        statistics.complete()
        try:
            yield name
        finally:
            _disconnect()
            if not keep:
                _administer(f"DROP DATABASE {name}")
                if made_small and name != SMALL:
                    _administer(f"DROP DATABASE {SMALL}")


@contextmanager
def own_database(name: str, fill: Callable[[], None], *, keep: bool) -> Iterator[str]:
    """A database of a bench's own, filled once, whole or not at all; work in it, and drop it unless it is kept."""
    with database_running():
        if not _exists(name):
            fresh = f"{name}_new"
            _administer(f"DROP DATABASE IF EXISTS {fresh}")
            _administer(f"CREATE DATABASE {fresh}")
            use(fresh)
            call_command("migrate", interactive=False, verbosity=0)
            fill()
            _disconnect()
            _administer(f"ALTER DATABASE {fresh} RENAME TO {name}")
        use(name)
        call_command("migrate", interactive=False, verbosity=0)
        try:
            yield name
        finally:
            _disconnect()
            if not keep:
                _administer(f"DROP DATABASE {name}")


def use(name: str) -> None:
    """Send all of this process' queries to a database from now on."""
    _disconnect()
    connections.settings["default"]["NAME"] = name


def address(name: str) -> str:
    """DATABASE_URL of a database, for processes of their own."""
    told = connections.settings["default"]
    secret = f":{quote(told['PASSWORD'], safe='')}" if told.get("PASSWORD") else ""
    at = f"{told.get('USER', '')}{secret}@"
    return f"postgres://{at}/{name}?host={quote(str(told['HOST']), safe='')}" + (
        f"&port={told['PORT']}" if told.get("PORT") else ""
    )


def _make_demo() -> bool:
    """The demo country, made whole or not at all."""
    if _exists(SMALL):
        return False
    from tirek.portal.demo import load

    fresh = f"{SMALL}_new"
    _administer(f"DROP DATABASE IF EXISTS {fresh}")
    _administer(f"CREATE DATABASE {fresh}")
    use(fresh)
    say("Making the demo country …")
    call_command("migrate", interactive=False, verbosity=0)
    with progress() as advance:
        load(advance)
    _disconnect()
    _administer(f"ALTER DATABASE {fresh} RENAME TO {SMALL}")
    return True


def _make_large(name: str, cases: int) -> None:
    from tirek.portal.bench.multiply import multiply

    fresh = f"{name}_new"
    _administer(f"DROP DATABASE IF EXISTS {fresh}")
    _administer(f"CREATE DATABASE {fresh} TEMPLATE {SMALL}")
    use(fresh)
    with progress() as advance:
        multiply(cases, advance)
    _disconnect()
    _administer(f"ALTER DATABASE {fresh} RENAME TO {name}")


def _exists(name: str) -> bool:
    with _administration() as connection:
        return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def _administer(statement: str) -> None:
    with _administration() as connection:
        connection.execute(statement)  # type: ignore[call-overload]


def _administration() -> "psycopg.Connection[Any]":
    told = connections.settings["default"]
    given = {"host": told["HOST"], "port": told.get("PORT"), "user": told.get("USER"), "password": told.get("PASSWORD")}
    return psycopg.connect(dbname="postgres", autocommit=True, **{key: value for key, value in given.items() if value})


def _disconnect() -> None:
    for connection in connections.all(initialized_only=True):
        connection.close()
        if connection.settings_dict["OPTIONS"].get("pool"):
            connection.close_pool()
