"""pg_dump and pg_restore of the wheel, on whatever database Tirek is set up to use."""

import contextlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import IO

from django.db import connection

from tirek.core.postgres.server import programs

from .terminal import Failure

REPLACE = [
    *("--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1"),
    *("--command=drop schema if exists public cascade", "--command=create schema public", "--file=-"),
]


def dump(target: Path) -> None:
    """Write the whole database into one file in PostgreSQL's own format, read in one snapshot."""
    with target.open("wb") as file:
        _run("pg_dump", "--format=custom", "--compress=gzip:3", "--no-owner", "--no-acl", stdout=file)


def plain_dump() -> str:
    """The whole database as SQL that needs no psql: schema, and rows as INSERTs."""
    done = subprocess.run(
        [str(programs() / "pg_dump"), "--format=plain", "--inserts", "--no-owner", "--no-acl", "--no-comments"],
        capture_output=True,
        text=True,
        env=os.environ | _connection(),
        check=False,
    )
    if done.returncode:
        raise Failure(f"pg_dump failed: {_tail(done.stderr.encode())}")
    return done.stdout


def load(source: Path) -> None:
    """Replace everything in the database by a dump, in one transaction."""
    psql = subprocess.Popen(
        [str(programs() / "psql"), *REPLACE],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=os.environ | _connection() | {"PGOPTIONS": "-c client_min_messages=warning"},
    )
    script = subprocess.Popen(
        [str(programs() / "pg_restore"), "--no-owner", "--no-acl", "--file=-", str(source)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert psql.stdin is not None
    assert script.stdout is not None
    assert script.stderr is not None
    with contextlib.suppress(BrokenPipeError):
        _copy(script.stdout, psql.stdin)
    script.stdout.close()
    refused = script.stderr.read()
    if script.wait() > 0:
        psql.kill()  # before its end of input: nothing is committed
        psql.wait()
        raise Failure(f"the dump can't be read: {_tail(refused)}")
    _, said = psql.communicate()
    if psql.returncode:
        raise Failure(f"the database refused the backup and stays as it was: {_tail(said)}")


def _copy(script: IO[bytes], psql: IO[bytes]) -> None:
    """Pass the script on, without the one setting that servers before 17 do not know."""
    for number, line in enumerate(script):
        if number < 50 and line.startswith(b"SET transaction_timeout"):
            continue
        psql.write(line)
        if number == 50:
            break
    shutil.copyfileobj(script, psql, 2**20)


def _tail(output: bytes) -> str:
    return output.decode(errors="replace").strip()[-2000:]


def is_empty() -> bool:
    """Whether the database has no table with a row in it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname = 'public'"
            " and tablename not in ('django_migrations', 'django_content_type', 'auth_permission')"
        )
        tables = [row[0] for row in cursor.fetchall()]
        for table in tables:
            cursor.execute(f"select exists (select 1 from {table})")  # noqa: S608 - quoted by the server itself
            if cursor.fetchone()[0]:
                return False
    return True


def server_version() -> str:
    with connection.cursor() as cursor:
        cursor.execute("show server_version")
        return str(cursor.fetchone()[0])


def _run(program: str, *arguments: str, stdout: IO[bytes]) -> None:
    done = subprocess.run(
        [str(programs() / program), *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=os.environ | _connection(),
        check=False,
    )
    if done.returncode:
        raise Failure(f"{program} failed: {_tail(done.stderr)}")


def _connection() -> dict[str, str]:
    """The address of the database as libpq reads it from the environment; the password is on no command line."""
    settings = connection.settings_dict
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    address = {variable: str(settings[key]) for variable, key in names.items() if settings.get(key)}
    libpq = {"sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "sslcert": "PGSSLCERT", "sslkey": "PGSSLKEY"}
    options = settings.get("OPTIONS", {})
    return address | {variable: str(options[key]) for key, variable in libpq.items() if key in options}
