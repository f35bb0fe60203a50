"""A visitor with a phone, and the small country they live in."""

import pytest
from django.test import Client
from tests.factories import World

WHO = {
    "family_name": "Серікова",
    "given_name": "Айгүл",
    "patronymic": "Болатқызы",
    "birth_date": "1984-03-05",
    "iin": "",
    "phone": "8 701 000 00 01",
    "email": "",
    "language": "kk",
}


@pytest.fixture
def visitor(world: World) -> "Visitor":
    return Visitor(world)


class Visitor:
    """Fills the form in, step by step."""

    def __init__(self, world: World, **extra: object) -> None:
        self.world, self.client = world, Client(**extra)

    def who(self, **changes: object):
        return self.client.post("/apply/who/", WHO | changes)

    def what(self, **changes: object):
        told = {"service_id": str(self.world.job.pk), "body": "Екі айдан бері жұмыс таба алмай жүрмін."}
        return self.client.post("/apply/what/", told | changes)

    def where(self, **changes: object):
        told = {"area_id": str(self.world.saryagash.area_id), "address": "Абай 1"}
        return self.client.post("/apply/where/", told | changes)

    def fill(self) -> None:
        assert [self.who().status_code, self.what().status_code, self.where().status_code] == [303, 303, 303]

    def send(self):
        return self.client.post("/apply/review/", {"consent": "on"})

    def apply(self):
        """Through to the page with the number; gives the response of that page."""
        self.fill()
        assert self.send().status_code == 303
        return self.client.get("/apply/done/")
