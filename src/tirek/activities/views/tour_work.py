"""The organiser's side of tours: planning, stops, team, concluding, calling off."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tirek.activities.actions import tours as actions
from tirek.activities.enums import ActivityPermission
from tirek.activities.forms.tours import AgencyForm, ReasonForm, StopForm, TourForm
from tirek.activities.models import Tour, TourAgency, TourStop
from tirek.activities.permissions import may_change_tour
from tirek.activities.queries import tours as queries
from tirek.activities.queries.events import areas_for
from tirek.activities.views.tours import tour_or_404
from tirek.core.access import requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.core.verdict import ensure
from tirek.network.queries.organisations import directory

FOUND = 20


@requires(ActivityPermission.PLAN_TOURS)
def new(request: HttpRequest) -> HttpResponse:
    """Plan a tour."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    planners = queries.planners_for(actor, today)
    initial = {"begins_on": today, "ends_on": today, "answer_days": 10}
    form = TourForm(request.POST or None, planners=planners, on=today, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.plan_tour(form.facts(), form.chosen_services(), by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The tour is planned. Now add its stops and its team."))
            return see_other(reverse("activities:tour_stops", args=[made.pk]))
    return form_page(request, form, _("Plan a tour"), reverse("activities:tours"))


@requires(ActivityPermission.PLAN_TOURS)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change what is told of it."""
    actor, today, found = request.actor, timezone.localdate(), _open(request, pk)  # type: ignore[attr-defined]
    own = {each.pk: each for each in [found.organiser, *queries.planners_for(actor, today)]}
    form = TourForm(request.POST or None, planners=list(own.values()), on=today, tour=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_tour(pk, form.facts(), form.chosen_services(), by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            return see_other(found.get_absolute_url())
    return form_page(request, form, _("Change the tour"), found.get_absolute_url())


@requires(ActivityPermission.PLAN_TOURS)
def stops(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The stops, and one more."""
    actor, found = request.actor, _open(request, pk)  # type: ignore[attr-defined]
    areas = areas_for(found.organiser, found.begins_on)
    form = StopForm(request.POST or None, areas=areas, tour=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_stop(pk, form.facts(), by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The stop is added."))
            return see_other(reverse("activities:tour_stops", args=[pk]))
    context = {"tour": found, "stops": queries.stops_of(found), "form": form, "now": timezone.now()}
    return _page(request, "activities/tours/stops.html", context, found)


@requires(ActivityPermission.PLAN_TOURS)
def stop_cancellation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Call a stop off."""
    stop = get_object_or_404(TourStop.objects.select_related("tour", "event__area"), pk=pk)
    found, form = _open(request, stop.tour_id), ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        by, at = request.actor, timezone.now()  # type: ignore[attr-defined]
        actions.call_off_stop(pk, form.cleaned_data["reason"], by=by, at=at)
        return see_other(reverse("activities:tour_stops", args=[found.pk]))
    return form_page(request, form, _("Call the stop off"), reverse("activities:tour_stops", args=[found.pk]))


@requires(ActivityPermission.PLAN_TOURS)
def team(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The team: find an organisation by name, say what it explains."""
    actor, found = request.actor, _open(request, pk)  # type: ignore[attr-defined]
    form, text = AgencyForm(request.POST or None), request.GET.get("q", "").strip()[:200]
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        facts = (told["organisation"].pk, told["explains"], told["representative"])
        try:
            actions.name_agency(pk, *facts, by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            return see_other(reverse("activities:tour_team", args=[pk]))
    agencies = queries.agencies_of(found)
    named = {row.organisation_id for row in agencies}
    matching = directory(text=text, on=timezone.localdate())[:FOUND] if text else []
    context = {
        "tour": found,
        "agencies": agencies,
        "q": text,
        "found": [one for one in matching if one.pk not in named],
        "form": form,
    }
    return _page(request, "activities/tours/team.html", context, found)


@requires(ActivityPermission.PLAN_TOURS)
@require_POST
def agency_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take an organisation out of the team."""
    agency = get_object_or_404(TourAgency, pk=pk)
    actions.remove_agency(agency.tour_id, pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    return see_other(reverse("activities:tour_team", args=[agency.tour_id]))


@requires(ActivityPermission.PLAN_TOURS)
@require_POST
def conclusion(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The tour was held."""
    found = tour_or_404(request, pk)
    actions.conclude_tour(pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("The tour is concluded. It now counts in the figures."))
    return see_other(found.get_absolute_url())


@requires(ActivityPermission.PLAN_TOURS)
def cancellation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Call the tour off."""
    found, form = _open(request, pk), ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.call_off_tour(pk, form.cleaned_data["reason"], by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        return see_other(found.get_absolute_url())
    return form_page(request, form, _("Call the tour off"), found.get_absolute_url())


def _open(request: HttpRequest, pk: UUID) -> Tour:
    found = tour_or_404(request, pk)
    ensure(may_change_tour(request.actor, found))  # type: ignore[attr-defined]
    return found


def _page(request: HttpRequest, template: str, context: dict[str, object], tour: Tour) -> HttpResponse:
    crumbs = [(_("Outreach tours"), reverse("activities:tours")), (tour.name, tour.get_absolute_url())]
    status = 422 if request.method == "POST" else 200
    return render(request, template, {**context, "crumbs": crumbs}, status=status)
