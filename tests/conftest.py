"""The house of all tests: real PostgreSQL, apart from the demo's, started when a test first needs it.

Works from a bare shell. Several people may run tests at once with different ``TIREK_DATA``.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("TIREK_DATA") or ROOT / "data").absolute() / "tests"

# Read by config.settings, which pytest-django imports after this module.
os.environ["TIREK_DATA"] = str(DATA)
os.environ["TIREK_THROWAWAY_DATABASE"] = "1"
os.environ["ALLOWED_HOSTS"] = "localhost,127.0.0.1,testserver"
os.environ.pop("TIREK_DEMO", None)
os.environ.pop("TIREK_DEBUG", None)


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
def django_db_setup(django_db_createdb: bool, django_db_setup: None) -> Iterator[None]:
    _stamp().write_text(_migrations_digest())
    yield
