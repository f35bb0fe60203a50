"""Rooms: found free, taken once, repeated with gaps, moved and given up, never two at once."""

from datetime import date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import World, make_world
from tests.factories.rooms import make_equipment, make_room, wanted

from tirek.activities.actions.booking_series import SeriesChange, add_back, book_series, cancel_later, change_later
from tirek.activities.actions.bookings import NewBooking, block, book, cancel, confirm, decline, move, restore
from tirek.activities.enums import BookingState
from tirek.activities.models import Booking, Room
from tirek.activities.queries.recurrence import Repeat, moments, rule_of
from tirek.activities.queries.rooms import Wanted, fitting_rooms, left_out
from tirek.core.calendar import ALMATY
from tirek.core.models import Message
from tirek.core.verdict import Refused

NOW = datetime(2026, 3, 2, 9, tzinfo=ALMATY)
TEN = datetime(2026, 3, 3, 10, tzinfo=ALMATY)  # a Tuesday
HOUR = timedelta(hours=1)


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def room(world: World) -> Room:
    return make_room(world.saryagash)


def tuesday(number: int) -> datetime:
    return TEN + timedelta(weeks=number)


def weekly(count: int) -> str:
    return rule_of(Repeat.WEEKLY, TEN.date(), tuesday(count - 1).date())


def test_a_taken_room_says_by_whom_to_who_may_know_and_only_when_to_others(world, room):
    book(room.pk, wanted(world.saryagash.pk, TEN), by=world["clerk"], at=NOW)
    with pytest.raises(ValidationError) as colleague:
        book(room.pk, wanted(world.saryagash.pk, TEN + HOUR), by=world["clerk2"], at=NOW)
    assert "Кеңес жиналысы" in colleague.value.messages[0]
    with pytest.raises(ValidationError) as stranger:
        book(room.pk, wanted(world.keles.pk, TEN + HOUR), by=world["clerk.keles"], at=NOW)
    assert "10:00" in stranger.value.messages[0]
    assert "Кеңес жиналысы" not in stranger.value.messages[0]


def test_the_gap_after_a_use_is_kept_free_on_both_sides(world):
    room = make_room(world.saryagash, gap_minutes=30)
    book(room.pk, wanted(world.saryagash.pk, TEN), by=world["clerk"], at=NOW)
    for starts in (TEN + 2 * HOUR, TEN - 2 * HOUR + timedelta(minutes=15)):
        with pytest.raises(ValidationError):
            book(room.pk, wanted(world.saryagash.pk, starts, minutes=100), by=world["clerk"], at=NOW)
    book(room.pk, wanted(world.saryagash.pk, TEN + 2.5 * HOUR), by=world["clerk"], at=NOW)


def test_the_database_refuses_what_passed_every_check(world, room):
    first = book(room.pk, wanted(world.saryagash.pk, TEN), by=world["clerk"], at=NOW)
    values = {
        field.attname: getattr(first, field.attname) for field in Booking._meta.concrete_fields if field.name != "id"
    }
    with pytest.raises(IntegrityError, match="booking_room_taken"), transaction.atomic():
        Booking.objects.create(**values)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"people": 41}, "people"),
        ({"purpose": "  "}, "purpose"),
        ({"starts_at": NOW - HOUR, "ends_at": NOW}, "starts"),
        ({"ends_at": TEN}, "ends"),
        ({"starts_at": TEN.replace(hour=7)}, "starts"),
        ({"ends_at": TEN.replace(hour=21)}, "starts"),
        ({"ends_at": TEN + timedelta(days=1)}, "starts"),
    ],
)
def test_what_the_room_is_not_for_is_said_at_the_field(world, room, change, field):
    told = {"booked_for_id": world.saryagash.pk, "starts_at": TEN, "ends_at": TEN + HOUR, "purpose": "Жиналыс"}
    with pytest.raises(ValidationError) as refused:
        book(room.pk, NewBooking(**{**told, **change}), by=world["clerk"], at=NOW)
    assert field in refused.value.message_dict


def test_a_free_room_is_found_by_time_people_and_computers_smallest_first(world, room):
    small, full = (
        make_room(world.keles, "1", seats=12, computers=10),
        make_room(world.keles, "2", seats=14, computers=9),
    )
    make_room(world.keles, "3", seats=5, computers=20)
    make_room(world.keles, "4", seats=50, computers=20, opens_at=time(11))
    book(full.pk, wanted(world.keles.pk, TEN), by=world["clerk.keles"], at=NOW)
    search = Wanted(starts_at=TEN + HOUR, ends_at=TEN + 2 * HOUR, people=10, computers=9)
    found = list(fitting_rooms(search))
    assert [(one.code, one.is_taken) for one in found] == [("1", False), ("4", False), ("2", True)]
    assert list(fitting_rooms(Wanted(starts_at=TEN, ends_at=TEN + HOUR, people=10))[:1]) == [small]


