"""The house of all tests: real PostgreSQL, apart from the demo's, started when a test first needs it.

Works from a bare shell: ``config.testing`` sets the surroundings before Django reads them.
"""

import hashlib
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.template import engines
from django.template.base import FilterExpression, Node
from pytest_django.plugin import DjangoDbBlocker

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ["TIREK_DATA"])  # set by config.testing

# The same algorithm, with the least it can be given: a secret of a test need not cost a guesser a tenth of a second.
Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost, Argon2PasswordHasher.parallelism = 1, 8, 1


def _migrations_digest() -> str:
    digest = hashlib.sha256()
    for path in sorted((ROOT / "src").glob("tirek/*/migrations/*.py")):
        digest.update(path.read_bytes())
    digest.update((ROOT / "src/config/settings.py").read_bytes())
    return digest.hexdigest()


def _stamp() -> Path:
    return DATA / f"migrations-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"


@pytest.fixture(scope="session")
def django_db_createdb(request: pytest.FixtureRequest) -> bool:
    """Make the test database anew when a migration has changed since it was made."""
    stamp = _stamp()
    current = stamp.exists() and stamp.read_text() == _migrations_digest()
    stamp.unlink(missing_ok=True)
    return bool(request.config.getvalue("create_db")) or not current


@pytest.fixture(scope="session")
def django_db_setup(django_db_createdb: bool, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    _stamp().parent.mkdir(parents=True, exist_ok=True)
    _stamp().write_text(_migrations_digest())
    with django_db_blocker.unblock():
        _let_the_audit_be_emptied()
        _empty_only_what_was_filled()


KEPT = ("django_content_type", "auth_permission")  # made by the migrations, and made again at the end of each such test


def _empty_only_what_was_filled() -> None:
    """A transactional test ends by truncating every table, hundreds of them, though it has written to a few: those are
    emptied instead. Constraints and triggers have nothing to say then: what is left is a database without a row."""
    from django.db import connection

    truncate = connection.ops.sql_flush
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('is_superuser')")
        if cursor.fetchone() != ("on",):
            return

    def empty(style: Any, tables: Sequence[str], *, reset_sequences: bool = False, **how: Any) -> list[str]:
        if reset_sequences or not tables:
            return list(truncate(style, tables, reset_sequences=reset_sequences, **how))
        named = {table: connection.ops.quote_name(table) for table in tables if table not in KEPT}
        asked = (f"SELECT '{table}' WHERE EXISTS (SELECT FROM {name})" for table, name in named.items())
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(asked))
            deletes = [f"DELETE FROM {named[table]}" for (table,) in cursor.fetchall()]
        role = "SET LOCAL session_replication_role TO"
        return [f"{role} replica", *deletes, f"{role} origin"]

    connection.ops.sql_flush = empty


def _let_the_audit_be_emptied() -> None:
    """A transactional test ends by truncating every table, which the audit's own trigger refuses: disabled in the
    test database only (``tests/core/test_audit_append_only.py`` enables it to test it)."""
    from django.db import connection

    with connection.cursor() as cursor:
        for table in ("core_auditevent", "core_auditseal"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {table}_no_truncate")


class UndefinedVariable(Exception):
    """A template of ours shows a variable that nobody gave it."""


class _Refuse(str):
    """What Django shows for an unknown variable: nothing, as ever, but in a template of ours it fails the test.

    ``{{ name|default:… }}`` may ask for what is not there.
    """

    __slots__ = ()

    def __bool__(self) -> bool:
        """Asked by Django before it gives the variable up; the caller is the expression."""
        expression = sys._getframe(1).f_locals.get("self")
        if isinstance(expression, FilterExpression) and not _has_default(expression):
            template = _template_being_rendered()
            if template and OWN_TEMPLATES in Path(template).parents:
                raise UndefinedVariable(f"{expression.var} in {Path(template).relative_to(OWN_TEMPLATES)}")
        return False


def _has_default(expression: FilterExpression) -> bool:
    return any(function.__name__ in {"default", "default_if_none"} for function, _ in expression.filters)


OWN_TEMPLATES = ROOT / "src" / "tirek"


def _template_being_rendered() -> str | None:
    """The file of the innermost template node on the stack."""
    frame = sys._getframe(2)
    while frame is not None:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and getattr(node, "origin", None):
            return str(node.origin.name)
        frame = frame.f_back
    return None


@pytest.fixture(autouse=True)
def _undefined_variables_fail() -> None:
    """An unknown variable in one of our templates fails the test that renders it. Asked anew for every test, since one
    that changes a setting such as DEBUG makes Django build the engines again."""
    for engine in engines.all():
        engine.engine.string_if_invalid = _Refuse()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say plainly what a machine without a browser has left out (``tests/journeys`` is not collected there)."""
    if shutil.which("chromium") is None and shutil.which("chromium-browser") is None:
        terminalreporter.write_line(
            "Without Chromium the browser journeys were left out. On Debian: apt install chromium"
        )
