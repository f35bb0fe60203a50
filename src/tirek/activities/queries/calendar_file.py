"""Events as iCalendar (RFC 5545): one to put into a calendar, or a feed to subscribe to."""

from collections.abc import Iterable
from datetime import UTC

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar
from icalendar import Event as Entry

from tirek.activities.enums import EventFormat, EventState
from tirek.activities.models import Event


def calendar_of(events: Iterable[Event], *, name: str = "") -> bytes:
    """The events as a calendar file; one that was cancelled says so, so that calendars take it out."""
    calendar = Calendar()
    calendar.add("prodid", "-//Tirek//Events//KK")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name or _("Events"))
    for event in events:
        calendar.add_component(_entry(event))
    return bytes(calendar.to_ical())


def _entry(event: Event) -> Entry:
    entry = Entry()
    entry.add("uid", f"{event.pk}@tirek")
    entry.add("dtstamp", event.created_at.astimezone(UTC))
    entry.add("sequence", event.version)
    entry.add("dtstart", event.starts_at.astimezone(UTC))
    entry.add("dtend", event.ends_at.astimezone(UTC))
    entry.add("summary", event.name)
    entry.add("status", "CANCELLED" if event.state == EventState.CANCELLED else "CONFIRMED")
    entry.add("url", f"{settings.SITE_URL}{event.get_absolute_url()}")
    if where := event.place or (event.online_link if event.format == EventFormat.ONLINE else ""):
        entry.add("location", where)
    return entry