@settings(max_examples=20, deadline=None)
@given(
    starts=st.integers(9 * 4, 19 * 4),
    length=st.integers(1, 8),
    gap=st.sampled_from([0, 15, 60]),
    at=st.integers(36, 72),
)
def test_what_the_search_calls_free_can_be_booked(django_db_blocker, starts, length, gap, at):
    with django_db_blocker.unblock(), transaction.atomic():
        world = make_world()
        room = make_room(world.saryagash, gap_minutes=gap)
        day = TEN.replace(hour=0)
        book(room.pk, wanted(world.saryagash.pk, day + at * HOUR / 4, minutes=120), by=world["clerk"], at=NOW)
        begins, ends = day + starts * HOUR / 4, day + (starts + length) * HOUR / 4
        fitting = list(fitting_rooms(Wanted(starts_at=begins, ends_at=ends)))
        is_free = bool(fitting) and not fitting[0].is_taken
        try:
            with transaction.atomic():
                asked = wanted(world.saryagash.pk, begins, minutes=length * 15)
                book(room.pk, asked, by=world["clerk"], at=NOW)
            got = True
        except ValidationError:
            got = False
        transaction.set_rollback(True)
    assert got == is_free


def test_the_house_confirms_or_declines_and_whoever_booked_reads_why(world):
    room = make_room(world.saryagash, needs_approval=True)
    clerk, head = world["clerk.keles"], world["head"]
    first = book(room.pk, wanted(world.keles.pk, TEN), by=clerk, at=NOW)
    second = book(room.pk, wanted(world.keles.pk, TEN + 3 * HOUR), by=clerk, at=NOW)
    assert first.state == BookingState.ASKED
    with pytest.raises(Refused):
        confirm(first.pk, by=clerk, at=NOW)
    confirm(first.pk, by=head, at=NOW)
    with pytest.raises(ValidationError):
        decline(second.pk, " ", by=head, at=NOW)
    decline(second.pk, "Жөндеу жүріп жатыр", by=head, at=NOW)
    assert "Жөндеу" in Message.objects.filter(about_id=second.pk).latest("created_at").body
    assert book(room.pk, wanted(world.saryagash.pk, TEN + 3 * HOUR), by=head, at=NOW).state == BookingState.CONFIRMED


def test_given_up_it_frees_room_and_equipment_and_is_taken_back_if_still_free(world, room):
    piece, clerk = make_equipment(world.saryagash), world["clerk"]
    told = wanted(world.saryagash.pk, TEN, equipment_ids=(piece.pk,))
    first = book(room.pk, told, by=clerk, at=NOW)
    other = make_room(world.saryagash, "202")
    with pytest.raises(ValidationError) as taken:
        book(other.pk, told, by=clerk, at=NOW)
    assert "INV-1" in taken.value.messages[0]
    cancel(first.pk, by=clerk, at=NOW)
    second = book(other.pk, told, by=clerk, at=NOW)
    with pytest.raises(ValidationError):
        restore(first.pk, by=clerk, at=NOW)
    cancel(second.pk, by=clerk, at=NOW)
    assert restore(first.pk, by=clerk, at=NOW).state == BookingState.CONFIRMED


def test_the_house_says_why_when_it_takes_a_booking_away(world, room):
    booking = book(room.pk, wanted(world.keles.pk, TEN), by=world["clerk.keles"], at=NOW)
    with pytest.raises(ValidationError):
        cancel(booking.pk, by=world["head"], at=NOW)
    cancel(booking.pk, "Су құбыры жарылды", by=world["head"], at=NOW)
    assert Message.objects.filter(about_id=booking.pk, body__contains="Су құбыры").exists()


