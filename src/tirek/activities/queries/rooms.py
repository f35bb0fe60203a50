"""Rooms: which are free, what takes the others, what a house's week looks like."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.contrib.postgres.fields import DateTimeRangeField
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Count, DateTimeField, Exists, ExpressionWrapper, F, Func, OuterRef, Q, QuerySet, Value
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from tirek.activities.enums import ActivityPermission, BookingState
from tirek.activities.models import Booking, BookingSeries, Equipment, EquipmentBooking, Room
from tirek.activities.queries.recurrence import moments
from tirek.core.actor import Actor
from tirek.core.calendar import ALMATY
from tirek.network.models import Organisation

MOST_ROOMS = 20


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody needs a room for."""

    starts_at: datetime
    ends_at: datetime
    people: int = 1
    computers: int = 0
    projector: bool = False
    accessible: bool = False
    online: bool = False
    house_id: UUID | None = None


def houses() -> QuerySet[Organisation, Organisation]:
    """Organisations that have rooms, by name."""
    return Organisation.objects.filter(pk__in=Room.objects.values("organisation_id")).order_by("name_kk", "code")


def fitting_rooms(wanted: Wanted) -> QuerySet[Room, Room]:
    """Rooms that would do, the smallest first, each with ``is_taken``. An online room keeps no hours."""
    starts, ends = (moment.astimezone(ALMATY) for moment in (wanted.starts_at, wanted.ends_at))
    rooms = Room.objects.filter(is_open=True, seats__gte=wanted.people, computers__gte=wanted.computers)
    if wanted.online:
        rooms = rooms.exclude(online_link="")
    else:
        same_day = starts.date() == ends.date()
        in_hours = Q(opens_at__lte=starts.time(), closes_at__gte=ends.time()) if same_day else Q(pk__in=())
        rooms = rooms.filter(in_hours, online_link="")
    if wanted.projector:
        rooms = rooms.filter(has_projector=True)
    if wanted.accessible:
        rooms = rooms.filter(is_accessible=True)
    if wanted.house_id:
        rooms = rooms.filter(organisation_id=wanted.house_id)
    return rooms.annotate(is_taken=_taken(wanted)).select_related("organisation").order_by("is_taken", "seats", "id")


def _taken(wanted: Wanted) -> Exists:
    gap = ExpressionWrapper(
        Value(wanted.ends_at, DateTimeField()) + OuterRef("gap_minutes") * Value(timedelta(minutes=1)),
        output_field=DateTimeField(),
    )
    needed = Func(
        Value(wanted.starts_at, DateTimeField()), gap, function="tstzrange", output_field=DateTimeRangeField()
    )
    return Exists(Booking.objects.holding().filter(room=OuterRef("pk"), held__overlap=needed))


def in_the_way(room: Room, starts_at: datetime, ends_at: datetime) -> QuerySet[Booking, Booking]:
    """What holds a room at a time, the gap after it included."""
    span = DateTimeTZRange(starts_at, ends_at + timedelta(minutes=room.gap_minutes))
    held = Booking.objects.holding().filter(room=room, held__overlap=span)
    return held.select_related("booked_for").order_by("during")


def equipment_in_the_way(
    ids: Collection[UUID], starts_at: datetime, ends_at: datetime, *, besides: UUID | None = None
) -> list[Equipment]:
    """Pieces taken with another booking at a time."""
    span = DateTimeTZRange(starts_at, ends_at)
    taken = EquipmentBooking.objects.filter(equipment_id__in=ids, held__overlap=span, is_released=False)
    return list(Equipment.objects.filter(pk__in=taken.exclude(booking=besides).values("equipment_id")))


def span_words(starts_at: datetime, ends_at: datetime) -> str:
    """“22.11.2026 10:00–12:00”; both dates where they differ."""
    starts, ends = starts_at.astimezone(ALMATY), ends_at.astimezone(ALMATY)
    first = f"{date_format(starts, 'SHORT_DATE_FORMAT')} {time_format(starts.time(), 'H:i')}"
    last = time_format(ends.time(), "H:i")
    if ends.date() != starts.date():
        last = f"{date_format(ends, 'SHORT_DATE_FORMAT')} {last}"
    return f"{first}–{last}"


def taken_words(booking: Booking, *, visible: bool) -> str:
    """What takes the room: when, and by whom where the reader may know."""
    when = span_words(booking.during.lower, booking.during.upper)
    if booking.is_block:
        return _("%(when)s: closed by the house") % {"when": when}
    if visible:
        facts = {"when": when, "who": booking.booked_for.name, "what": booking.purpose}
        return _("%(when)s: %(who)s, %(what)s") % facts
    return _("%(when)s: taken") % {"when": when}


def visible_among(actor: Actor, bookings: Iterable[Booking]) -> set[UUID]:
    """Which of some bookings the actor may know more of than their time."""
    keys = [booking.pk for booking in bookings]
    return set(Booking.objects.visible_to(actor).filter(pk__in=keys).values_list("pk", flat=True)) if keys else set()


def why_taken(actor: Actor, rooms: Sequence[Room], starts_at: datetime, ends_at: datetime) -> list[tuple[Room, str]]:
    """For each of some taken rooms, what takes it first. Two queries."""
    latest = ends_at + timedelta(minutes=max((room.gap_minutes for room in rooms), default=0))
    span = DateTimeTZRange(starts_at, latest)
    held = Booking.objects.holding().filter(room__in=rooms, held__overlap=span).select_related("booked_for")
    first: dict[UUID, Booking] = {}
    for booking in held.order_by("during"):
        first.setdefault(booking.room_id, booking)
    visible = visible_among(actor, first.values())
    return [
        (room, taken_words(first[room.pk], visible=first[room.pk].pk in visible)) for room in rooms if room.pk in first
    ]


