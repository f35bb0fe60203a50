"""Reads of remote reception: free times by office, an office's own list, calendar files."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from uuid import UUID

from django.conf import settings
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Count, F, Func, Min, Q, QuerySet
from django.utils.translation import gettext as _
from icalendar import Calendar
from icalendar import Event as Entry

from tirek.activities.enums import ActivityPermission, SlotState
from tirek.activities.models import Slot
from tirek.core.actor import Actor
from tirek.core.calendar import ALMATY, local_date
from tirek.core.permissions import roles_of
from tirek.network.models import Organisation, User
from tirek.territory.models import AreaWithin

AHEAD = timedelta(days=60)
MOST_FREE = 120
Days = list[tuple[date, list[Slot]]]


def free_slots(office: Organisation, now: datetime) -> "QuerySet[Slot, Slot]":
    """Times of an office that anybody may book, the nearest first."""
    span = DateTimeTZRange(now, now + AHEAD)
    found = Slot.objects.filter(office=office, state=SlotState.FREE, during__contained_by=span)
    return found.select_related("receiver").order_by("during")


def offices_that_receive(now: datetime, *, region_id: UUID | None = None) -> "QuerySet[Organisation, Organisation]":
    """Offices with free times, each with ``free`` and ``nearest``; one query."""
    span = DateTimeTZRange(now, now + AHEAD)
    free = Q(slots__state=SlotState.FREE, slots__during__contained_by=span)
    begins = Func(F("slots__during"), function="lower", output_field=Slot._meta.get_field("booked_at"))
    found = Organisation.objects.filter(free)
    if region_id:
        within = AreaWithin.objects.filter(ancestor_id=region_id, during__contains=local_date(now))
        found = found.filter(area__in=within.values("area"))
    found = found.annotate(free=Count("slots"), nearest=Min(begins)).select_related("area")
    return found.order_by(F("nearest"), "code")


def by_day(slots: Iterable[Slot]) -> Days:
    """Slots of each local day."""
    rows = sorted(slots, key=lambda slot: slot.starts_at)
    return [(day, list(some)) for day, some in groupby(rows, key=lambda slot: local_date(slot.starts_at))]


def own_slots(actor: Actor, *, tab: str, now: datetime) -> "QuerySet[Slot, Slot]":
    """Times of the offices where the actor receives: ``coming``, ``settle`` (begun, no outcome written) or ``past``."""
    reach = actor.reach(ActivityPermission.RECEIVE)
    found = Slot.objects.filter(reach.q("office_id")) if reach else Slot.objects.none()
    found = found.select_related("office", "receiver")
    if tab == "settle":
        return found.filter(state=SlotState.BOOKED, during__startswith__lte=now).order_by("during")
    if tab == "past":
        return found.filter(during__startswith__lte=now).exclude(state=SlotState.BOOKED).order_by("-during")
    return found.filter(during__startswith__gt=now).exclude(state=SlotState.CANCELLED).order_by("during")


def to_settle(actor: Actor, now: datetime) -> "QuerySet[Slot, Slot]":
    """Visits of the organisation acted for that have begun and have no outcome yet."""
    found = own_slots(actor, tab="settle", now=now)
    return found.filter(office_id=actor.organisation_id) if actor.organisation_id else found.none()


def receivers_for(actor: Actor, on: date) -> list[User]:
    """Colleagues of the organisation acted for who may receive, oneself first."""
    grants = {"grants__organisation": actor.organisation_id, "grants__role__in": roles_of(ActivityPermission.RECEIVE)}
    found = User.objects.filter(is_active=True, grants__during__contains=on, **grants).distinct().order_by("name")
    return sorted(found, key=lambda user: user.pk != actor.user_id)


def day_span(day: date) -> DateTimeTZRange:
    """A local day."""
    begins = datetime.combine(day, time(), ALMATY)
    return DateTimeTZRange(begins, begins + timedelta(days=1))


def as_calendar(slots: Iterable[Slot], at: datetime, *, for_visitor: bool) -> bytes:
    """Visits as iCalendar: for the visitor with the office's name, for the office with the visitor's."""
    calendar = Calendar()
    calendar.add("prodid", "-//Tirek//Reception//KK")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Remote reception"))
    for slot in slots:
        calendar.add_component(_entry(slot, at, for_visitor))
    return bytes(calendar.to_ical())


def _entry(slot: Slot, at: datetime, for_visitor: bool) -> Entry:
    entry = Entry()
    who = slot.office.name if for_visitor else (slot.visitor_name or slot.get_state_display())
    entry.add("uid", f"{slot.number or slot.pk}@tirek")
    entry.add("dtstamp", at.astimezone(UTC))
    entry.add("dtstart", slot.starts_at.astimezone(UTC))
    entry.add("dtend", slot.ends_at.astimezone(UTC))
    entry.add("summary", f"{_('Remote reception')}: {who}")
    entry.add("location", slot.online_link)
    entry.add("url", settings.SITE_URL if for_visitor else f"{settings.SITE_URL}{slot.get_absolute_url()}")
    entry.add("status", "CANCELLED" if slot.state == SlotState.CANCELLED else "CONFIRMED")
    return entry