def test_a_closed_room_takes_nothing_and_names_what_has_to_be_settled_first(world, room):
    booking = book(room.pk, wanted(world.keles.pk, TEN), by=world["clerk.keles"], at=NOW)
    with pytest.raises(Refused):
        block(room.pk, TEN, TEN + timedelta(days=3), "Жөндеу", by=world["clerk"], at=NOW)
    with pytest.raises(ValidationError):
        block(room.pk, TEN, TEN + timedelta(days=3), "Жөндеу", by=world["head"], at=NOW)
    cancel(booking.pk, "Жөндеу", by=world["head"], at=NOW)
    block(room.pk, TEN, TEN + timedelta(days=3), "Жөндеу", by=world["head"], at=NOW)
    with pytest.raises(ValidationError):
        book(room.pk, wanted(world.keles.pk, TEN + timedelta(days=1)), by=world["clerk.keles"], at=NOW)


def test_nobody_books_for_others_or_touches_their_bookings(world, room):
    with pytest.raises(Refused):
        book(room.pk, wanted(world.saryagash.pk, TEN), by=world["clerk.keles"], at=NOW)
    booking = book(room.pk, wanted(world.saryagash.pk, TEN), by=world["clerk"], at=NOW)
    for deed in (cancel, restore, confirm):
        with pytest.raises(Booking.DoesNotExist):
            deed(booking.pk, by=world["clerk.keles"], at=NOW)


def test_a_series_is_booked_whole_or_without_the_named_days(world, room):
    clerk = world["clerk"]
    taken = book(room.pk, wanted(world.keles.pk, tuesday(2)), by=world["clerk.keles"], at=NOW)
    told = wanted(world.saryagash.pk, TEN)
    with pytest.raises(ValidationError) as refused:
        book_series(room.pk, told, weekly(5), by=clerk, at=NOW)
    assert len(refused.value.message_dict["repeat"]) == 1
    assert not Booking.objects.filter(series__isnull=False).exists()
    series = book_series(room.pk, told, weekly(5), skip=["2026-03-17"], by=clerk, at=NOW)
    assert series.bookings.count() == 4
    assert left_out(series, NOW) == [tuesday(2)]
    with pytest.raises(ValidationError):
        add_back(series.pk, tuesday(2), by=clerk, at=NOW)
    cancel(taken.pk, by=world["clerk.keles"], at=NOW)
    assert add_back(series.pk, tuesday(2), by=clerk, at=NOW).during.lower == tuesday(2)
    assert left_out(series, NOW) == []


def test_changing_a_series_never_touches_the_past_or_others(world, room):
    clerk = world["clerk"]
    series = book_series(room.pk, wanted(world.saryagash.pk, TEN), weekly(4), by=clerk, at=NOW)
    other = book(room.pk, wanted(world.keles.pk, tuesday(3) + 4 * HOUR), by=world["clerk.keles"], at=NOW)
    rows = list(series.bookings.order_by("during"))
    later = tuesday(1) - HOUR
    with pytest.raises(Refused):
        change_later(rows[0].pk, SeriesChange(starts=time(12), ends=time(13), purpose="Үйірме"), by=clerk, at=later)
    with pytest.raises(ValidationError):
        change_later(rows[1].pk, SeriesChange(starts=time(13), ends=time(15), purpose="Үйірме"), by=clerk, at=later)
    count = change_later(rows[1].pk, SeriesChange(starts=time(11), ends=time(13), purpose="Үйірме"), by=clerk, at=later)
    after = [booking.during.lower.astimezone(ALMATY).hour for booking in series.bookings.order_by("during")]
    assert (count, after) == (3, [10, 11, 11, 11])
    assert cancel_later(rows[2].pk, by=clerk, at=later) == 2
    states = list(series.bookings.order_by("during").values_list("state", flat=True))
    assert states == ["confirmed", "confirmed", "cancelled", "cancelled"]
    other.refresh_from_db()
    assert other.state == BookingState.CONFIRMED


def test_one_day_of_a_series_moves_alone(world, room):
    series = book_series(room.pk, wanted(world.saryagash.pk, TEN), weekly(3), by=world["clerk"], at=NOW)
    middle = list(series.bookings.order_by("during"))[1]
    move(middle.pk, wanted(world.saryagash.pk, tuesday(1) + HOUR), by=world["clerk"], at=NOW)
    hours = [row.during.lower.astimezone(ALMATY).hour for row in series.bookings.order_by("during")]
    assert hours == [10, 11, 10]


def test_the_fifth_weekday_of_a_month_means_its_last():
    rule = rule_of(Repeat.MONTHLY, date(2026, 3, 31), date(2026, 6, 30))
    found = [moment.date() for moment in moments(rule, datetime(2026, 3, 31, 10, tzinfo=ALMATY))]
    assert found == [date(2026, 3, 31), date(2026, 4, 28), date(2026, 5, 26), date(2026, 6, 30)]
