"""Events and what hangs on them."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange, DateTimeTZRange
from tests.factories.people import make_person

from tirek.activities.enums import EventKind, Evidence
from tirek.activities.models import (
    Attendance,
    Booking,
    Certificate,
    Course,
    Event,
    Headcount,
    Project,
    Question,
    Registration,
    Room,
    Slot,
    TestAttempt,
    Tour,
    TourAgency,
    TourStop,
)
from tirek.core.calendar import local_date
from tirek.core.ids import uuid7
from tirek.network.models import Organisation


def make_event(organiser: Organisation, starts_at: datetime, *, hours: int = 2, **facts: Any) -> Event:
    """A public meeting of an organisation in its area."""
    values: dict[str, Any] = {
        "kind": EventKind.MEETING,
        "name_kk": "Жиналыс",
        "name_ru": "Собрание",
        "area": organiser.area,
        "held_on": local_date(starts_at),
        "ends_at": starts_at + timedelta(hours=hours),
        **facts,
    }
    return Event.objects.create(organiser=organiser, starts_at=starts_at, **values)


def make_one_of_each(office: Organisation, receiver_id: UUID, at: datetime) -> None:
    """A row of every model of activities that says who sees it, none of them public where that can be."""
    event = make_event(office, at, is_public=False)
    person = make_person("Қатысушы", "Адам")
    Registration.objects.create(event=event, name="Қатысушы", state="confirmed", ticket="T-1", asked_at=at)
    Attendance.objects.create(event=event, person=person, evidence=Evidence.SIGNED, nonce=uuid7(), came_at=at)
    Headcount.objects.create(event=event, evidence=Evidence.ESTIMATE, attendances=10, recorded_at=at)
    Project.objects.create(kind="other", organisation=office, name_kk="Жоба", name_ru="Проект", during=_from(at))
    course = Course.objects.create(code="basics", organisation=office, hours=8, name_kk="Курс", name_ru="Курс")
    taught = {"course": course, "event": event, "person": person}
    TestAttempt.objects.create(**taught, started_at=at)
    Certificate.objects.create(**taught, number="C-1", issued_on=local_date(at))
    make_tour(office, at)
    Question.objects.create(event=event, text="Жол қашан жөнделеді?", nonce=uuid7(), asked_at=at)
    Question.objects.create(
        event=event, text="Су қашан болады?", nonce=uuid7(), asked_at=at, state="answered", answer="Мамырда",
        answered_at=at, published_text="Су қашан болады?", published_answer="Мамырда", published_at=at,
    )  # fmt: skip
    room = Room.objects.create(organisation=office, code="101", seats=20, name_kk="Зал", name_ru="Зал")
    span = DateTimeTZRange(at, at + timedelta(hours=1))
    Booking.objects.create(
        room=room, booked_for=office, state="confirmed", during=span, held=span, purpose="Жиналыс",
        booked_by_id=receiver_id, booked_by_name="Маман", booked_at=at,
    )  # fmt: skip
    Slot.objects.create(
        office=office, receiver_id=receiver_id, during=span, online_link="https://meet.tirek.example/1",
        state="booked", visitor_name="Келуші",
    )  # fmt: skip
    make_slot(office, receiver_id, at + timedelta(days=2))


def make_tour(organiser: Organisation, at: datetime, **facts: Any) -> Tour:
    """A tour of one day, its organiser the first of the team, with a stop that begins at a moment."""
    day = local_date(at)
    values: dict[str, Any] = {"name_kk": "Сапар", "name_ru": "Выезд", "begins_on": day, "ends_on": day, **facts}
    tour = Tour.objects.create(organiser=organiser, **values)
    TourAgency.objects.create(tour=tour, organisation=organiser)
    event = make_event(organiser, at, kind=EventKind.VISIT, place="Клуб")
    TourStop.objects.create(tour=tour, event=event, position=1)
    return tour


def make_slot(office: Organisation, receiver_id: UUID, at: datetime, **facts: Any) -> Slot:
    """Twenty free minutes of remote reception."""
    span = DateTimeTZRange(at, at + timedelta(minutes=20))
    link = "https://meet.tirek.example/1"
    return Slot.objects.create(office=office, receiver_id=receiver_id, during=span, online_link=link, **facts)


def _from(moment: datetime) -> DateRange:
    return DateRange(local_date(moment), None)
