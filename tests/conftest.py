"""The house of all tests: real PostgreSQL, apart from the demo's, started when a test first needs it.

Works from a bare shell: ``config.testing`` sets the surroundings before Django reads them.
"""

import hashlib
import os
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ["TIREK_DATA"])  # set by config.testing


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


def _let_the_audit_be_emptied() -> None:
    """A transactional test ends by truncating every table, which the audit's own trigger refuses: disabled in the
    test database only (``tests/core/test_audit_append_only.py`` enables it to test it)."""
    from django.db import connection

    with connection.cursor() as cursor:
        for table in ("core_auditevent", "core_auditseal"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {table}_no_truncate")
