"""Announcing, series, places at events, the report, reminders."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from tests.factories import World, make_world
from tests.factories.activities import make_event
from tests.factories.cases import NOW

from tirek.activities.actions.chasing import chase_reports, remind_participants
from tirek.activities.actions.closing import EventReport, add_photo, close_event
from tirek.activities.actions.event_facts import EventFacts, occurrences
from tirek.activities.actions.events import cancel_event, create_event, create_series, edit_event
from tirek.activities.actions.registrations import Guest, cancel_registration, register, settle
from tirek.activities.enums import Entrance, EventKind
from tirek.activities.models import Event, Headcount, Question, Registration
from tirek.activities.queries.calendar_file import calendar_of
from tirek.core.actor import ANONYMOUS
from tirek.core.calendar import ALMATY
from tirek.core.models import Message
from tirek.core.verdict import Refused

pytestmark = pytest.mark.django_db
FIRST = datetime(2026, 11, 10, 10, 0, tzinfo=ALMATY)  # a Tuesday


@pytest.fixture
def world() -> World:
    return make_world()


def facts(world: World, **changes: Any) -> EventFacts:
    office = world.saryagash
    told = EventFacts(
        organiser_id=office.pk,
        kind=EventKind.SEMINAR,
        name_kk="Семинар",
        name_ru="Семинар",
        starts_at=FIRST,
        ends_at=FIRST + timedelta(hours=2),
        area_id=office.area_id,
        place="Мәдениет үйі",
    )
    return replace(told, **changes)


def guest(number: int) -> Guest:
    return Guest(name=f"Қонақ {number}", email=f"g{number}@tirek.example")


def test_a_series_makes_real_events_at_the_same_hour(world: World):
    made = create_series(facts(world), "FREQ=WEEKLY;UNTIL=20261208T235959", by=world["clerk"], at=NOW)
    assert [each.held_on for each in made] == [date(2026, 11, day) for day in (10, 17, 24)] + [
        date(2026, 12, day) for day in (1, 8)
    ]
    assert {each.starts_at.astimezone(ALMATY).hour for each in Event.objects.all()} == {10}


def test_an_edit_of_a_series_never_touches_what_has_begun_and_keeps_what_was_set_apart(world: World):
    made = create_series(facts(world), "FREQ=WEEKLY;UNTIL=20261208T235959", by=world["clerk"], at=NOW)
    fourth = facts(world, starts_at=made[3].starts_at, ends_at=made[3].ends_at, place="Мектеп")
    edit_event(made[3].pk, fourth, version=1, by=world["clerk"], at=NOW)
    later = made[1].starts_at + timedelta(minutes=30)  # the second is under way
    week = timedelta(days=7, hours=1)
    third = facts(world, starts_at=made[2].starts_at + week, ends_at=made[2].ends_at + week)
    changed = edit_event(made[2].pk, third, version=1, scope="all", by=world["clerk"], at=later)
    assert len(changed) == 3
    starts = [each.starts_at for each in Event.objects.order_by("created_at", "id")]
    assert starts[:2] == [made[0].starts_at, made[1].starts_at]
    assert starts[2:] == [each.starts_at + week for each in made[2:]]
    assert Event.objects.get(pk=made[3].pk).place == "Мектеп"


def test_later_ones_are_cancelled_and_those_registered_are_told(world: World):
    made = create_series(
        facts(world, entrance=Entrance.REGISTRATION), "FREQ=DAILY;UNTIL=20261112T235959", by=world["clerk"], at=NOW
    )
    register(made[2].pk, guest(1), by=ANONYMOUS, at=NOW)
    cancelled = cancel_event(made[1].pk, "Аязға байланысты", scope="later", by=world["clerk"], at=NOW)
    assert {each.pk for each in cancelled} == {made[1].pk, made[2].pk}
    assert Message.objects.filter(body__contains="Аязға байланысты").count() == 1


def test_an_edit_upon_an_older_page_is_refused(world: World):
    event = create_event(facts(world), by=world["clerk"], at=NOW)
    edit_event(event.pk, facts(world, place="Мектеп"), version=1, by=world["clerk"], at=NOW)
    with pytest.raises(ValidationError):
        edit_event(event.pk, facts(world, place="Кітапхана"), version=1, by=world["clerk"], at=NOW)


@settings(max_examples=30, deadline=None)
@given(
    first=st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1)),
    every=st.integers(1, 4),
    freq=st.sampled_from(["DAILY", "WEEKLY"]),
    number=st.integers(2, 40),
)
def test_occurrences_are_apart_and_keep_the_hour(first: datetime, every: int, freq: str, number: int):
    start = first.replace(second=0, microsecond=0, tzinfo=ALMATY)
    found = occurrences(f"FREQ={freq};INTERVAL={every};COUNT={number}", start)
    step = timedelta(days=every * (7 if freq == "WEEKLY" else 1))
    local = [each.replace(tzinfo=None) for each in found]
    assert len(found) == number
    assert {later - earlier for earlier, later in pairwise(local)} == {step}


def test_places_are_limited_and_the_waiting_list_moves_up_in_order(world: World):
    event = create_event(facts(world, entrance=Entrance.REGISTRATION, capacity=2), by=world["clerk"], at=NOW)
    tickets = [register(event.pk, guest(n), by=ANONYMOUS, at=NOW + timedelta(minutes=n))[0].ticket for n in range(5)]
    assert states() == ["confirmed"] * 2 + ["waiting"] * 3
    cancel_registration(tickets[0], by=ANONYMOUS, at=NOW)
    cancel_registration(tickets[0], by=ANONYMOUS, at=NOW)
    assert states() == ["cancelled", "confirmed", "confirmed", "waiting", "waiting"]
    edit_event(event.pk, facts(world, entrance=Entrance.REGISTRATION, capacity=3), version=1, by=world["clerk"], at=NOW)
    assert states() == ["cancelled", "confirmed", "confirmed", "confirmed", "waiting"]


def test_the_same_address_is_one_registration_and_the_organiser_confirms(world: World):
    event = create_event(facts(world, entrance=Entrance.APPROVAL, capacity=1), by=world["clerk"], at=NOW)
    first, is_new = register(event.pk, guest(1), by=ANONYMOUS, at=NOW)
    again, is_new_again = register(event.pk, guest(1), by=ANONYMOUS, at=NOW)
    assert (is_new, is_new_again, again.pk) == (True, False, first.pk)
    second, _new = register(event.pk, guest(2), by=ANONYMOUS, at=NOW)
    settle(first.pk, True, by=world["clerk"], at=NOW)
    settle(second.pk, True, by=world["clerk"], at=NOW)
    assert states() == ["confirmed", "waiting"]
    with pytest.raises(Refused):
        settle(second.pk, True, by=world["clerk.keles"], at=NOW)


def states() -> list[str]:
    return list(Registration.objects.order_by("asked_at").values_list("state", flat=True))


def test_the_report_counts_once_and_keeps_estimates_apart(world: World):
    event = make_event(world.saryagash, NOW - timedelta(days=2))
    told = EventReport(
        text="Өтті", evidence="signed", signed=40, document="12-3", estimate=70, questions=["Су?", "Су?"]
    )
    close_event(event.pk, told, by=world["clerk"], at=NOW)
    assert dict(Headcount.objects.values_list("evidence", "attendances")) == {"signed": 40, "estimate": 70}
    assert Question.objects.get().text == "Су?"
    with pytest.raises(Refused):
        close_event(event.pk, told, by=world["clerk"], at=NOW)


def test_a_scanned_number_is_never_typed(world: World):
    event = make_event(world.saryagash, NOW - timedelta(days=2))
    with pytest.raises(ValidationError):
        close_event(event.pk, EventReport(text="Өтті", evidence="scanned"), by=world["clerk"], at=NOW)
    with pytest.raises(Refused):
        close_event(event.pk, EventReport(text="Өтті", evidence="none", estimate=1), by=world["clerk.keles"], at=NOW)


def test_late_reports_are_chased_twice_and_no_more(world: World):
    make_event(world.saryagash, NOW - timedelta(days=4))
    for days in (0, 1, 7, 8):
        chase_reports(at=NOW + timedelta(days=days))
    due, late = (Message.objects.filter(key__startswith=f"event-report-{rung}").count() for rung in ("due", "late"))
    assert due == late >= 3  # each of the office's organisers, once


def test_a_reminder_goes_out_the_day_before_once(world: World):
    event = create_event(facts(world, entrance=Entrance.REGISTRATION), by=world["clerk"], at=NOW)
    register(event.pk, guest(1), by=ANONYMOUS, at=NOW)
    for hour in (0, 1):
        remind_participants(at=FIRST - timedelta(hours=16 - hour))
    assert Message.objects.filter(key__startswith="event-reminder").count() == 1


def photo(pixels: bytes) -> bytes:
    """A JPEG whose camera wrote down where it was taken."""
    place = b"Exif\x00\x00GPS 41.45"
    told = b"\xff\xe1" + (len(place) + 2).to_bytes(2, "big") + place
    return b"\xff\xd8" + told + b"\xff\xda\x00\x02" + pixels + b"\xff\xd9"


def test_a_photo_is_public_only_with_consent(world: World, client: Any, settings: Any, tmp_path: Any):
    settings.MEDIA_ROOT = tmp_path
    event = make_event(world.saryagash, NOW)
    kept = {"caption": "Зал", "by": world["clerk"], "at": NOW}
    shown = add_photo(event.pk, photo(b"1"), people_agreed=True, **kept)
    hidden = add_photo(event.pk, photo(b"2"), people_agreed=False, **kept)
    assert b"GPS" not in b"".join(client.get(f"/events/photos/{shown.pk}/").streaming_content)
    assert client.get(f"/events/photos/{hidden.pk}/").status_code == 404
    for content in (b"<svg>", photo(b"3")[:-2]):
        with pytest.raises(ValidationError):
            add_photo(event.pk, content, people_agreed=True, **kept)


def test_calendars_read_what_we_write(world: World):
    event = create_event(facts(world), by=world["clerk"], at=NOW)
    (entry,) = Calendar.from_ical(calendar_of([event])).walk("VEVENT")
    assert (str(entry["summary"]), entry.start, str(entry["location"])) == ("Семинар", FIRST, "Мәдениет үйі")
