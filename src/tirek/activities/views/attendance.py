"""At the door and after: scanning tickets (also without a network), the signed list."""

import json
from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tirek.activities.actions import attendance as actions
from tirek.activities.enums import ActivityPermission
from tirek.activities.forms.participation import SignedListForm, TicketForm
from tirek.activities.models import Attendance
from tirek.activities.permissions import may_take_attendance
from tirek.activities.queries.attendance import counts_by_evidence
from tirek.activities.views.events import event_or_404
from tirek.core.access import public, requires
from tirek.core.http import see_other
from tirek.core.ids import uuid7
from tirek.core.pages import form_page
from tirek.core.verdict import ensure

MOST_SCANS = 500
FILES = ("vendor/tirek.css", "vendor/scan.js", "vendor/icons.svg")


@requires(ActivityPermission.REGISTER_ATTENDANCE)
def scan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The page at the door. Without scripts: type the code, or let a scanner type it."""
    actor, found = request.actor, event_or_404(request, pk)  # type: ignore[attr-defined]
    ensure(may_take_attendance(actor, found))
    form = TicketForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        at = timezone.now()
        one = actions.Scan(uuid7(), form.cleaned_data["ticket"], at)
        (seen,) = actions.take_scans(pk, [one], device="typed", by=actor, at=at)
        _say(request, seen)
        return see_other(reverse("activities:scan", args=[pk]))
    get_token(request)  # the page's script sends it with each scan
    context = {"event": found, "form": form, "count": counts_by_evidence(found)["scanned"], "texts": _texts()}
    status = 422 if request.method == "POST" else 200
    return render(request, "activities/scan.html", context, status=status)


@requires(ActivityPermission.REGISTER_ATTENDANCE)
@require_POST
def scans(request: HttpRequest, pk: UUID) -> JsonResponse:
    """Scans that a phone has kept; may be sent any number of times."""
    actor, found = request.actor, event_or_404(request, pk)  # type: ignore[attr-defined]
    ensure(may_take_attendance(actor, found))
    rows, device = _read(request)
    if rows is None:
        return JsonResponse({"error": "wrong"}, status=422)
    seen = actions.take_scans(pk, rows, device=device, by=actor, at=timezone.now())
    results = [{"nonce": str(one.nonce), "result": one.result, "name": one.name} for one in seen]
    return JsonResponse({"results": results, "count": counts_by_evidence(found)["scanned"]})


@public
@require_GET
def scan_worker(request: HttpRequest) -> HttpResponse:
    """The service worker that keeps the door's page and its script for when the network goes."""
    told = json.dumps({"files": [static(name) for name in FILES]})
    source = render(request, "activities/scan_worker.js", {"told": told}).content
    response = HttpResponse(source, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@requires(ActivityPermission.REGISTER_ATTENDANCE)
def signed(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Names of a signed list, entered later."""
    actor, found = request.actor, event_or_404(request, pk)  # type: ignore[attr-defined]
    ensure(may_take_attendance(actor, found))
    form = SignedListForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            added = actions.take_signed_list(pk, form.cleaned_data["names"], by=actor, at=timezone.now())
        except ValidationError as error:
            form.add_error("names", error.message_dict["names"])
        else:
            messages.success(request, _("New names written down: %(number)s.") % {"number": added})
            return see_other(found.get_absolute_url())
    return form_page(request, form, _("Signed list"), found.get_absolute_url())


@requires(ActivityPermission.SEE_PARTICIPANTS)
@require_POST
def void(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A row entered in error."""
    actor = request.actor  # type: ignore[attr-defined]
    found: Any = get_object_or_404(Attendance.objects.visible_to(actor), pk=pk)
    actions.void_attendance(pk, by=actor, at=timezone.now())
    messages.success(request, _("The row is void. It is kept, but no longer counted."))
    return see_other(reverse("activities:event_people", args=[found.event_id]))


def _read(request: HttpRequest) -> tuple[list[actions.Scan] | None, str]:
    """The scans of a request; None when they cannot be read."""
    with suppress(ValueError, KeyError, TypeError, AttributeError):
        told = json.loads(request.body)
        if 0 < len(told["scans"]) <= MOST_SCANS:
            return [_scan(row) for row in told["scans"]], str(told.get("device", ""))[:60]
    return None, ""


def _scan(row: dict[str, Any]) -> actions.Scan:
    came: datetime | None = parse_datetime(str(row["came_at"]))
    if came is None or timezone.is_naive(came):
        raise ValueError
    return actions.Scan(UUID(str(row["nonce"])), str(row["ticket"])[:40], came)


def _say(request: HttpRequest, seen: actions.Seen) -> None:
    if seen.result == "came":
        messages.success(request, _("Has come: %(name)s") % {"name": seen.name})
    elif seen.result == "already":
        messages.warning(request, _("Seen already: %(name)s") % {"name": seen.name})
    else:
        messages.error(request, _("There is no such ticket for this event."))


def _texts() -> dict[str, str]:
    """What the page's script says."""
    return {
        "came": _("Has come"),
        "already": _("Seen already"),
        "unknown": _("No such ticket"),
        "kept": _("Kept on this phone"),
        "waiting": _("Waiting to be sent"),
        "sent": _("Everything is sent"),
        "offline": _("No network: scans are kept on this phone"),
        "signed_out": _("Sign in again: the scans are kept on this phone"),
        "camera": _("Scan with the camera"),
        "stop": _("Stop the camera"),
        "no_camera": _("The camera cannot be used here. Type the code."),
    }
