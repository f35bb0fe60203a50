"""Who came: exact however tickets are sent, and seen only by those who may."""

import json
import random
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connections, transaction
from django.test import Client
from tests.factories import World, make_world
from tests.factories.activities import make_event
from tests.factories.cases import NOW

from tirek.activities.actions.attendance import Scan, take_scans, take_signed_list, void_attendance
from tirek.activities.actions.closing import EventReport, close_event
from tirek.activities.enums import Evidence
from tirek.activities.models import Attendance, Event, Headcount, Registration
from tirek.activities.queries.attendance import counts_by_evidence, standing_rows
from tirek.core.verdict import Refused
from tirek.network.models import User


def tickets(event: Event, number: int) -> list[str]:
    Registration.objects.bulk_create(
        Registration(event=event, name=f"Қонақ {n}", state="confirmed", ticket=f"{event.pk.hex[:8]}-{n}", asked_at=NOW)
        for n in range(number)
    )
    return [f"{event.pk.hex[:8]}-{n}" for n in range(number)]


@pytest.mark.django_db(transaction=True)
def test_five_hundred_scans_of_a_hundred_tickets_sent_twice_and_out_of_order_are_a_hundred():
    world = make_world()
    event = make_event(world.saryagash, NOW)
    codes = tickets(event, 100)
    scans = [Scan(uuid4(), code, NOW + timedelta(seconds=n)) for n in range(5) for code in codes]
    chance = random.Random(8)
    batches = []
    for _time in range(2):
        chance.shuffle(scans)
        batches += [scans[start : start + 25] for start in range(0, 500, 25)]

    def send(batch: list[Scan]) -> list[str]:
        try:
            return [seen.result for seen in take_scans(event.pk, batch, by=world["clerk"], at=NOW)]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        results = [result for answer in pool.map(send, batches) for result in answer]
    assert len(results) == 1000
    assert set(results) == {"came", "already"}
    assert Attendance.objects.count() == 100
    assert counts_by_evidence(event) == {"scanned": 100, "signed": 0}


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def test_a_scan_after_the_report_still_counts(world: World):
    event = make_event(world.saryagash, NOW - timedelta(days=1))
    codes = tickets(event, 3)
    take_scans(event.pk, [Scan(uuid4(), codes[0], NOW)], by=world["clerk"], at=NOW)
    close_event(event.pk, EventReport(text="Өтті", evidence="scanned"), by=world["clerk"], at=NOW)
    late = [Scan(uuid4(), code, NOW) for code in (*codes, "жоқ")]
    seen = take_scans(event.pk, late, by=world["registrar"], at=NOW)
    assert [one.result for one in seen] == ["already", "came", "came", "unknown"]
    assert Headcount.objects.get().attendances == 3


def test_a_signed_list_entered_twice_adds_nothing_and_namesakes_are_two(world: World):
    event = make_event(world.saryagash, NOW - timedelta(hours=1))
    names = ["Асан Үсенов", "Асан Үсенов", " Гүл  Бекова "]
    assert take_signed_list(event.pk, names, by=world["clerk"], at=NOW) == 3
    assert take_signed_list(event.pk, names[::-1], by=world["clerk"], at=NOW) == 0
    wrong = Attendance.objects.first()
    assert wrong is not None
    void_attendance(wrong.pk, by=world["clerk"], at=NOW)
    assert standing_rows(event, Evidence.SIGNED).attendances == 2
    with pytest.raises(Refused):
        void_attendance(wrong.pk, by=world["clerk"], at=NOW)
    with pytest.raises(DatabaseError), transaction.atomic():
        Attendance.objects.filter(pk=wrong.pk).update(came_at=NOW + timedelta(days=1))


def test_the_neighbour_neither_scans_nor_sees_who_comes(world: World):
    event = make_event(world.saryagash, NOW)
    (code,) = tickets(event, 1)
    with pytest.raises(Refused):
        take_scans(event.pk, [Scan(uuid4(), code, NOW)], by=world["clerk.keles"], at=NOW)
    for persona, status in (("clerk", 200), ("head.turkistan", 200), ("clerk.keles", 403), ("registrar", 403)):
        assert signed_in(world, persona).get(f"/events/{event.pk}/people/").status_code == status, persona
    assert Client().get(f"/events/{event.pk}/people/").status_code == 302
    assert "Қонақ" not in Client().get(f"/events/{event.pk}/").content.decode()


def test_a_phone_sends_its_scans_and_the_door_works_without_scripts(world: World):
    event = make_event(world.saryagash, NOW, entrance="registration")
    first, second = tickets(event, 2)
    client, nonce = signed_in(world, "registrar"), str(uuid4())
    rows = {"scans": [{"nonce": nonce, "ticket": first, "came_at": NOW.isoformat()}], "device": "phone"}
    address = f"/events/{event.pk}/scans/"
    for _time in range(2):
        answer = client.post(address, json.dumps(rows), content_type="application/json")
        assert answer.json()["results"] == [{"nonce": nonce, "result": "came", "name": "Қонақ 0"}]
    for wrong in (b"", b"[]", b'{"scans": [{}]}', b'{"scans": [1]}'):
        assert client.post(address, wrong, content_type="application/json").status_code == 422
    typed = client.post(f"/events/{event.pk}/scan/", {"ticket": f"https://x/tickets/{second}/"})
    assert typed.status_code == 303
    assert counts_by_evidence(event)["scanned"] == 2
    assert client.get(f"/events/{event.pk}/scan/").status_code == 200
    assert client.get(f"/tickets/{second}/").status_code == 200


def signed_in(world: World, persona: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=world[persona].user_id))
    return client
