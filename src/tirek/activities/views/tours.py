"""What everyone may see of tours: the list, the page of each with its answers, the leaflet."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from tirek.activities.enums import ActivityPermission
from tirek.activities.forms.tours import TourFilter
from tirek.activities.models import Tour
from tirek.activities.permissions import may_change_tour, may_plan_tours
from tirek.activities.queries import tours as queries
from tirek.activities.queries.tour_papers import leaflet_pdf, travel_sheet_pdf
from tirek.core.access import public, requires
from tirek.core.verdict import ensure
from tirek.network.queries.organisations import regions

PAGE = 20


@public
@require_GET
def tours(request: HttpRequest) -> HttpResponse:
    """Tours by region and time."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    form = TourFilter(request.GET, regions=regions(today))
    told = form.cleaned_data if form.is_valid() else {}
    region = UUID(told["region"]) if told.get("region") else None
    found = queries.tours(on=today, past=told.get("when") == "past", region_id=region)
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "active": sum(bool(value) for value in told.values()),
        "query": query.urlencode(),
        "may_plan": actor.holds(ActivityPermission.PLAN_TOURS),
        "base": "public.html" if actor.is_anonymous else "base.html",
    }
    return render(request, "activities/tours/tours.html", context)


@public
@require_GET
def tour(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One tour: stops, team, what it explains, what was asked and answered."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    found = tour_or_404(request, pk)
    plans = bool(may_plan_tours(actor, found.organiser_id))
    page, reach = queries.tour_page(found), actor.reach(ActivityPermission.TAKE_QUESTIONS)
    context = {
        "tour": found,
        "page": page,
        "today": today,
        "plans": plans,
        "may_change": bool(may_change_tour(actor, found)),
        "counts": queries.counts_of(found, today) if plans else None,
        "takes": any(row.organisation_id in reach for row in page.agencies),
        "base": "public.html" if actor.is_anonymous else "base.html",
    }
    return render(request, "activities/tours/tour.html", context)


@public
@require_GET
def leaflet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is handed out at the stops."""
    found = tour_or_404(request, pk)
    return _paper(leaflet_pdf(queries.tour_page(found), at=timezone.now()), "leaflet")


@requires(ActivityPermission.PLAN_TOURS)
@require_GET
def travel_sheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The team's own sheet."""
    found = tour_or_404(request, pk)
    ensure(may_plan_tours(request.actor, found.organiser_id))  # type: ignore[attr-defined]
    return _paper(travel_sheet_pdf(queries.tour_page(found), at=timezone.now()), "travel-sheet")


def tour_or_404(request: HttpRequest, pk: UUID) -> Tour:
    """The tour, if the actor may see it."""
    visible = Tour.objects.visible_to(request.actor).select_related("organiser")  # type: ignore[attr-defined]
    return get_object_or_404(visible, pk=pk)


def _paper(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response
