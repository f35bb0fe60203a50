"""Keeping the rooms of a house: describing them, closing them for a time, equipment, calendar addresses."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tirek.activities.actions import bookings
from tirek.activities.actions import rooms as actions
from tirek.activities.enums import ActivityPermission
from tirek.activities.forms.rooms import BlockForm, EquipmentForm, RoomForm
from tirek.activities.models import Equipment, Room
from tirek.activities.permissions import may_keep_rooms
from tirek.activities.queries.room_calendars import as_calendar, calendar_by_digest, reader_of
from tirek.activities.queries.rooms import house_rooms
from tirek.activities.views.room_pages import BOOKERS, house_or_404
from tirek.core.access import public, requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.verdict import ensure
from tirek.network.models import Organisation

KEEP = ActivityPermission.KEEP_ROOMS


def _kept_house(request: HttpRequest, code: str) -> Organisation:
    house = house_or_404(code)
    ensure(may_keep_rooms(request.actor, house.pk))  # type: ignore[attr-defined]
    return house


def _kept_room(request: HttpRequest, pk: UUID) -> Room:
    room = get_object_or_404(Room.objects.select_related("organisation"), pk=pk)
    ensure(may_keep_rooms(request.actor, room.organisation_id))  # type: ignore[attr-defined]
    return room


def _form_page(request: HttpRequest, form: Any, title: str, label: str, crumbs: list[tuple[str, str]]) -> HttpResponse:
    context = {"form": form, "title": title, "label": label, "crumbs": crumbs}
    return render(request, "activities/rooms/form.html", context, status=422 if request.method == "POST" else 200)


def _crumbs(house: Organisation) -> list[tuple[str, str]]:
    keeping = reverse("activities:house_keeping", args=[house.code])
    return [(_("Rooms"), reverse("activities:rooms")), (house.name, keeping)]


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def keeping(request: HttpRequest, code: str) -> HttpResponse:
    """The rooms and the equipment of a house, and a form to enter a piece."""
    house, actor = _kept_house(request, code), request.actor  # type: ignore[attr-defined]
    form = EquipmentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_equipment(house.pk, **form.cleaned_data, by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Entered."))
            return see_other(request.path)
    context = {
        "house": house,
        "rooms": list(house_rooms(house)),
        "equipment": list(Equipment.objects.filter(organisation=house)),
        "form": form,
        "crumbs": [(_("Rooms"), reverse("activities:rooms"))],
    }
    return render(request, "activities/rooms/keeping.html", context, status=422 if request.method == "POST" else 200)


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def new_room(request: HttpRequest, code: str) -> HttpResponse:
    """Describe a new room."""
    house, actor = _kept_house(request, code), request.actor  # type: ignore[attr-defined]
    form = RoomForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            room = actions.add_room(house.pk, form.facts(), by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The room is entered."))
            return see_other(room.get_absolute_url())
    return _form_page(request, form, _("New room"), _("Enter"), _crumbs(house))


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def change_room(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change what is said of a room."""
    room, actor = _kept_room(request, pk), request.actor  # type: ignore[attr-defined]
    form = RoomForm(request.POST or None, instance=room)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_room(room.pk, form.facts(), by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The room is changed."))
            return see_other(room.get_absolute_url())
    return _form_page(request, form, room.name, _("Save"), _crumbs(room.organisation))


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def block_room(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close a room for a time."""
    room, actor = _kept_room(request, pk), request.actor  # type: ignore[attr-defined]
    tomorrow = timezone.localdate() + timedelta(days=1)
    form = BlockForm(request.POST or None, initial={"first_day": tomorrow, "last_day": tomorrow})
    if request.method == "POST" and form.is_valid():
        try:
            made = bookings.block(room.pk, *form.span(), form.cleaned_data["reason"], by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The room is closed for that time."))
            return see_other(made.get_absolute_url())
    title = _("Close for a time: %(room)s") % {"room": room.name}
    return _form_page(request, form, title, _("Close the room"), _crumbs(room.organisation))


@requires(KEEP)
@require_POST
def equipment_state(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that a piece is broken, or in use again."""
    piece = get_object_or_404(Equipment.objects.select_related("organisation"), pk=pk)
    is_usable = request.POST.get("usable") == "1"
    actions.set_usable(piece.pk, is_usable, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Noted."))
    return see_other(reverse("activities:house_keeping", args=[piece.organisation.code]))


@requires(*BOOKERS)
@require_http_methods(["GET", "HEAD", "POST"])
def calendar_address(request: HttpRequest, code: str) -> HttpResponse:
    """Make a secret address under which a calendar program reads the rooms of a house; it is shown once."""
    house, address = house_or_404(code), ""
    if request.method == "POST":
        token = actions.make_calendar(house.pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        request.session["room_calendar"] = {"house": code, "token": token}
        return see_other(request.path)
    made = request.session.get("room_calendar", {})
    if made.get("house") == code:
        address = f"{settings.SITE_URL}{reverse('activities:room_calendar', args=[made['token']])}"
    crumbs = [
        (_("Rooms"), reverse("activities:rooms")),
        (house.name, reverse("activities:house", args=[house.code])),
    ]
    return render(request, "activities/rooms/calendar.html", {"house": house, "address": address, "crumbs": crumbs})


@public
@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar of a secret address. Whoever lost the role gets nothing."""
    made = calendar_by_digest(actions.digest_of(token))
    if made is None:
        raise Http404
    now = timezone.now()
    reader = reader_of(made.user, now)
    if not any(reader.holds(permission) for permission in BOOKERS):
        raise Http404
    with translation.override(made.user.language):
        file = as_calendar(made, reader, now)
    answer = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, no-store"
    return answer
