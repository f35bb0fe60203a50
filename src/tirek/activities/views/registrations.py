"""Places at events: asking for one, the ticket, the organiser's list."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from tirek.activities.actions import registrations as actions
from tirek.activities.actions.attendance import Scan, take_scans
from tirek.activities.actions.learning import register_learner
from tirek.activities.actions.notices import ticket_address
from tirek.activities.enums import HOLDING, ActivityPermission, RegistrationState
from tirek.activities.forms.participation import RegistrationForm
from tirek.activities.models import Registration
from tirek.activities.permissions import may_register, may_see_participants, may_take_attendance
from tirek.activities.queries.attendance import standing
from tirek.activities.queries.learning import learner_of
from tirek.activities.views.events import event_or_404
from tirek.core.access import public, requires
from tirek.core.http import client_address, see_other
from tirek.core.ids import uuid7
from tirek.core.throttle import hit
from tirek.core.verdict import TooMany, ensure, refuse

TRIES = 60
WINDOW = timedelta(hours=1)


@public
def registration(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask for a place."""
    found, now = event_or_404(request, pk), timezone.now()
    ensure(may_register(found, now))
    form = RegistrationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not hit(f"registration:{client_address(request)}", TRIES, WINDOW):
            raise TooMany(refuse(_("Too many registrations from here. Try again in an hour.")))
        guest = actions.Guest(**form.cleaned_data, language=(get_language() or "kk")[:2])
        ask = register_learner if found.course_id else actions.register
        try:
            made, is_new = ask(pk, guest, by=request.actor, at=now)  # type: ignore[attr-defined]
        except ValidationError as error:
            form.add_error("email", error.message_dict["email"])
        else:
            if is_new:
                return see_other(reverse("activities:ticket", args=[made.ticket]))
            messages.info(request, _("You are registered already. We have sent the ticket once more."))
            return see_other(found.get_absolute_url())
    status = 422 if request.method == "POST" else 200
    return render(request, "activities/registration.html", {"event": found, "form": form}, status=status)


@public
@never_cache
@require_GET
def ticket(request: HttpRequest, ticket: str) -> HttpResponse:
    """The ticket: who shows it comes in; who has it may give the place back."""
    found = _by_ticket(ticket)
    now = timezone.now()
    may_take = bool(may_take_attendance(request.actor, found.event))  # type: ignore[attr-defined]
    context = {
        "registration": found,
        "event": found.event,
        "address": ticket_address(found),
        "came": standing(found.event).filter(registration=found).exists(),
        "may_cancel": found.state in HOLDING and found.event.starts_at > now,
        "is_confirmed": found.state == RegistrationState.CONFIRMED,
        "may_take": may_take,
        "learner": learner_of(found),
    }
    return render(request, "activities/ticket.html", context)


@public
@require_POST
def ticket_cancel(request: HttpRequest, ticket: str) -> HttpResponse:
    """Give the place back."""
    _by_ticket(ticket)
    actions.cancel_registration(ticket, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Your place is given back. Thank you for telling us."))
    return see_other(reverse("activities:ticket", args=[ticket]))


@requires(ActivityPermission.REGISTER_ATTENDANCE)
@require_POST
def ticket_came(request: HttpRequest, ticket: str) -> HttpResponse:
    """At the door: the phone's own camera has opened the ticket, and one press writes down that its holder came."""
    found = _by_ticket(ticket)
    at = timezone.now()
    scan = Scan(uuid7(), ticket, at)
    (seen,) = take_scans(found.event_id, [scan], device="camera", by=request.actor, at=at)  # type: ignore[attr-defined]
    words = {
        "came": _("Written down: this person came."),
        "already": _("This ticket was seen already."),
        "unknown": _("The organiser did not give a place for this ticket."),
    }
    (messages.success if seen.result == "came" else messages.warning)(request, words[seen.result])
    return see_other(reverse("activities:ticket", args=[ticket]))


@requires(ActivityPermission.SEE_PARTICIPANTS)
@require_GET
def people(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who has registered and who came."""
    actor, found = request.actor, event_or_404(request, pk)  # type: ignore[attr-defined]
    ensure(may_see_participants(actor, found))
    rows = list(Registration.objects.visible_to(actor).filter(event=found).order_by("asked_at", "id"))
    came = set(standing(found).filter(registration__isnull=False).values_list("registration_id", flat=True))
    listed = standing(found).filter(registration__isnull=True).order_by("name", "id")
    settleable = {RegistrationState.ASKED, RegistrationState.WAITING}
    context = {
        "event": found,
        "rows": [(row, row.pk in came, row.state in settleable) for row in rows],
        "listed": listed,
        "may_take": bool(may_take_attendance(actor, found)),
        "is_open": found.state == "planned",
    }
    return render(request, "activities/event_people.html", context)


@requires(ActivityPermission.SEE_PARTICIPANTS)
@require_POST
def settle(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The organiser's word on a registration."""
    actor = request.actor  # type: ignore[attr-defined]
    found = get_object_or_404(Registration.objects.visible_to(actor), pk=pk)
    accepted = request.POST.get("accepted") == "yes"
    settled = actions.settle(found.pk, accepted, by=actor, at=timezone.now())
    messages.success(request, settled.get_state_display())
    return see_other(reverse("activities:event_people", args=[settled.event_id]))


def _by_ticket(ticket: str) -> Registration:
    found: Registration = get_object_or_404(
        Registration.objects.select_related("event__course", "event__organiser", "event__area"), ticket=ticket
    )
    return found
