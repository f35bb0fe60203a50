"""What the tests of the case family share."""

import pytest
from tests.cases.field_device import Device, signed_in
from tests.factories import World, make_world


@pytest.fixture
def world(db) -> World:
    return make_world()


@pytest.fixture
def device(world: World) -> Device:
    """A registrar's device at a village meeting."""
    return Device(signed_in(world["registrar"]), world.saryagash, world.job).enrol()
