"""One's own calendar (iCalendar): events one is announced for or one's organisation holds, answers one owes."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from tirek.activities.enums import ActivityPermission, EventState, RegistrationState
from tirek.activities.models import Event as Happening
from tirek.activities.models import Registration
from tirek.cases.enums import CasePermission
from tirek.cases.models import Case
from tirek.core.actor import Actor
from tirek.core.calendar import local_date
from tirek.exchange.models import CalendarAddress
from tirek.network.queries.actors import actor_of

PAST, AHEAD = timedelta(days=30), timedelta(days=366)
MOST = 500
COMING = (RegistrationState.CONFIRMED, RegistrationState.WAITING)


def address_by_digest(digest: str) -> CalendarAddress | None:
    """The address of a secret whose maker may still sign in."""
    return CalendarAddress.objects.select_related("user").filter(token_digest=digest, user__is_active=True).first()


def reader_of(made: CalendarAddress, at: datetime) -> Actor:
    """Who made it, with the roles held now."""
    return actor_of(made.user, local_date(at), made.user.language)


def own_calendar(reader: Actor, at: datetime) -> bytes:
    """The file a calendar program reads: no applicant's name in it, since calendars travel. Three queries."""
    calendar = Calendar()
    calendar.add("prodid", "-//Tirek//Own calendar//KK")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Tirek: {reader.name}")
    for entry in (*_events(reader, at), *_answers(reader, at)):
        calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _events(reader: Actor, at: datetime) -> Iterator[Event]:
    if reader.user_id is None:
        return
    own = Registration.objects.filter(user_id=reader.user_id, state__in=COMING)
    rows = Happening.objects.visible_to(reader).filter(starts_at__range=(at - PAST, at + AHEAD))
    mine = rows.filter(pk__in=own.values("event_id"))
    if reader.organisation_id and reader.holds(ActivityPermission.ORGANISE, at=reader.organisation_id):
        mine = mine | rows.filter(organiser_id=reader.organisation_id)
    for row in mine.distinct().order_by("starts_at")[:MOST]:
        entry = _entry(f"{row.pk}@tirek", row.created_at, row.name, row.get_absolute_url())
        entry.add("dtstart", row.starts_at.astimezone(UTC))
        entry.add("dtend", row.ends_at.astimezone(UTC))
        entry.add("sequence", row.version)
        entry.add("status", "CANCELLED" if row.state == EventState.CANCELLED else "CONFIRMED")
        if row.place:
            entry.add("location", row.place)
        yield entry


def _answers(reader: Actor, at: datetime) -> Iterator[Event]:
    """Open applications assigned to the reader: a whole day each, by number."""
    if reader.user_id is None or not reader.holds(CasePermission.WORK):
        return
    rows = Case.objects.visible_to(reader).open().filter(assignee_id=reader.user_id)
    for row in rows.only("number", "due_on", "received_at").order_by("due_on", "id")[:MOST]:
        words = _("Answer due: application %(number)s") % {"number": row.number}
        entry = _entry(f"due-{row.pk}@tirek", row.received_at, words, row.get_absolute_url())
        entry.add("dtstart", row.due_on)
        entry.add("dtend", row.due_on + timedelta(days=1))
        yield entry


def _entry(uid: str, stamp: datetime, summary: str, path: str) -> Event:
    entry = Event()
    entry.add("uid", uid)
    entry.add("dtstamp", stamp.astimezone(UTC))
    entry.add("summary", summary)
    entry.add("url", f"{settings.SITE_URL}{path}")
    return entry