@dataclass(frozen=True)
class Slot:
    """A booking as a reader sees it in a list: ``title`` is empty where only the time may be known."""

    booking: Booking
    title: str
    is_visible: bool

    @property
    def starts_at(self) -> datetime:
        return self.booking.during.lower  # type: ignore[no-any-return]

    @property
    def ends_at(self) -> datetime:
        return self.booking.during.upper  # type: ignore[no-any-return]

    @property
    def is_long(self) -> bool:
        """Whether it goes on beyond its first day."""
        return self.starts_at.astimezone(ALMATY).date() != self.ends_at.astimezone(ALMATY).date()

    def touches(self, day: date) -> bool:
        """Whether it takes some of a local day."""
        begins = datetime.combine(day, time(), ALMATY)
        return self.starts_at < begins + timedelta(days=1) and self.ends_at > begins


def slots(actor: Actor, rooms: Collection[UUID], first: date, days: int) -> list[Slot]:
    """What holds some rooms from a day on, in order. Two queries."""
    begins = datetime.combine(first, time(), ALMATY)
    span = DateTimeTZRange(begins, begins + timedelta(days=days))
    held = Booking.objects.holding().filter(room_id__in=rooms, during__overlap=span)
    found = list(held.select_related("booked_for", "room").order_by("during"))
    visible = visible_among(actor, found)
    return [_slot(booking, booking.pk in visible) for booking in found]


def _slot(booking: Booking, is_visible: bool) -> Slot:
    if booking.is_block:
        return Slot(booking, booking.purpose if is_visible else "", is_visible)
    title = f"{booking.booked_for.name} · {booking.purpose}" if is_visible else ""
    return Slot(booking, title, is_visible)


@dataclass(frozen=True)
class RoomWeek:
    """A room and what holds it on each day of a week."""

    room: Room
    days: list[tuple[date, list[Slot]]]


def week(actor: Actor, house: Organisation, monday: date) -> list[RoomWeek]:
    """The rooms of a house through a week. Three queries."""
    rooms = list(Room.objects.filter(organisation=house, is_open=True))
    found = slots(actor, [room.pk for room in rooms], monday, 7)
    days = [monday + timedelta(days=step) for step in range(7)]
    return [
        RoomWeek(
            room, [(day, [one for one in found if one.booking.room_id == room.pk and one.touches(day)]) for day in days]
        )
        for room in rooms
    ]


def own_bookings(actor: Actor, at: datetime, *, past: bool = False) -> QuerySet[Booking, Booking]:
    """What the actor's organisations have booked: what is to come, the next first, or what is over."""
    reach = actor.reach(ActivityPermission.BOOK_ROOMS)
    rows = Booking.objects.visible_to(actor).filter(reach.q("booked_for_id"), is_block=False)
    rows = rows.select_related("room__organisation", "booked_for")
    now = DateTimeTZRange(at, None)
    return (
        rows.exclude(during__overlap=now).order_by("-during")
        if past
        else rows.filter(during__overlap=now).order_by("during")
    )


def to_settle(actor: Actor) -> QuerySet[Booking, Booking]:
    """Bookings that wait for a word of the houses the actor keeps, the earliest first."""
    reach = actor.reach(ActivityPermission.KEEP_ROOMS)
    if not reach:
        return Booking.objects.none()
    asked = Booking.objects.filter(reach.q("room__organisation_id"), state=BookingState.ASKED)
    return asked.select_related("room__organisation", "booked_for").order_by("during")


@dataclass(frozen=True)
class PlannedDay:
    """A day of a repetition: what is in the way, in words (nothing: free)."""

    starts_at: datetime
    ends_at: datetime
    taken: str

    @property
    def key(self) -> str:
        return self.starts_at.astimezone(ALMATY).date().isoformat()


def planned_days(actor: Actor, room: Room, rule: str, first: datetime, minutes: int) -> list[PlannedDay]:
    """The days a rule names with what stands in the way on each. Two queries, however many days."""
    starts = moments(rule, first)
    if not starts:
        return []
    length = timedelta(minutes=minutes)
    others = list(in_the_way(room, starts[0], starts[-1] + length))
    visible = visible_among(actor, others)
    return [_planned(room, moment, moment + length, others, visible) for moment in starts]


def _planned(
    room: Room, starts_at: datetime, ends_at: datetime, others: Sequence[Booking], visible: set[UUID]
) -> PlannedDay:
    needs_until = ends_at + timedelta(minutes=room.gap_minutes)
    for other in others:
        if other.held.lower < needs_until and other.held.upper > starts_at:
            return PlannedDay(starts_at, ends_at, taken_words(other, visible=other.pk in visible))
    return PlannedDay(starts_at, ends_at, "")


def left_out(series: BookingSeries, at: datetime) -> list[datetime]:
    """Moments to come of a series on whose days nothing of it is booked: they can be added back."""
    held = series.bookings.holding().values_list("during", flat=True)
    taken = {during.lower.astimezone(ALMATY).date() for during in held}
    named = moments(series.rule, series.begins_at)
    return [moment for moment in named if moment > at and moment.date() not in taken]


def house_rooms(house: Organisation) -> QuerySet[Room, Room]:
    """All rooms of a house with how many bookings wait for its word."""
    asked = Count("bookings", filter=Q(bookings__state=BookingState.ASKED))
    return Room.objects.filter(organisation=house).annotate(asked=asked).order_by(F("is_open").desc(), "code")
