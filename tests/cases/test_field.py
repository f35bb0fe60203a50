"""Village meetings on the server: numbers without a gap, each application once, conflicts, lost devices, two people."""

from datetime import timedelta
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, connections
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cases.field_device import Device, at, signed_in, states
from tests.factories import World, make_case, make_world

from tirek.cases import pin as pins
from tirek.cases.enums import CaseKind, Channel, FieldRecordState
from tirek.cases.models import Attachment, Case, FieldDevice, FieldNumber, FieldRecord, Note
from tirek.cases.queries.home import NeedKind, waiting
from tirek.core.iin import check_digit
from tirek.people.actions import add_identifier
from tirek.people.enums import IdentifierKind
from tirek.people.models import Consent, Identifier, Person

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(400_000)


def iin(first: str = "85031245000") -> str:
    digit = check_digit(first)
    assert digit is not None
    return f"{first}{digit}"


def known_person(world: World, number: str) -> Person:
    """Somebody the office of Saryagash knows under this IIN."""
    case = make_case(world.saryagash, service=world.home)
    add_identifier(
        person_id=case.applicant_id, kind=IdentifierKind.IIN, value=number, by=world["clerk"], at=timezone.now()
    )
    return case.applicant


# -- Registering ---------------------------------------------------------------------------------------------------


def test_what_was_taken_offline_is_registered_under_its_own_number_and_pin(device: Device) -> None:
    taken = timezone.now() - timedelta(hours=3)
    told = device.told(device.numbers[2], taken_at=at(taken), kind="request", phone="8 701 111 22 33")
    receipt = device.send(told).json()
    case = Case.objects.get()
    assert receipt["state"] == "registered"
    assert receipt["due_on"] == case.due_on.isoformat()
    assert (case.number, case.channel, case.kind) == (device.numbers[2], Channel.TOUR, CaseKind.REQUEST)
    assert case.received_at == taken
    assert pins.matches(case.pin_digest, case.number, "123456")
    assert Consent.objects.get(person=case.applicant).given_at == taken
    assert states(device) == ["held", "held", "used", "held", "held"]


def test_sending_again_gives_the_same_receipt_and_changes_nothing(device: Device) -> None:
    told = device.told(device.numbers[0])
    first, second = device.send(told).json(), device.send(told).json()
    assert first == second
    assert Case.objects.count() == 1
    assert Person.objects.count() == 1


def test_the_pin_is_kept_nowhere(device: Device, world: World) -> None:
    known_person(world, iin())
    device.send(device.told(device.numbers[0], pin="975318", iin=iin(), family_name="Басқа", given_name="Адам"))
    record = FieldRecord.objects.get()
    assert record.state == FieldRecordState.CONFLICT
    assert "975318" not in str(record.told)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM core_auditevent WHERE facts::text LIKE '%%975318%%'")
        assert cursor.fetchone()[0] == 0


def test_a_bad_field_is_named_and_nothing_is_registered(device: Device) -> None:
    answer = device.send(device.told(device.numbers[0], iin="123456789012", phone="12", body=""))
    assert answer.status_code == 422
    assert set(answer.json()["problems"]) == {"iin", "phone", "body"}
    assert not Case.objects.exists()
    assert states(device)[0] == "held"


@pytest.mark.parametrize("number", ["0101-26-000001-1", "0000-00-000000-0"])
def test_a_number_the_device_does_not_hold_is_refused(device: Device, number: str) -> None:
    assert device.send(device.told(number)).status_code == 422


def test_one_number_serves_one_application(device: Device) -> None:
    device.send(device.told(device.numbers[0]))
    assert device.send(device.told(device.numbers[0])).status_code == 422
    assert Case.objects.count() == 1


# Each step of a sync may be sent, be lost on the way there, or have its answer lost on the way back, in any order.
STEPS = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["whole", "answer lost", "never arrived"])), max_size=12)


