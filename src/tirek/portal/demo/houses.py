"""Life in the Friendship Houses: who is housed there, and who has taken which room last week, this week and after."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange, DateTimeTZRange

from tirek.activities.enums import BookingState
from tirek.activities.models import Booking, BookingSeries, Equipment, EquipmentBooking, Room
from tirek.activities.queries.recurrence import Repeat, moments, rule_of
from tirek.core.actor import Actor
from tirek.core.audit import Entry, record_many
from tirek.core.roles import Role
from tirek.core.writing import copy_in
from tirek.network.enums import Level, OrganisationKind
from tirek.network.models import Organisation, RoleGrant, Tenancy, User
from tirek.portal.demo.bodies import Bodies
from tirek.portal.demo.days import at

TENANTS = 5
COURSE = "Мемлекеттік тіл курсы"
CLUBS = ("Домбыра үйірмесі", "Ұлттық аспаптар ансамблі", "Би үйірмесі", "Аналар мектебі")
MEETING = "Ақсақалдар мен аналар кеңестерінің бірлескен отырысы"
EVENING = "Этномәдени бірлестіктің дәстүрлі кеші"
CLEANING = "Санитариялық күн"
ILL = "Оқытушы іссапарда"


@dataclass
class Houses:
    """Draws tenancies and bookings, without chance: they follow from the houses and the day."""

    bodies: Bodies
    rooms: list[Room]
    pieces: list[Equipment]
    today: date
    tenancies: list[Tenancy] = field(default_factory=list)
    series: list[BookingSeries] = field(default_factory=list)
    bookings: list[Booking] = field(default_factory=list)
    taken: list[EquipmentBooking] = field(default_factory=list)

    def draw(self) -> None:
        """Every house in turn; the second house of a region houses the next bodies of it."""
        nth: Counter[str] = Counter()
        self.monday = self.today - timedelta(days=self.today.weekday())
        self.asked_at = at(self.today - timedelta(days=25), 11)
        self.keepers = _keepers()
        for house in self.bodies.by_kind[OrganisationKind.HOUSE]:
            region = self.bodies.regions[house.pk]
            first = nth[region] * TENANTS
            nth[region] += 1
            tenants = self._associations(region)[first : first + TENANTS]
            self.tenancies += self._housed(house, tenants)
            self._booked(house, tenants or [self.bodies.regional[region]], self.keepers[region])

    def write(self, *, by: Actor, at: datetime) -> int:
        """Write all that was drawn; returns how many bookings."""
        copy_in(self.tenancies)
        for rows in (self.series, self.bookings, self.taken):
            copy_in(rows)
        moved = (Entry("network.body_housed", one, {"since": one.during.lower}) for one in self.tenancies)
        record_many(moved, by=by, at=at)
        booked = (Entry("activities.room_booked", one, {"room": one.room_id}, one.booked_at) for one in self.bookings)
        record_many(booked, by=by, at=at)
        return len(self.bookings)

    def _associations(self, region: str) -> list[Organisation]:
        found = self.bodies.by_kind[OrganisationKind.ASSOCIATION]
        return [one for one in found if self.bodies.regions[one.pk] == region]

    def _housed(self, house: Organisation, tenants: list[Organisation]) -> Iterator[Tenancy]:
        for number, body in enumerate(tenants, start=1):
            since = max(house.during.lower, body.during.lower) + timedelta(days=14)
            yield Tenancy(house=house, body=body, room=f"{200 + number}", during=DateRange(since, None))

    def _booked(self, house: Organisation, tenants: list[Organisation], by: User) -> None:
        hall, class_room, small = (room for room in self.rooms if room.organisation_id == house.pk)
        place = int(house.code[-2:])
        self._course(class_room, tenants[0], by)
        for week in (-1, 0, 1):
            day = self.monday + timedelta(days=7 * week + 2)
            self._book(small, tenants[-1], day, 17, CLUBS[(place + week) % len(CLUBS)], by)
        held = self._book(hall, self.bodies.regional[self.bodies.regions[house.pk]], self._friday(0), 11, MEETING, by)
        self.taken += [
            EquipmentBooking(booking=held, equipment=piece, held=held.during)
            for piece in self.pieces
            if piece.organisation_id == house.pk
        ]
        self._book(hall, tenants[-1], self._friday(1), 15, EVENING, by, state=BookingState.ASKED)
        cleaning = self.monday + timedelta(days=7)
        self._book(small, house, cleaning, 9, CLEANING, by, hours=8, is_block=True)

    def _course(self, room: Room, body: Organisation, by: User) -> None:
        """Every Tuesday for nine weeks; one was given up."""
        first = at(self.monday + timedelta(days=1 - 21), 15)
        rule = rule_of(Repeat.WEEKLY, first.date(), first.date() + timedelta(days=56))
        series = BookingSeries(room=room, rule=rule, begins_at=first, minutes=120)
        self.series.append(series)
        for number, moment in enumerate(moments(rule, first)):
            booking = self._book(room, body, moment.date(), 15, COURSE, by, series=series)
            if number == 5:
                booking.state, booking.reason, booking.settled_by_id = BookingState.CANCELLED, ILL, by.pk

    def _book(
        self,
        room: Room,
        body: Organisation,
        on: date,
        hour: int,
        purpose: str,
        by: User,
        *,
        hours: int = 2,
        state: BookingState = BookingState.CONFIRMED,
        series: BookingSeries | None = None,
        is_block: bool = False,
    ) -> Booking:
        starts, ends = at(on, hour), at(on, hour + hours)
        booking = Booking(
            room=room,
            booked_for=body,
            series=series,
            state=state,
            during=DateTimeTZRange(starts, ends),
            held=DateTimeTZRange(starts, ends + timedelta(minutes=room.gap_minutes)),
            purpose=purpose,
            people=None if is_block else max(room.seats // 2, 8),
            is_block=is_block,
            booked_by_id=by.pk,
            booked_by_name=by.name,
            booked_at=self.asked_at,
        )
        self.bookings.append(booking)
        return booking

    def _friday(self, week: int) -> date:
        return self.monday + timedelta(days=7 * week + 4)


def _keepers() -> dict[str, User]:
    """Who books for a region: the head of its office."""
    heads = RoleGrant.objects.filter(role=Role.HEAD, organisation__level=Level.REGION)
    return {grant.organisation.code[:2]: grant.user for grant in heads.select_related("user", "organisation")}
