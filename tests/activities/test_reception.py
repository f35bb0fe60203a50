"""Remote reception: times opened once, booked by one visitor, moved and called off with number and PIN."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connections
from django.test import Client
from django.utils import timezone
from tests.activities.test_event_attendance import signed_in
from tests.factories import World, make_world
from tests.factories.activities import make_slot
from tests.factories.cases import NOW

from tirek.activities.actions import reception
from tirek.activities.actions.reception_notices import remind_visitors
from tirek.activities.enums import SlotState
from tirek.activities.models import Slot
from tirek.cases.models import Case, CaseOrigin
from tirek.core.actor import ANONYMOUS
from tirek.core.anonymising import GONE
from tirek.core.calendar import ALMATY
from tirek.core.models import Message
from tirek.core.retention_rules import cutoff_of, rule_named
from tirek.core.verdict import Refused

pytestmark = pytest.mark.django_db
VISITOR = reception.Visitor(name="Асан Үсенов", phone="+77010000001", topic="Баспана")


@pytest.fixture
def world() -> World:
    return make_world()


def hours(world: World) -> reception.Hours:
    return reception.Hours(
        office_id=world.saryagash.pk,
        receiver_id=world["head"].user_id,
        day=date(2026, 12, 9),
        begins=time(10),
        ends=time(11),
        minutes=20,
        online_link="https://meet.tirek.example/1",
    )


def free(world: World, days: int = 1, **facts: object) -> Slot:
    return make_slot(world.saryagash, world["head"].user_id, NOW + timedelta(days=days), **facts)


def test_times_are_opened_weekly_without_days_off_and_never_twice_for_one_receiver(world: World):
    with pytest.raises(Refused):
        reception.open_slots(hours(world), by=world["clerk.keles"], at=NOW)
    made = reception.open_slots(replace(hours(world), until=date(2026, 12, 30)), by=world["head"], at=NOW)
    days = {slot.starts_at.astimezone(ALMATY).date() for slot in made}
    assert date(2026, 12, 16) not in days  # Independence Day
    assert len(made) == len(days) * 3 == 9
    with pytest.raises(ValidationError):
        reception.open_slots(replace(hours(world), begins=time(10, 30)), by=world["head"], at=NOW)
    with pytest.raises(ValidationError):
        reception.open_slots(replace(hours(world), day=date(2026, 12, 12)), by=world["head"], at=NOW)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_book_one_time_one_gets_it():
    world = make_world()
    slot = free(world)

    def book(number: int) -> bool:
        try:
            reception.book_slot(slot.pk, replace(VISITOR, name=f"Келуші {number}"), by=ANONYMOUS, at=NOW)
        except Refused:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(book, range(16))) == 1
    assert Message.objects.count() == 1


def test_a_booked_time_is_seen_by_its_office_only(world: World):
    slot = free(world)
    assert Slot.objects.visible_to(ANONYMOUS).get() == slot
    reception.book_slot(slot.pk, VISITOR, by=ANONYMOUS, at=NOW)
    assert not Slot.objects.visible_to(ANONYMOUS).exists()
    assert not Slot.objects.visible_to(world["clerk.keles"]).exists()
    assert Slot.objects.visible_to(world["clerk"]).exists()


def test_a_visit_moves_with_its_number_and_leaves_nothing_behind(world: World):
    first, second = free(world), free(world, days=2)
    booked, pin = reception.book_slot(first.pk, VISITOR, by=ANONYMOUS, at=NOW)
    moved = reception.move_visit(first.pk, second.pk, by=ANONYMOUS, at=NOW)
    assert reception.prove_visitor(booked.number or "", pin) == moved
    first.refresh_from_db()
    assert (first.state, first.visitor_name, first.phone, first.number) == (SlotState.FREE, "", "", None)
    with pytest.raises(Refused):
        reception.prove_visitor(booked.number or "", "000000" if pin != "000000" else "111111")


def test_one_visitor_books_three_visits_ahead_at_most(world: World):
    for days in range(1, 4):
        reception.book_slot(free(world, days=days).pk, VISITOR, by=ANONYMOUS, at=NOW)
    fourth = free(world, days=5)
    with pytest.raises(ValidationError):
        reception.book_slot(fourth.pk, VISITOR, by=ANONYMOUS, at=NOW)
    reception.book_slot(fourth.pk, replace(VISITOR, phone="+77010000002"), by=ANONYMOUS, at=NOW)


def test_called_off_by_the_visitor_the_time_is_free_again(world: World):
    slot = free(world)
    reception.book_slot(slot.pk, VISITOR, by=ANONYMOUS, at=NOW)
    reception.call_off_visit(slot.pk, by=ANONYMOUS, at=NOW)
    assert Slot.objects.get(state=SlotState.FREE).during == slot.during
    with pytest.raises(Refused):
        reception.call_off_visit(slot.pk, by=ANONYMOUS, at=NOW)


def test_called_off_by_the_office_the_visitor_is_told_why(world: World):
    slot = free(world)
    reception.book_slot(slot.pk, VISITOR, by=ANONYMOUS, at=NOW)
    with pytest.raises(ValidationError):
        reception.cancel_slot(slot.pk, by=world["head"], at=NOW)
    reception.cancel_slot(slot.pk, "Жиналыс", by=world["head"], at=NOW)
    assert "Жиналыс" in Message.objects.get(key__startswith="visit-cancelled").body


def test_the_outcome_is_written_when_the_visit_has_begun(world: World):
    slot = free(world)
    reception.book_slot(slot.pk, VISITOR, by=ANONYMOUS, at=NOW)
    told = {"came": True, "outcome": "Кеңес берілді", "by": world["head"]}
    with pytest.raises(Refused):
        reception.settle_slot(slot.pk, **told, at=NOW)
    after = slot.ends_at + timedelta(minutes=5)
    with pytest.raises(ValidationError):
        reception.settle_slot(slot.pk, came=True, outcome="", by=world["head"], at=after)
    assert reception.settle_slot(slot.pk, **told, at=after).state == SlotState.HELD


def test_the_reminder_with_the_link_is_sent_once(world: World):
    slot = free(world)
    reception.book_slot(slot.pk, replace(VISITOR, language="ru"), by=ANONYMOUS, at=NOW)
    for _again in range(2):
        assert remind_visitors(at=NOW) == 1
    message = Message.objects.get(key__startswith="visit-reminder")
    assert slot.online_link in message.body
    assert message.language == "ru"


def test_a_citizen_books_and_changes_and_the_office_makes_it_an_application(world: World):
    head, visitor = signed_in(world, "head"), Client()
    day = datetime.combine(timezone.localdate() + timedelta(days=1), time(10), ALMATY)
    first, second = (
        make_slot(world.saryagash, world["head"].user_id, day + timedelta(minutes=20 * step)) for step in range(2)
    )
    assert world.saryagash.name in visitor.get("/reception/").content.decode()
    assert (
        f"/reception/slots/{first.pk}/" in visitor.get(f"/reception/offices/{world.saryagash.code}/").content.decode()
    )
    told = {"name": "Асан Үсенов", "phone": "", "email": "", "topic": "Баспана"}
    assert visitor.post(f"/reception/slots/{first.pk}/", told).status_code == 422
    assert visitor.post(f"/reception/slots/{first.pk}/", {**told, "phone": "87010000001"}).status_code == 303
    page = visitor.get("/reception/visit/page/")
    number, pin = page.context["slot"].number, page.context["pin"]
    stranger = Client()
    assert stranger.get("/reception/visit/page/").status_code == 303
    assert stranger.get(f"/reception/slots/{first.pk}/").status_code == 404
    assert stranger.post("/reception/visit/cancellation/").status_code == 404
    assert stranger.post("/reception/visit/", {"number": number, "pin": "1"}).status_code == 422
    assert stranger.post("/reception/visit/", {"number": number, "pin": pin}).status_code == 303
    assert stranger.post("/reception/visit/move/", {"slot": second.pk}).status_code == 303
    assert b"BEGIN:VEVENT" in stranger.get("/reception/visit/calendar.ics").content
    assert "Баспана" in head.get("/reception/work/").content.decode()
    assert head.post(f"/reception/slots/{second.pk}/cancellation/", {"reason": ""}).status_code == 422
    assert head.post(f"/reception/slots/{second.pk}/outcome/", {"came": "yes", "outcome": "x"}).status_code == 403
    Slot.objects.filter(pk=second.pk).update(during=make_past(second))
    address = f"/cases/of-visit/{second.pk}/"
    form = head.get(address).context["form"]
    case = {name: form[name].initial or "" for name in form.fields} | {"service": str(world.job.pk)}
    assert head.post(address, case).status_code == 303
    assert CaseOrigin.objects.get(slot=second).case == Case.objects.get()
    assert Slot.objects.get(pk=second.pk).state == SlotState.HELD
    assert signed_in(world, "clerk.keles").get(f"/reception/slots/{second.pk}/").status_code == 404


def make_past(slot: Slot) -> object:
    length = slot.ends_at - slot.starts_at
    return type(slot.during)(timezone.now() - length, timezone.now())


def test_the_office_opens_an_hour_on_its_page(world: World):
    head = signed_in(world, "head")
    day = timezone.localdate() + timedelta(days=(7 - timezone.localdate().weekday()))
    told = {"receiver": world["head"].user_id, "day": day, "begins": "10:00", "ends": "11:00", "minutes": 30}
    assert head.post("/reception/work/new/", told).status_code == 422
    answer = head.post("/reception/work/new/", {**told, "online_link": "https://meet.tirek.example/2"})
    assert answer.status_code == 303
    assert Slot.objects.count() == 2
    assert signed_in(world, "registrar").get("/reception/work/new/").status_code == 403


def test_who_was_received_is_forgotten_after_three_years(world: World):
    slot = free(world)
    booked, pin = reception.book_slot(slot.pk, VISITOR, by=ANONYMOUS, at=NOW)
    reception.settle_slot(slot.pk, came=True, outcome="Кеңес", by=world["head"], at=slot.ends_at)
    rule, later = rule_named("activities.visits"), NOW + timedelta(days=4 * 366)
    assert rule.treat(list(rule.due(cutoff_of(rule, later)).values_list("pk", flat=True)), later) == 1
    slot.refresh_from_db()
    assert (slot.visitor_name, slot.phone, slot.outcome, slot.state) == (GONE, "", "", SlotState.HELD)
    with pytest.raises(Refused):
        reception.prove_visitor(booked.number or "", pin)
    assert not rule.due(cutoff_of(rule, later))
