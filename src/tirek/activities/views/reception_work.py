"""Remote reception as the office sees it: times to open, who is booked, what came of each visit."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tirek.activities.actions import reception as actions
from tirek.activities.enums import ActivityPermission
from tirek.activities.forms.reception import CancelSlotForm, HoursForm, OutcomeForm
from tirek.activities.models import Slot
from tirek.activities.permissions import may_cancel_slot, may_receive, may_settle_slot
from tirek.activities.queries import reception as queries
from tirek.core.access import requires
from tirek.core.actor import Actor
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.core.panels import panels_for
from tirek.core.verdict import ensure
from tirek.network.models import Organisation

PAGE = 50
TABS = ("coming", "settle", "past")
IN_CALENDAR = 500


@requires(ActivityPermission.RECEIVE)
@require_GET
def work(request: HttpRequest) -> HttpResponse:
    """Times of reception by where they stand."""
    actor, tab = request.actor, request.GET.get("tab", "")  # type: ignore[attr-defined]
    tab = tab if tab in TABS else "coming"
    labels = (_("To come"), _("Outcome to write down"), _("Over"))
    tabs = [
        {"label": label, "url": f"?tab={each}", "current": each == tab}
        for each, label in zip(TABS, labels, strict=True)
    ]
    page = Paginator(queries.own_slots(actor, tab=tab, now=timezone.now()), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "days": queries.by_day(page), "tabs": tabs, "tab": tab, "code": _code(actor)}
    return render(request, "activities/reception/work.html", context)


@requires(ActivityPermission.RECEIVE)
def new(request: HttpRequest) -> HttpResponse:
    """Open times of reception at the office acted for."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    ensure(may_receive(actor, actor.organisation_id))
    receivers = queries.receivers_for(actor, today)
    initial = {"receiver": actor.user_id, "begins": "10:00", "ends": "12:00", "minutes": 20}
    form = HoursForm(request.POST or None, receivers=receivers, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.open_slots(form.hours(actor.organisation_id), by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Times opened: %(number)s.") % {"number": len(made)})
            return see_other(reverse("activities:reception_work"))
    return form_page(request, form, _("Open times of reception"), reverse("activities:reception_work"))


@requires(ActivityPermission.RECEIVE)
@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """Booked visits to come as a calendar file."""
    found = queries.own_slots(request.actor, tab="coming", now=timezone.now())  # type: ignore[attr-defined]
    content = queries.as_calendar(found.filter(state="booked")[:IN_CALENDAR], timezone.now(), for_visitor=False)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="reception.ics"'
    return response


@requires(ActivityPermission.RECEIVE)
@require_POST
def cancellation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The office does not receive at this time."""
    found, form = _own(request, pk), CancelSlotForm(request.POST)
    if not form.is_valid():
        return slot_page(request, found, cancelling=form)
    try:
        actions.cancel_slot(pk, form.cleaned_data["reason"], by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    except ValidationError as error:
        add_errors(form, error)
        return slot_page(request, found, cancelling=form)
    messages.success(request, _("Called off."))
    return see_other(reverse("activities:reception_work"))


@requires(ActivityPermission.RECEIVE)
@require_POST
def outcome(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What came of the visit."""
    found, form = _own(request, pk), OutcomeForm(request.POST)
    if not form.is_valid():
        return slot_page(request, found, settling=form)
    told = form.cleaned_data
    try:
        actions.settle_slot(
            pk,
            came=told["came"] == "yes",
            outcome=told["outcome"],
            by=request.actor,  # type: ignore[attr-defined]
            at=timezone.now(),
        )
    except ValidationError as error:
        add_errors(form, error)
        return slot_page(request, found, settling=form)
    messages.success(request, _("The outcome is written down."))
    return see_other(found.get_absolute_url())


def slot_page(
    request: HttpRequest, found: Slot, *, cancelling: CancelSlotForm | None = None, settling: OutcomeForm | None = None
) -> HttpResponse:
    """One time as the office sees it."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    context = {
        "slot": found,
        "cancelling": (cancelling or CancelSlotForm()) if may_cancel_slot(actor, found, now) else None,
        "settling": (settling or OutcomeForm()) if may_settle_slot(actor, found, now) else None,
        "panels": panels_for("visit", actor, found) if found.visitor_name else [],
        "crumbs": [(_("Remote reception"), reverse("activities:reception_work"))],
    }
    status = 422 if cancelling or settling else 200
    return render(request, "activities/reception/slot.html", context, status=status)


def _own(request: HttpRequest, pk: UUID) -> Slot:
    actor = request.actor  # type: ignore[attr-defined]
    found = get_object_or_404(Slot.objects.visible_to(actor).select_related("office", "receiver"), pk=pk)
    ensure(may_receive(actor, found.office_id))
    return found


def _code(actor: Actor) -> str:
    """The code of the office acted for, for the link to its public page."""
    if actor.organisation_id is None:
        return ""
    return Organisation.objects.values_list("code", flat=True).get(pk=actor.organisation_id)
