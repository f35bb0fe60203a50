"""The pages of rooms: found, booked with days left out, answered by the house, read by a calendar program."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier, Semaphore

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar
from tests.browsers import browser_of
from tests.factories import World, make_world
from tests.factories.rooms import make_room, wanted

from tirek.activities.actions.bookings import book
from tirek.activities.models import Booking, RoomCalendar
from tirek.core.actor import Actor
from tirek.core.calendar import ALMATY
from tirek.network.models import RoleGrant

HOUR = timedelta(hours=1)
CONNECTIONS = 12


@pytest.fixture
def world(db: None, settings) -> World:
    settings.DEMO = True
    return make_world()


def soon(hour: int = 10, days: int = 7) -> datetime:
    return datetime.combine(timezone.localdate() + timedelta(days=days), datetime.min.time(), ALMATY).replace(hour=hour)


def window(actor: Actor) -> Client:
    return browser_of(actor)


def told(actor: Actor, starts: datetime, **more: object) -> dict[str, object]:
    return {
        "day": f"{starts:%Y-%m-%d}",
        "starts": f"{starts:%H:%M}",
        "ends": f"{starts + 2 * HOUR:%H:%M}",
        "purpose": "Үйірме",
        "booked_for": str(actor.organisation_id),
        "repeat": "once",
        **more,
    }


def test_a_repetition_shows_the_taken_days_and_is_booked_without_them_on_a_second_press(world):
    room, clerk, starts = make_room(world.saryagash), world["head"], soon()
    book(room.pk, wanted(world.keles.pk, starts + timedelta(weeks=1)), by=world["clerk.keles"], at=timezone.now())
    until = f"{starts + timedelta(weeks=2):%Y-%m-%d}"
    client, data = window(clerk), told(clerk, starts, repeat="weekly", until=until)
    shown = client.post(f"/rooms/{room.pk}/booking/", data)
    assert shown.status_code == 422
    assert "Кеңес жиналысы" in shown.content.decode(), "the house sees who is in its rooms"
    agreed = shown.context["agreed"]
    done = client.post(f"/rooms/{room.pk}/booking/", {**data, "agreed": agreed})
    assert done.status_code == 303
    assert Booking.objects.filter(series__isnull=False).count() == 2
    page = client.get(done["Location"])
    assert len(page.context["left_out"]) == 1


def test_everyday_pages_open_and_a_stranger_sees_only_that_the_time_is_taken(world):
    room, starts = make_room(world.saryagash, needs_approval=True), soon()
    booking = book(room.pk, wanted(world.keles.pk, starts), by=world["clerk.keles"], at=timezone.now())
    monday = f"{starts:%Y-%m-%d}"
    house = f"/rooms/houses/{world.saryagash.code}/"
    for persona, sees in (("head", True), ("clerk.keles", True), ("employment", False)):
        client = window(world[persona])
        for address in (f"{house}?week={monday}", f"/rooms/{room.pk}/"):
            page = client.get(address)
            assert page.status_code == 200
            assert ("Кеңес жиналысы" in page.content.decode()) == sees, (persona, address)
        assert client.get(f"/rooms/bookings/{booking.pk}/").status_code == (200 if sees else 404)
        found = client.get("/rooms/", {"day": monday, "starts": "10:00", "ends": "11:00", "people": "5"})
        assert ("Кеңес жиналысы" in found.content.decode()) == sees
    assert "Кеңес жиналысы" not in Client().get(f"/rooms/{room.pk}/").content.decode()
    assert Client().get(house).status_code == 302


def test_the_house_answers_on_the_page_of_the_booking(world):
    room = make_room(world.saryagash, needs_approval=True)
    booking = book(room.pk, wanted(world.keles.pk, soon()), by=world["clerk.keles"], at=timezone.now())
    client, address = window(world["head"]), f"/rooms/bookings/{booking.pk}/"
    assert "Кеңес жиналысы" in client.get("/rooms/bookings/").content.decode()
    assert client.post(f"{address}decision/", {"decision": "no"}).status_code == 422
    assert client.post(f"{address}decision/", {"decision": "yes"}).status_code == 303
    assert window(world["clerk.keles"]).get(f"{address}change/").status_code == 200
    moved = told(world["clerk.keles"], soon(14), booked_for=str(world.keles.pk))
    assert window(world["clerk.keles"]).post(f"{address}change/", moved).status_code == 303
    booking.refresh_from_db()
    assert booking.state == "asked", "another time is a new question"
    assert client.post(f"{address}cancellation/", {"reason": "Жөндеу"}).status_code == 303
    assert window(world["clerk.keles"]).post(f"{address}restoration/").status_code == 303


def test_who_keeps_the_house_describes_rooms_closes_them_and_enters_equipment(world):
    house, client = world.saryagash, window(world["head"])
    facts = {"code": "305", "name_kk": "Зал", "name_ru": "Зал", "seats": "20", "computers": "0", "gap_minutes": "15"}
    facts |= {"opens_at": "09:00", "closes_at": "20:00", "is_open": "on"}
    keeping = f"/rooms/houses/{house.code}/keeping/"
    made = client.post(f"{keeping}room/", facts)
    assert made.status_code == 303
    assert client.post(f"{keeping}room/", facts).status_code == 422, "the number is taken"
    room = house.rooms.get(code="305")
    assert client.post(f"/rooms/{room.pk}/change/", {**facts, "seats": "25"}).status_code == 303
    days = {"first_day": f"{soon():%Y-%m-%d}", "last_day": f"{soon(days=9):%Y-%m-%d}"}
    closed = {**days, "starts": "00:00", "ends": "23:59", "reason": "Жөндеу"}
    assert client.post(f"/rooms/{room.pk}/block/", closed).status_code == 303
    piece = {"kind": "Проектор", "inventory_number": "7", "name_kk": "Проектор", "name_ru": "Проектор"}
    assert client.post(keeping, piece).status_code == 303
    assert client.post(keeping, piece).status_code == 422
    assert client.post(f"/rooms/equipment/{house.equipment.get().pk}/", {"usable": "0"}).status_code == 303
    for address in (keeping, f"{keeping}room/", f"/rooms/{room.pk}/change/", f"/rooms/{room.pk}/block/"):
        assert client.get(address).status_code == 200
        assert window(world["clerk"]).get(address).status_code == 403
        assert window(world["head.kostanay"]).get(address).status_code == 403


def test_a_calendar_shows_what_its_maker_sees_and_ends_with_the_role(world):
    room, house = make_room(world.saryagash), world.saryagash
    book(room.pk, wanted(world.keles.pk, soon()), by=world["clerk.keles"], at=timezone.now())
    for persona, sees in (("head", True), ("employment", False)):
        client = window(world[persona])
        page = client.post(f"/rooms/houses/{house.code}/calendar/", follow=True)
        address = page.context["address"].partition("//")[2].partition("/")[2]
        file = Client().get(f"/{address}")
        (entry,) = Calendar.from_ical(file.content).walk("VEVENT")
        assert ("Кеңес жиналысы" in str(entry["summary"])) == sees
        assert entry["dtstart"].dt == soon()
        client.post(f"/rooms/houses/{house.code}/calendar/")
        assert Client().get(f"/{address}").status_code == 404, "a new address ends the old one"
    assert RoomCalendar.objects.count() == 2
    token = window(world["head"]).post(f"/rooms/houses/{house.code}/calendar/", follow=True).context["address"]
    RoleGrant.objects.filter(user_id=world["head"].user_id).delete()
    assert Client().get("/" + token.partition("//")[2].partition("/")[2]).status_code == 404


@pytest.mark.parametrize("address", ["/rooms/bookings/", "/rooms/", "week"])
def test_three_rows_cost_as_many_queries_as_one(world, address):
    room, client = make_room(world.saryagash), window(world["clerk"])
    page = f"/rooms/houses/{world.saryagash.code}/?week={soon():%Y-%m-%d}" if address == "week" else address

    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(page)
        return len(seen)

    book(room.pk, wanted(world.saryagash.pk, soon()), by=world["clerk"], at=timezone.now())
    count()
    one = count()
    for number, hour in ((2, 12), (3, 14)):
        other = make_room(world.saryagash, str(number))
        book(other.pk, wanted(world.saryagash.pk, soon(hour)), by=world["clerk"], at=timezone.now())
    assert count() == one


@pytest.mark.django_db(transaction=True)
def test_of_two_hundred_that_reach_for_one_room_exactly_one_gets_it(transactional_db):
    world = make_world()
    room, starts, at = make_room(world.saryagash), soon(), timezone.now()
    actors = [world["clerk"], world["clerk2"], world["head"], world["registrar"]]
    begin, lines = Barrier(200), Semaphore(CONNECTIONS)

    def reach(number: int) -> str:
        begin.wait()
        with lines:
            try:
                asked = wanted(world.saryagash.pk, starts + (number % 4) * HOUR / 4)
                book(room.pk, asked, by=actors[number % 4], at=at)
                return "got it"
            except Exception as error:
                return type(error).__name__
            finally:
                connections.close_all()

    with ThreadPoolExecutor(200) as pool:
        ends = list(pool.map(reach, range(200)))
    assert (ends.count("got it"), ends.count("ValidationError")) == (1, 199)
    assert Booking.objects.count() == 1