@pytest.mark.django_db(transaction=False)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_interruption_ends_with_exactly_one_case_each(db: None, steps: list[tuple[int, str]]) -> None:
    world = make_world()
    device = Device(signed_in(world["registrar"]), world.saryagash, world.job).enrol(4)
    before, records = Case.objects.count(), [device.told(number) for number in device.numbers]
    waiting = set(range(4))
    for index, fate in steps:
        if fate != "never arrived":
            device.send(records[index])
        if fate == "whole":
            waiting.discard(index)
    for index in sorted(waiting):
        assert device.send(records[index]).json()["state"] == "registered"
    assert Case.objects.count() - before == 4
    assert set(states(device)) == {"used"}
    assert FieldRecord.objects.filter(device_id=device.key).count() == 4


@pytest.mark.django_db(transaction=True)
def test_two_windows_that_send_at_once_register_one_case() -> None:
    world = make_world()
    device = Device(signed_in(world["registrar"]), world.saryagash, world.job).enrol(1)
    told, found = device.told(device.numbers[0]), []

    def send() -> None:
        twin = Device(
            signed_in(world["registrar"]), device.office, device.service, key=device.key, secret=device.secret
        )
        found.append(twin.send(told).json()["state"])
        connections.close_all()

    threads = [Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["registered"] * 4
    assert Case.objects.count() == 1


# -- Time -----------------------------------------------------------------------------------------------------------


def test_a_wrong_clock_is_corrected_and_both_times_are_kept(device: Device) -> None:
    now = timezone.now()
    wrong = now + timedelta(hours=2)
    device.send(device.told(device.numbers[0], taken_at=at(wrong - timedelta(minutes=30)), now=at(wrong)))
    record = FieldRecord.objects.get()
    assert abs(record.received_at - (now - timedelta(minutes=30))) < timedelta(seconds=20)
    assert record.taken_at == wrong - timedelta(minutes=30)
    assert abs(record.skew_seconds + 7200) < 20
    assert record.case is not None
    assert record.case.received_at == record.received_at


def test_contact_measures_the_clock_and_counts_what_is_unsent(device: Device) -> None:
    told = device.contact(unsent=7, now=at(timezone.now() - timedelta(minutes=10))).json()
    assert (told["state"], told["signed_in"]) == ("active", True)
    assert abs(told["skew_seconds"] - 600) < 20
    assert FieldDevice.objects.get().unsent == 7


# -- Numbers --------------------------------------------------------------------------------------------------------


def test_a_block_asked_for_twice_is_one_block(device: Device) -> None:
    key = uuid4()
    assert device.block(3, key) == device.block(3, key)
    assert FieldNumber.objects.count() == 8


def test_a_device_holds_no_more_numbers_than_it_can_need(device: Device) -> None:
    for _ in range(2):
        device.post("numbers/", {"key": str(uuid4()), "count": 190})
    assert device.post("numbers/", {"key": str(uuid4()), "count": 190}).status_code == 422
    assert FieldNumber.objects.count() == 385


def test_numbers_that_came_back_are_given_out_first_and_the_account_has_no_gap(device: Device, world: World) -> None:
    device.send(device.told(device.numbers[0]))
    device.post("numbers/void/", {"number": device.numbers[1], "reason": "Қателесіп берілді"})
    assert device.post("retirement/", {}).json()["state"] == "retired"
    assert states(device) == ["used", "void", "returned", "returned", "returned"]
    second = Device(signed_in(world["registrar"]), world.saryagash, world.job).enrol(5)
    assert second.numbers[:3] == device.numbers[2:]
    issued = {device.numbers[0], device.numbers[1], *second.numbers}
    serials = sorted(int(number.split("-")[2]) for number in issued)
    assert serials == list(range(serials[0], serials[0] + 7))
    assert make_case(world.saryagash, service=world.job).number.split("-")[2] == f"{serials[-1] + 1:06d}"


def test_a_number_an_application_bears_is_not_struck_out(device: Device) -> None:
    device.send(device.told(device.numbers[0]))
    answer = device.post("numbers/void/", {"number": device.numbers[0], "reason": "Қате"})
    assert answer.status_code == 422
    assert states(device)[0] == "used"


# -- Conflicts ------------------------------------------------------------------------------------------------------


def test_the_same_iin_under_another_name_waits_for_a_choice_with_both_values(device: Device, world: World) -> None:
    person = known_person(world, iin())
    told = device.told(device.numbers[0], iin=iin(), family_name="Сәрсенова", given_name="Дана")
    answer = device.send(told).json()
    assert answer["state"] == "conflict"
    (conflict,) = answer["conflicts"]
    assert {one["name"]: (one["known"], one["told"]) for one in conflict["fields"]} == {
        "family_name": (person.family_name, "Сәрсенова"),
        "given_name": (person.given_name, "Дана"),
    }
    assert states(device)[0] == "held"
    assert Case.objects.filter(number=device.numbers[0]).count() == 0


def test_what_waits_for_a_choice_waits_among_the_needs_of_its_office_alone(device: Device, world: World) -> None:
    known_person(world, iin())
    told = device.told(device.numbers[0], iin=iin(), family_name="Сәрсенова", given_name="Дана")
    device.send(told)
    today, record = timezone.localdate(), FieldRecord.objects.get()
    for persona in ("registrar", "clerk", "head"):
        assert list(waiting(world[persona], today, NeedKind.FIELD)) == [record]
    assert not waiting(world["clerk.keles"], today, NeedKind.FIELD).exists()
    assert not waiting(world["head.turkistan"], today, NeedKind.FIELD).exists()
    page = device.client.get(f"/waiting/{NeedKind.FIELD.value}/").content.decode()
    assert record.get_absolute_url() in page
    assert record.get_absolute_url() in device.client.get("/").content.decode()
    device.send(told | {"choices": {"person": {"answer": "other"}}})
    assert not waiting(world["registrar"], today, NeedKind.FIELD).exists()


def test_the_same_person_keeps_what_was_not_taken_over_and_a_note_says_both(device: Device, world: World) -> None:
    person = known_person(world, iin())
    told = device.told(device.numbers[0], iin=iin(), family_name="Сәрсенова", given_name="Дана", phone="87015556677")
    device.send(told)
    done = device.send(told | {"choices": {"person": {"answer": "same", "take": ["family_name"]}}}).json()
    case = Case.objects.get(number=device.numbers[0])
    person.refresh_from_db()
    assert done["state"] == "registered"
    assert case.applicant == person
    assert (person.family_name, person.given_name) == ("Сәрсенова", "Айгүл")
    assert "Дана" in Note.objects.get(case=case).text
    assert person.contacts.filter(value="+77015556677").exists()
    assert FieldRecord.objects.get().told == {}


def test_another_person_is_registered_as_told_beside_the_known_one(device: Device, world: World) -> None:
    person = known_person(world, iin())
    told = device.told(device.numbers[0], iin=iin(), family_name="Сәрсенова", given_name="Дана")
    device.send(told | {"choices": {"person": {"answer": "other"}}})
    case = Case.objects.get(number=device.numbers[0])
    person.refresh_from_db()
    assert case.applicant != person
    assert person.family_name == "Серікова"
    assert Identifier.objects.filter(value=iin()).count() == 2


def test_a_person_of_another_office_raises_no_conflict_and_shows_nothing(device: Device, world: World) -> None:
    case = make_case(world.keles, service=world.home)
    add_identifier(
        person_id=case.applicant_id, kind=IdentifierKind.IIN, value=iin(), by=world["clerk.keles"], at=timezone.now()
    )
    answer = device.send(device.told(device.numbers[0], iin=iin(), family_name="Сәрсенова", given_name="Дана"))
    assert answer.json()["state"] == "registered"
    assert case.applicant.family_name not in answer.content.decode()


@pytest.mark.parametrize("choice", ["separate", "repeat"])
def test_an_application_already_there_is_shown_and_both_stay(device: Device, world: World, choice: str) -> None:
    known = known_person(world, iin())
    old = make_case(world.saryagash, service=world.job, person_id=known.pk, applicant=None, by=world["clerk"])
    told = device.told(device.numbers[0], iin=iin(), family_name=known.family_name, given_name=known.given_name)
    (conflict,) = device.send(told).json()["conflicts"]
    assert (conflict["kind"], conflict["title"]) == ("duplicate", old.number)
    assert device.send(told | {"choices": {"duplicate": {"answer": choice}}}).json()["state"] == "registered"
    assert Case.objects.filter(applicant=known, service=world.job).count() == 2
    assert Note.objects.filter(case=old, text__contains=device.numbers[0]).exists() == (choice == "repeat")


def test_an_edit_after_sending_never_overwrites_the_case(device: Device) -> None:
    told = device.told(device.numbers[0])
    device.send(told)
    edited = told | {"body": "Басқа сөз"}
    (conflict,) = device.send(edited).json()["conflicts"]
    assert conflict["kind"] == "changed"
    assert conflict["fields"] == [{"name": "body", "known": told["body"], "told": "Басқа сөз"}]
    assert device.send(edited | {"choices": {"changed": {"answer": "note"}}}).json()["state"] == "registered"
    case = Case.objects.get()
    assert case.body == told["body"]
    assert "Басқа сөз" in Note.objects.get(case=case).text
    assert device.send(edited).json()["conflicts"] == []


def test_the_office_decides_for_a_device_that_is_gone(device: Device, world: World) -> None:
    known_person(world, iin())
    device.send(device.told(device.numbers[0], iin=iin(), family_name="Сәрсенова", given_name="Дана"))
    record = FieldRecord.objects.get()
    signed_in(world["head"]).post(f"/field/devices/{device.key}/cutting-off/", {"reason": "Жоғалды"})
    clerk = signed_in(world["clerk"])
    assert "Сәрсенова" in clerk.get(f"/field/records/{record.pk}/").content.decode()
    assert clerk.post(f"/field/records/{record.pk}/", {}).status_code == 422
    assert clerk.post(f"/field/records/{record.pk}/", {"person": "other"}).status_code == 303
    case = Case.objects.get(number=device.numbers[0])
    assert pins.matches(case.pin_digest, case.number, "123456")
    assert states(device) == ["used", "void", "void", "void", "void"]


# -- Papers ---------------------------------------------------------------------------------------------------------


def test_a_paper_arrives_once_whatever_is_sent_twice(device: Device, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    told = device.told(device.numbers[0], files=1)
    path = f"records/{told['key']}/files/{uuid4()}/"
    assert device.post(path, {"name": "a.jpg", "size": len(JPEG)}).status_code == 422  # the application comes first
    device.send(told)
    for _ in range(2):
        assert device.post(path, {"name": "a.jpg", "size": len(JPEG)}).json()["received"] == 0
    half = len(JPEG) // 2
    for offset, piece in ((0, JPEG[:half]), (0, JPEG[:half]), (half, JPEG[half:]), (half, JPEG[half:])):
        answer = device.put(path, piece, offset)
    assert answer.json() == {"received": len(JPEG), "done": True}
    attachment = Attachment.objects.get()
    assert (attachment.case, attachment.media_type) == (Case.objects.get(), "image/jpeg")
    assert attachment.is_from_applicant


def test_a_gap_in_a_paper_is_answered_with_where_to_go_on(device: Device, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    told = device.told(device.numbers[0], files=1)
    device.send(told)
    path = f"records/{told['key']}/files/{uuid4()}/"
    device.post(path, {"name": "a.jpg", "size": len(JPEG)})
    gap = device.put(path, JPEG[1000:2000], 1000)
    assert (gap.status_code, gap.json()["received"]) == (409, 0)
