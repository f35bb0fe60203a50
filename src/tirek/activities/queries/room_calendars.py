"""A house's bookings as a calendar, for whoever holds the secret address."""

from datetime import datetime, timedelta

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils.translation import gettext as _
from icalendar import Calendar
from icalendar import Event as CalendarEvent

from tirek.activities.enums import BookingState
from tirek.activities.models import Booking, RoomCalendar
from tirek.activities.queries.rooms import visible_among
from tirek.core.actor import Actor, Grant
from tirek.core.calendar import local_date
from tirek.network.models import RoleGrant, User
from tirek.network.queries.reach import reach_of_grant, with_subtree

PAST, AHEAD = timedelta(days=30), timedelta(days=366)


def calendar_by_digest(digest: str) -> RoomCalendar | None:
    """The calendar of a secret whose maker still works here."""
    rows = RoomCalendar.objects.select_related("user", "house")
    return rows.filter(token_digest=digest, user__is_active=True).first()


def reader_of(user: User, at: datetime) -> Actor:
    """Who made the address, with the roles held now: lost with them is what the calendar shows."""
    grants = with_subtree(RoleGrant.objects.in_force(local_date(at)).filter(user=user)).select_related("organisation")
    held = tuple(Grant(grant.role, grant.organisation_id, reach_of_grant(grant)) for grant in grants)
    return Actor(user_id=user.pk, name=user.name, grants=held, language=user.language)


def as_calendar(made: RoomCalendar, reader: Actor, at: datetime) -> bytes:
    """The file a calendar program reads: names where the reader may see them, “taken” elsewhere. Two queries."""
    span = DateTimeTZRange(at - PAST, at + AHEAD)
    held = Booking.objects.holding().filter(room__organisation=made.house, during__overlap=span)
    rows = list(held.select_related("room", "booked_for").order_by("during"))
    visible = visible_among(reader, rows)
    calendar = Calendar()
    calendar.add("prodid", "-//Tirek//Rooms//KK")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", made.house.name)
    for row in rows:
        calendar.add_component(_entry(row, row.pk in visible, at))
    return bytes(calendar.to_ical())


def _entry(row: Booking, is_visible: bool, at: datetime) -> CalendarEvent:
    entry = CalendarEvent()
    who = f"{row.booked_for.name}: {row.purpose}" if is_visible else _("The time is taken")
    entry.add("uid", f"{row.pk}@tirek")
    entry.add("dtstamp", at)
    entry.add("dtstart", row.during.lower)
    entry.add("dtend", row.during.upper)
    entry.add("summary", f"{row.room.name} · {who}")
    entry.add("location", f"{row.room.code}, {row.room.name}")
    entry.add("status", "CONFIRMED" if row.state == BookingState.CONFIRMED else "TENTATIVE")
    return entry
