"""A small country, and a browser for anyone of it."""

import pytest
from django.test import Client
from django.utils import translation
from tests.browsers import browser_of
from tests.factories import World, make_world


@pytest.fixture
def world(db) -> World:
    return make_world()


@pytest.fixture
def sign_in(client: Client, world: World, settings):
    """Signs in as a persona the way the demo does, so that nobody is sent to set up a second factor."""
    settings.DEMO = True

    def as_persona(persona: str) -> Client:
        browser_of(world[persona], client)
        client.cookies["language"] = "en"
        return client

    yield as_persona
    translation.activate("kk")
