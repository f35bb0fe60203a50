"""People for the tests of people."""

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from tirek.core.actor import Actor, Grant, Reach, system_actor
from tirek.core.ids import uuid7
from tirek.core.roles import Role
from tirek.people.actions import PersonData, register_person
from tirek.people.models import Person

AT = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
TIREK = system_actor("tests")


def staff(role: str = Role.REGISTRAR, *, office: UUID | None = None, reach: Reach | None = None) -> Actor:
    """A member of staff of one office (a new one by default)."""
    office = office or uuid7()
    grant = Grant(role, office, reach or Reach(frozenset({office})))
    return Actor(user_id=uuid7(), name="Staff", organisation_id=office, organisation_name="Office", grants=(grant,))


@pytest.fixture
def registrar(db: None) -> Actor:
    return staff()


@pytest.fixture
def neighbour(db: None) -> Actor:
    return staff()


@pytest.fixture
def new_person(registrar: Actor) -> Callable[..., Person]:
    """Register a person at the registrar's office."""

    def make(
        family_name: str = "Серікова", given_name: str = "Айгүл", *, by: Actor = registrar, **told: object
    ) -> Person:
        numbers = {key: told.pop(key) for key in ("iin", "phone", "email") if key in told}
        data = PersonData(family_name=family_name, given_name=given_name, **told)  # type: ignore[arg-type]
        return register_person(data=data, by=by, at=AT, **numbers)  # type: ignore[arg-type]

    return make


@pytest.fixture
def aigul(new_person: Callable[..., Person]) -> Person:
    return new_person(patronymic="Болатқызы", birth_date=date(1984, 5, 17), phone="8 701 123 45 67")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Without Java one test is left out: say which, and how to have it."""
    if shutil.which("java") is None:
        terminalreporter.write_line("Left out: the search for twins on Spark, which needs Java (default-jre-headless).")
