"""A small country, a client that signs in as any of its people."""

import pytest
from django.utils import timezone
from tests.factories import make_case, make_world

from tirek.cases.enums import Channel
from tirek.network.models import User


@pytest.fixture
def world(db):
    return make_world()


@pytest.fixture
def case(world):
    return make_case(world.saryagash, service=world.job, channel=Channel.WEB, at=timezone.now())


@pytest.fixture
def sign_in(client, world):
    def as_persona(persona):
        client.force_login(User.objects.get(pk=world[persona].user_id))
        return client

    return as_persona
