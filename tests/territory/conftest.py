from datetime import UTC, datetime

import pytest

from tirek.core.actor import Actor, Grant, Reach
from tirek.core.roles import Role
from tirek.territory.actions import load_reference_data

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def areas(db: None) -> None:
    """The shipped table, loaded."""
    load_reference_data(at=AT)


@pytest.fixture
def coordinator() -> Actor:
    return Actor(name="coordinator", grants=(Grant(Role.COORDINATOR, None, Reach(everywhere=True)),))


@pytest.fixture
def clerk() -> Actor:
    return Actor(name="clerk", grants=(Grant(Role.CLERK, None, Reach(everywhere=True)),))
