"""Rooms, equipment and their bookings: never two at once."""

from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from tirek.activities.enums import HOLDS_ROOM, ActivityPermission, BookingState
from tirek.core.actor import Actor
from tirek.core.models import Base, TrilingualName


class RoomQuerySet(models.QuerySet["Room"]):
    def visible_to(self, actor: Actor) -> "RoomQuerySet":
        """Which rooms there are is public; who is in them is not (``Booking.visible_to``)."""
        return self


class Room(Base, TrilingualName):
    """A room of an organisation, or an online one (``online_link``). ``gap_minutes`` are kept free after each use."""

    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="rooms")
    code = models.CharField(max_length=20)
    seats = models.PositiveSmallIntegerField()
    computers = models.PositiveSmallIntegerField(default=0)
    has_projector = models.BooleanField(default=False)
    is_accessible = models.BooleanField(default=False)
    online_link = models.URLField(max_length=500, blank=True)
    gap_minutes = models.PositiveSmallIntegerField(default=0)
    needs_approval = models.BooleanField(default=False)
    opens_at = models.TimeField(default="09:00")
    closes_at = models.TimeField(default="20:00")
    is_open = models.BooleanField(default=True)

    objects = RoomQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["organisation", "code"], name="room_code_once")]

    def get_absolute_url(self) -> str:
        return reverse("activities:room", args=[self.pk])


class Equipment(Base, TrilingualName):
    """One piece of movable equipment with its inventory number."""

    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="equipment")
    kind = models.CharField(max_length=60)
    inventory_number = models.CharField(max_length=40)
    is_usable = models.BooleanField(default=True)

    class Meta:
        ordering = ["kind", "inventory_number"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "inventory_number"], name="equipment_number_once"),
        ]


class BookingSeries(Base):
    """A repetition of bookings: ``rule`` (RFC 5545 RRULE), the days left out can be added back one by one."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="series")
    rule = models.CharField(max_length=200)
    begins_at = models.DateTimeField()
    minutes = models.PositiveIntegerField()


class BookingQuerySet(models.QuerySet["Booking"]):
    """Bookings by access and force."""

    def visible_to(self, actor: Actor) -> "BookingQuerySet":
        """Who keeps the room's house, and who works for the organisation that booked, see what it is booked for;
        everyone else sees that the time is taken (``queries.rooms.busy``)."""
        keeps, books = actor.reach(ActivityPermission.KEEP_ROOMS), actor.reach(ActivityPermission.BOOK_ROOMS)
        if keeps.everywhere:
            return self
        condition = Q(pk__in=())
        if keeps:
            condition |= keeps.q("room__organisation_id")
        if books:
            condition |= books.q("booked_for_id")
        return self.filter(condition)

    def holding(self) -> "BookingQuerySet":
        """Those that hold the room."""
        return self.filter(state__in=HOLDS_ROOM)


class Booking(Base):
    """A room taken for a time. ``held`` is ``during`` and the room's gap after it; two that hold the same room never
    overlap in it (0003_sql). ``is_block``: the house itself closes the room."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="bookings")
    booked_for = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="bookings")
    event = models.ForeignKey(
        "activities.Event", null=True, blank=True, on_delete=models.PROTECT, related_name="bookings"
    )
    series = models.ForeignKey(BookingSeries, null=True, blank=True, on_delete=models.PROTECT, related_name="bookings")
    state = models.CharField(max_length=10, choices=BookingState.choices)
    during = DateTimeRangeField()
    held = DateTimeRangeField()
    purpose = models.CharField(max_length=300)
    people = models.PositiveSmallIntegerField(null=True, blank=True)
    is_block = models.BooleanField(default=False)
    booked_by_id = models.UUIDField()
    booked_by_name = models.CharField(max_length=200)
    booked_at = models.DateTimeField()
    settled_by_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    objects = BookingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(during__isempty=False), name="booking_sometime"),
            models.CheckConstraint(condition=Q(held__contains=models.F("during")), name="booking_holds_its_time"),
        ]
        indexes = [models.Index(fields=["booked_for", "state"], name="booking_by_body")]

    def get_absolute_url(self) -> str:
        return reverse("activities:booking", args=[self.pk])


class EquipmentBooking(Base):
    """A piece of equipment taken with a booking; never twice at once (0003_sql)."""

    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="equipment")
    equipment = models.ForeignKey(Equipment, on_delete=models.PROTECT, related_name="bookings")
    held = DateTimeRangeField()
    is_released = models.BooleanField(default=False)


class RoomCalendar(Base):
    """A secret address under which somebody's calendar reads the rooms of a house. Only the digest of its token is
    kept; making a new address ends the old one. It shows what its maker may see at the moment of reading."""

    user = models.ForeignKey("network.User", on_delete=models.CASCADE, related_name="room_calendars")
    house = models.ForeignKey("network.Organisation", on_delete=models.CASCADE, related_name="room_calendars")
    token_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "house"], name="room_calendar_once")]
