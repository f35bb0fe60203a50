"""What everyday use needs: find a free room, book it, look at the week of a house."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tirek.activities.actions.booking_series import book_series
from tirek.activities.actions.bookings import book
from tirek.activities.enums import ActivityPermission
from tirek.activities.forms.rooms import NewBookingForm, RoomFilter
from tirek.activities.models import Booking, Room
from tirek.activities.permissions import may_keep_rooms
from tirek.activities.queries import rooms as queries
from tirek.activities.queries.recurrence import MOST
from tirek.activities.views.hosts import hosts_of
from tirek.core.access import public, requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.network.models import Organisation

BOOKERS = (ActivityPermission.BOOK_ROOMS, ActivityPermission.KEEP_ROOMS)
PAGE = 50
DAYS_AHEAD = 14


@requires(*BOOKERS)
@require_safe
def rooms(request: HttpRequest) -> HttpResponse:
    """Rooms that would do at a time: the free ones first, then those that are taken and by what."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    houses = queries.houses()
    form = RoomFilter(request.GET if request.GET else {}, houses=houses, today=today)
    wanted = form.wanted()
    found = list(queries.fitting_rooms(wanted)[: queries.MOST_ROOMS]) if wanted else []
    context = {
        "form": form,
        "wanted": wanted,
        "free": [room for room in found if not room.is_taken],
        "taken": _with_reasons(actor, [room for room in found if room.is_taken], wanted),
        "houses": houses,
        "asked": queries.to_settle(actor).count(),
        "is_cut": len(found) == queries.MOST_ROOMS,
    }
    return render(request, "activities/rooms/find.html", context)


def _with_reasons(actor: Any, rooms: list[Room], wanted: queries.Wanted | None) -> list[tuple[Room, str]]:
    if wanted is None or not rooms:
        return []
    return queries.why_taken(actor, rooms, wanted.starts_at, wanted.ends_at)


@public
@require_safe
def room(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A room: what is in it, and when it is taken in the coming days."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    found = get_object_or_404(Room.objects.visible_to(actor).select_related("organisation"), pk=pk)
    slots = queries.slots(actor, [found.pk], today, DAYS_AHEAD)
    days = [today + timedelta(days=step) for step in range(DAYS_AHEAD)]
    context = {
        "room": found,
        "days": [(day, held) for day in days if (held := [one for one in slots if one.touches(day)])],
        "may_book": found.is_open and any(actor.holds(permission) for permission in BOOKERS),
        "may_keep": bool(may_keep_rooms(actor, found.organisation_id)),
        "base": "public.html" if actor.is_anonymous else "base.html",
    }
    return render(request, "activities/rooms/room.html", context)


@requires(*BOOKERS)
@require_http_methods(["GET", "HEAD", "POST"])
def book_room(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Book a room once or repeatedly. Taken days of a repetition are shown, and booked without once that is agreed."""
    actor = request.actor  # type: ignore[attr-defined]
    found = get_object_or_404(Room.objects.visible_to(actor).select_related("organisation"), pk=pk, is_open=True)
    asked = {name: request.GET[name] for name in ("day", "starts", "ends", "people") if request.GET.get(name)}
    form = NewBookingForm(request.POST or None, initial=asked, room=found, hosts=hosts_of(actor, found))
    plan: list[queries.PlannedDay] = []
    if request.method == "POST" and form.is_valid():
        plan = _plan(request, found, form)
        if not any(day.taken for day in plan) or _agreed(request, plan):
            answer = _booked(request, found, form, plan)
            if answer is not None:
                return answer
    context = {
        "room": found,
        "form": form,
        "plan": plan,
        "free": sum(not day.taken for day in plan),
        "agreed": ",".join(day.key for day in plan if day.taken),
        "crumbs": [(_("Rooms"), reverse("activities:rooms")), (found.name, found.get_absolute_url())],
    }
    return render(request, "activities/rooms/book.html", context, status=422 if request.method == "POST" else 200)


def _plan(request: HttpRequest, found: Room, form: NewBookingForm) -> list[queries.PlannedDay]:
    """The days of a repetition; none for a single booking."""
    if not form.repeats:
        return []
    wanted = form.wanted()
    minutes = int((wanted.ends_at - wanted.starts_at).total_seconds() // 60)
    actor = request.actor  # type: ignore[attr-defined]
    return queries.planned_days(actor, found, form.rule(), wanted.starts_at, minutes)[: MOST + 1]


def _agreed(request: HttpRequest, plan: list[queries.PlannedDay]) -> bool:
    """Whether exactly these taken days were shown and are to be left out."""
    return request.POST.get("agreed", "") == ",".join(day.key for day in plan if day.taken)


def _booked(
    request: HttpRequest, found: Room, form: NewBookingForm, plan: list[queries.PlannedDay]
) -> HttpResponse | None:
    """The page after booking; None when it was not possible, said in the form."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    try:
        if not form.repeats:
            booking = book(found.pk, form.wanted(), by=actor, at=at)
        else:
            skip = [day.key for day in plan if day.taken]
            series = book_series(found.pk, form.wanted(), form.rule(), skip=skip, by=actor, at=at)
            booking = Booking.objects.filter(series=series).order_by("during")[0]
    except ValidationError as error:
        add_errors(form, error)
        return None
    asked = booking.state == "asked"
    messages.success(request, _("The house is asked and will answer.") if asked else _("The room is yours."))
    return see_other(booking.get_absolute_url())


@requires(*BOOKERS)
@require_safe
def house(request: HttpRequest, code: str) -> HttpResponse:
    """The week of a house: its rooms and what is in them, to read and to print."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    found = get_object_or_404(queries.houses(), code=code)
    monday = _monday(request.GET.get("week", ""), today)
    weeks = queries.week(actor, found, monday)
    days = [monday + timedelta(days=step) for step in range(7)]
    context = {
        "house": found,
        "rows": weeks,
        "days": [(day, _held_on(weeks, day)) for day in days],
        "monday": monday,
        "sunday": monday + timedelta(days=6),
        "earlier": monday - timedelta(days=7),
        "later": monday + timedelta(days=7),
        "today": today,
        "may_keep": bool(may_keep_rooms(actor, found.pk)),
        "crumbs": [(_("Rooms"), reverse("activities:rooms"))],
    }
    return render(request, "activities/rooms/week.html", context)


def _held_on(weeks: list[queries.RoomWeek], day: date) -> list[tuple[queries.Slot, Room]]:
    return [(slot, row.room) for row in weeks for held_on, held in row.days if held_on == day for slot in held]


def _monday(text: str, today: date) -> date:
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        day = today
    return day - timedelta(days=day.weekday())


@requires(*BOOKERS)
@require_safe
def bookings(request: HttpRequest) -> HttpResponse:
    """What one's own organisations have booked, and what waits for the word of one's house."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    past = request.GET.get("past") == "1"
    page = Paginator(queries.own_bookings(actor, now, past=past), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "past": past,
        "asked": list(queries.to_settle(actor)[:PAGE]),
        "crumbs": [(_("Rooms"), reverse("activities:rooms"))],
    }
    return render(request, "activities/rooms/bookings.html", context)


def house_or_404(code: str) -> Organisation:
    """An organisation that may have rooms."""
    return get_object_or_404(Organisation, code=code)
