"""Devices of village meetings: whose they are, lost and locked ones, their pages."""

from base64 import b64decode
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cases.field_device import DATA_KEY, Device, signed_in, states
from tests.factories import World
from tests.factories.network import make_actor
from tests.factories.people import make_person

from tirek.cases.enums import FieldNumberState
from tirek.cases.models import Case, FieldDevice, FieldNumber
from tirek.core.roles import Role
from tirek.network.models import User

# -- Who may --------------------------------------------------------------------------------------------------------


def test_a_device_is_of_one_user_and_needs_its_secret(device: Device, world: World) -> None:
    told = device.told(device.numbers[0])
    thief = Device(signed_in(world["clerk"]), device.office, device.service, key=device.key, secret=device.secret)
    thief.meeting = device.meeting
    assert thief.send(told).status_code in (403, 404)
    guesser = Device(device.client, device.office, device.service, key=device.key, secret="x" * 64)
    assert guesser.send(told).status_code == 410
    assert guesser.contact().json() == {"state": "unknown"}
    assert not Case.objects.exists()


def test_without_a_session_nothing_is_taken_and_nothing_is_lost(device: Device, world: World) -> None:
    told = device.told(device.numbers[0])
    device.client.logout()
    assert device.send(told).status_code in (302, 403)
    assert device.contact().json()["signed_in"] is False
    device.client = signed_in(world["registrar"])
    assert device.send(told).json()["state"] == "registered"


def test_a_user_who_no_longer_registers_cannot_send(device: Device, world: World) -> None:
    User.objects.get(pk=world["registrar"].user_id).grants.all().delete()
    assert device.send(device.told(device.numbers[0])).status_code in (302, 403)
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("persona", "sees"),
    [("registrar", True), ("head", True), ("head.turkistan", True), ("admin", True)]
    + [(name, False) for name in ("clerk", "clerk.keles", "head.kostanay", "coordinator", "employment")],
)
def test_who_sees_a_device(device: Device, world: World, settings: Any, persona: str, sees: bool) -> None:
    settings.DEMO = True  # nobody is sent away to set up a second factor
    status = signed_in(world[persona]).get(f"/field/devices/{device.key}/").status_code
    assert status == 200 if sees else status in (403, 404)
    assert FieldDevice.objects.visible_to(world[persona]).exists() == sees


# -- Lost and locked ------------------------------------------------------------------------------------------------


def test_a_lost_device_is_cut_off_and_told_so_at_its_next_contact(device: Device, world: World) -> None:
    head = signed_in(world["head"])
    assert head.post(f"/field/devices/{device.key}/cutting-off/", {"reason": ""}).status_code == 422
    assert head.post(f"/field/devices/{device.key}/cutting-off/", {"reason": "Жоғалды"}).status_code == 303
    assert states(device) == ["void"] * 5
    assert device.send(device.told(device.numbers[0])).status_code == 410
    device.client.logout()
    assert device.contact().json()["state"] == "cut_off"
    device.contact(wiped=True)
    assert FieldDevice.objects.get().wiped_at is not None


def test_the_registrar_does_not_cut_off(device: Device) -> None:
    assert device.client.post(f"/field/devices/{device.key}/cutting-off/", {"reason": "Жоғалды"}).status_code == 403


def test_a_forgotten_passphrase_takes_two_people_and_gives_the_key_once(device: Device, world: World) -> None:
    assert device.post("key/", {}).status_code == 403
    device.client.post(f"/field/devices/{device.key}/recovery/", {"reason": "Ұмыттым"})
    assert device.client.post(f"/field/devices/{device.key}/agreement/").status_code == 403
    assert device.post("key/", {}).status_code == 403
    assert signed_in(world["head"]).post(f"/field/devices/{device.key}/agreement/").status_code == 303
    assert device.contact().json()["may_open"] is True
    assert b64decode(device.post("key/", {}).json()["key"]) == DATA_KEY
    assert device.post("key/", {}).status_code == 403


def test_who_asks_does_not_agree(device: Device, world: World) -> None:
    head = signed_in(world["head"])
    head.post(f"/field/devices/{device.key}/recovery/", {"reason": "Ұмытты"})
    assert head.post(f"/field/devices/{device.key}/agreement/").status_code == 403
    other = make_actor(Role.HEAD, world.saryagash)
    assert signed_in(other).post(f"/field/devices/{device.key}/agreement/").status_code == 303


def test_a_device_asked_for_twice_is_one_device(device: Device) -> None:
    again = Device(device.client, device.office, device.service, key=device.key, secret=device.secret)
    again.enrol(1)
    assert FieldDevice.objects.count() == 1


# -- Pages ----------------------------------------------------------------------------------------------------------


def test_the_office_page_costs_the_same_for_one_device_and_three(device: Device, world: World) -> None:
    head = signed_in(world["head"])
    head.get("/field/office/")
    with CaptureQueriesContext(connection) as one:
        head.get("/field/office/")
    for _ in range(2):
        Device(signed_in(make_actor(Role.REGISTRAR, world.saryagash)), world.saryagash, world.job).enrol(2)
    with CaptureQueriesContext(connection) as three:
        assert head.get("/field/office/").content.decode().count("Көк планшет") == 3
    assert len(one) == len(three)


def test_a_meeting_lists_what_was_taken_there(device: Device, world: World) -> None:
    for number in device.numbers[:3]:
        device.send(device.told(number, family_name=f"Тегі{number[-1]}"))
    page = signed_in(world["clerk"]).get(f"/field/meetings/{device.meeting}/").content.decode()
    assert all(number in page for number in device.numbers[:3])
    assert signed_in(world["clerk.keles"]).get(f"/field/meetings/{device.meeting}/").status_code == 404


def test_the_shell_and_its_worker_hold_nothing_personal(device: Device, world: World) -> None:
    make_person("Құпиябаев", "Адам")
    for path in ("/field/", "/field/sw.js", "/field/manifest.webmanifest"):
        first, second = device.client.get(path).content, signed_in(world["head"]).get(path).content
        assert first == second or path == "/field/"
        assert world["registrar"].name.encode() not in first


def test_a_number_state_and_its_case_go_together(device: Device) -> None:
    number = FieldNumber.objects.filter(block__device_id=device.key).first()
    assert number is not None
    number.state = FieldNumberState.USED
    with pytest.raises((ValidationError, Exception)):
        number.save()
