"""A new database is laid from one script, ``config/schema.sql``, in a second.

Walking through all migrations takes half a minute, because Django draws its models anew at each step.

The script is what the migrations make (``tirek schema`` writes it, a test compares the two), and says which of them it
stands for, so that later ones are applied on top of it as ever.
"""

import hashlib
import re
from importlib.resources import files
from pathlib import Path

from django.apps import apps
from django.db import DatabaseError, connection, transaction

SCRIPT = Path(str(files("config"))) / "schema.sql"
_HEAD = "-- What the migrations make. Written by `tirek schema`; never edit it by hand. Digest of the migrations: "
_LEFT_OUT = re.compile(r"^(--.*|\\.*|SET transaction_timeout.*|SELECT pg_catalog\.set_config\('search_path'.*)?$")
_APPLIED = re.compile(r"(INSERT INTO public\.django_migrations VALUES \(\d+, '[^']+', '[^']+', )'[^']+'")


def lay() -> bool:
    """Lay the script in an empty database, whole or not at all; False where it has to be done by migrations: the
    database is not empty, there is no script, or the server refuses it."""
    if not SCRIPT.exists() or connection.introspection.table_names():
        return False
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(SCRIPT.read_text(encoding="utf-8"))
    except DatabaseError:
        return False
    return True


def digest() -> str:
    """A digest of the names of all migrations, and of the words of our own."""
    found = hashlib.sha256()
    for config in sorted(apps.get_app_configs(), key=lambda each: each.label):
        for path in sorted((Path(config.path) / "migrations").glob("[0-9]*.py")):
            found.update(f"{config.label}.{path.stem}\n".encode())
            if config.name.startswith("tirek."):
                found.update(path.read_bytes())
    return found.hexdigest()


def is_current() -> bool:
    """Whether the script was written from the migrations as they are."""
    return SCRIPT.exists() and SCRIPT.read_text(encoding="utf-8").partition("\n")[0] == f"{_HEAD}{digest()}"


def script_of(dump: str) -> str:
    """The script of a plain dump: no comments, no commands of psql, no times, settings for its own transaction."""
    kept = [_local(line) for line in dump.splitlines() if not _LEFT_OUT.match(line)]
    body = _APPLIED.sub(r"\1'2026-01-01 00:00:00+00'", "\n".join(kept))
    return f"{_HEAD}{digest()}\n{body}\n"


def _local(line: str) -> str:
    return re.sub(r"^SET ", "SET LOCAL ", line)
