"""One booking: moved, given up and taken back, answered by the house; days of its series added back."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tirek.activities.actions import booking_series, bookings
from tirek.activities.forms.rooms import ChangeForm
from tirek.activities.models import Booking
from tirek.activities.permissions import (
    may_book_room,
    may_change_booking,
    may_keep_rooms,
    may_restore_booking,
    may_settle_booking,
)
from tirek.activities.queries.rooms import left_out
from tirek.activities.views.room_pages import BOOKERS
from tirek.core.access import requires
from tirek.core.calendar import ALMATY
from tirek.core.fields import add_errors
from tirek.core.http import see_other

TONES = {"asked": "warning", "confirmed": "success", "declined": "danger", "cancelled": "neutral"}
MOST_LEFT_OUT = 30


def _seen(request: HttpRequest, pk: UUID) -> Booking:
    rows = Booking.objects.visible_to(request.actor)  # type: ignore[attr-defined]
    return get_object_or_404(rows.select_related("room__organisation", "booked_for", "series", "event"), pk=pk)


@requires(*BOOKERS)
@require_safe
def booking(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A booking with what may be done with it."""
    return _page(request, _seen(request, pk))


def _page(request: HttpRequest, found: Booking, error: str = "") -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    context = {
        "booking": found,
        "tone": TONES[found.state],
        "equipment": [row.equipment for row in found.equipment.select_related("equipment")],
        "may_change": bool(may_change_booking(actor, found, now)),
        "may_settle": bool(may_settle_booking(actor, found, now)),
        "may_restore": bool(may_restore_booking(actor, found, now)),
        "needs_reason": actor.organisation_id != found.booked_for_id and found.booked_by_id != actor.user_id,
        "may_keep": bool(may_keep_rooms(actor, found.room.organisation_id)),
        "error": error,
        "crumbs": [(_("Rooms"), reverse("activities:rooms")), (_("Bookings"), reverse("activities:bookings"))],
        **_series_of(request, found, now),
    }
    return render(request, "activities/rooms/booking.html", context, status=422 if error else 200)


def _series_of(request: HttpRequest, found: Booking, now: datetime) -> dict[str, Any]:
    """The other days of the series: those booked, and those left out."""
    if found.series is None:
        return {"days": [], "left_out": []}
    actor = request.actor  # type: ignore[attr-defined]
    rows = Booking.objects.visible_to(actor).filter(series=found.series_id).holding().order_by("during")
    may_add = may_book_room(actor, found.room, found.booked_for_id)
    return {"days": list(rows), "left_out": left_out(found.series, now)[:MOST_LEFT_OUT] if may_add else []}


@requires(*BOOKERS)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Another time, purpose or equipment of a booking, or of all later ones of its series."""
    actor, found = request.actor, _seen(request, pk)  # type: ignore[attr-defined]
    is_series = found.series_id is not None
    given = {"initial": _told(found), "room": found.room, "hosts": [found.booked_for], "is_series": is_series}
    form = ChangeForm(request.POST or None, **given)
    if request.method == "POST" and form.is_valid():
        try:
            _change(found, form, actor)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The booking is changed."))
            return see_other(found.get_absolute_url())
    crumbs = [(_("Rooms"), reverse("activities:rooms")), (_("Booking"), found.get_absolute_url())]
    context = {"booking": found, "form": form, "crumbs": crumbs}
    return render(request, "activities/rooms/change.html", context, status=422 if request.method == "POST" else 200)


def _change(found: Booking, form: ChangeForm, actor: Any) -> None:
    wanted, at = form.wanted(), timezone.now()
    if not form.cleaned_data.get("later"):
        bookings.move(found.pk, wanted, by=actor, at=at)
        return
    later = booking_series.SeriesChange(
        starts=form.cleaned_data["starts"],
        ends=form.cleaned_data["ends"],
        purpose=wanted.purpose,
        people=wanted.people,
    )
    booking_series.change_later(found.pk, later, by=actor, at=at)


def _told(found: Booking) -> dict[str, Any]:
    starts, ends = (moment.astimezone(ALMATY) for moment in (found.during.lower, found.during.upper))
    return {
        "day": starts.date(),
        "starts": starts.time(),
        "ends": ends.time(),
        "purpose": found.purpose,
        "people": found.people,
        "booked_for": str(found.booked_for_id),
        "equipment": [str(key) for key in found.equipment.values_list("equipment_id", flat=True)],
    }


def _done(request: HttpRequest, pk: UUID, deed: Callable[[Booking], str]) -> HttpResponse:
    """Do it and go back to the booking; what stood in the way is said there."""
    found = _seen(request, pk)
    try:
        words = deed(found)
    except ValidationError as error:
        return _page(request, found, " ".join(error.messages))
    messages.success(request, words)
    return see_other(found.get_absolute_url())


@requires(*BOOKERS)
@require_POST
def cancellation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the booking up, or it and all later ones of its series."""
    actor, reason = request.actor, request.POST.get("reason", "")  # type: ignore[attr-defined]

    def deed(found: Booking) -> str:
        if request.POST.get("later"):
            count = booking_series.cancel_later(found.pk, reason, by=actor, at=timezone.now())
            return ngettext("%(n)s day is given up.", "%(n)s days are given up.", count) % {"n": count}
        bookings.cancel(found.pk, reason, by=actor, at=timezone.now())
        return _("The booking is given up; the room is free again.")

    return _done(request, pk, deed)


@requires(*BOOKERS)
@require_POST
def restoration(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take back that it was given up."""

    def deed(found: Booking) -> str:
        bookings.restore(found.pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        return _("The booking stands again.")

    return _done(request, pk, deed)


@requires(*BOOKERS)
@require_POST
def decision(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The house says yes or no."""
    actor = request.actor  # type: ignore[attr-defined]

    def deed(found: Booking) -> str:
        if request.POST.get("decision") == "yes":
            bookings.confirm(found.pk, by=actor, at=timezone.now())
            return _("The booking is confirmed.")
        bookings.decline(found.pk, request.POST.get("reason", ""), by=actor, at=timezone.now())
        return _("The booking is declined.")

    return _done(request, pk, deed)


@requires(*BOOKERS)
@require_POST
def day(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add a left-out day of the series back."""
    moment = parse_datetime(request.POST.get("moment", ""))
    if moment is None or moment.tzinfo is None:
        raise Http404

    def deed(found: Booking) -> str:
        if found.series_id is None:
            raise Http404
        booking_series.add_back(found.series_id, moment, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        return _("The day is booked.")

    return _done(request, pk, deed)
