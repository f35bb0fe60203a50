"""What everyone may see of events: the list, the page of each, calendar files."""

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from tirek.activities.enums import EventState
from tirek.activities.forms.events import EventFilter
from tirek.activities.models import Event
from tirek.activities.permissions import (
    may_close_event,
    may_edit_event,
    may_organise_for,
    may_register,
    may_see_participants,
    may_take_attendance,
)
from tirek.activities.queries import events as queries
from tirek.activities.queries.calendar_file import calendar_of
from tirek.core.access import public
from tirek.core.panels import panels_for
from tirek.core.structured import data_block, whole
from tirek.network.queries.organisations import regions

PAGE = 20
IN_FEED = 500


@public
@require_GET
def events(request: HttpRequest) -> HttpResponse:
    """Public events by region, kind and time."""
    form, found = _chosen(request)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    active = sum(bool(value) for value in form.cleaned_data.values()) if form.is_valid() else 0
    query = request.GET.copy()
    query.pop("page", None)
    context = {"form": form, "page": page, "active": active, "query": query.urlencode()}
    return render(request, "activities/events.html", context)


@public
@require_GET
def feed(request: HttpRequest) -> HttpResponse:
    """The same list as a calendar to subscribe to."""
    _form, found = _chosen(request)
    return _calendar(calendar_of(found[:IN_FEED]), "events.ics")


@public
@require_GET
def event(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One event."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = event_or_404(request, pk)
    organises = bool(may_organise_for(actor, found.organiser_id))
    context = {
        "event": found,
        "page": queries.event_page(found, now=now, with_all_photos=organises),
        "now": now,
        "organises": organises,
        "may_edit": bool(may_edit_event(actor, found, now)),
        "may_close": bool(may_close_event(actor, found, now)),
        "may_register": bool(may_register(found, now)),
        "may_take": bool(may_take_attendance(actor, found)),
        "may_see_participants": bool(may_see_participants(actor, found)),
        "panels": panels_for("event", actor, found),
        "structured": _structured(found) if found.is_public else "",
    }
    return render(request, "activities/event.html", context)


def _structured(found: Event) -> str:
    """What search engines read of an event that everyone may come to."""
    is_off = found.state == EventState.CANCELLED
    return data_block(
        "Event",
        {
            "name": found.name,
            "startDate": found.starts_at.isoformat(),
            "endDate": found.ends_at.isoformat(),
            "eventStatus": f"https://schema.org/Event{'Cancelled' if is_off else 'Scheduled'}",
            "location": {"@type": "Place", "name": found.place or found.area.name, "address": found.area.name},
            "organizer": {"@type": "Organization", "name": found.organiser.name},
            "url": whole(found.get_absolute_url()),
        },
    )


@public
@require_GET
def event_calendar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One event for a calendar."""
    return _calendar(calendar_of([event_or_404(request, pk)]), "event.ics")


def event_or_404(request: HttpRequest, pk: UUID) -> Event:
    """The event, if the actor may see it."""
    actor = request.actor  # type: ignore[attr-defined]
    found = Event.objects.visible_to(actor).select_related("organiser", "area", "series", "project", "course")
    return get_object_or_404(found, pk=pk)


def _chosen(request: HttpRequest) -> tuple[EventFilter, "QuerySet[Event, Event]"]:
    now = timezone.now()
    form = EventFilter(request.GET, regions=regions(timezone.localdate(now)))
    told = form.cleaned_data if form.is_valid() else {}
    region = told.get("region")
    found = queries.public_events(
        now=now,
        past=told.get("when") == "past",
        held=told.get("when") == "held",
        text=told.get("q", ""),
        project_id=told.get("project"),
        region_id=region.pk if region else None,
        kind=told.get("kind", ""),
    )
    return form, found


def _calendar(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
