"""The catalogue for everyone: finding a measure, its page, its leaflet."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from tirek.core.access import public
from tirek.core.http import uuid_or_none
from tirek.core.panels import panels_for
from tirek.programmes.entitlement.figures import figures_of
from tirek.programmes.enums_of_services import Certainty, LifeEvent
from tirek.programmes.forms.services import ServiceFilter
from tirek.programmes.models import Service
from tirek.programmes.permissions import may_confirm, may_edit_catalogue
from tirek.programmes.queries.life_events import events_meant
from tirek.programmes.queries.measure_papers import MOST, leaflet_pdf, leaflets_pdf
from tirek.programmes.queries.measures import Asked, measures, places_for

PAGE = 20


@public
@require_GET
def services(request: HttpRequest) -> HttpResponse:
    """Measures by words, event of life, need and place."""
    actor, form = request.actor, ServiceFilter(request.GET)  # type: ignore[attr-defined]
    asked = _asked(form)
    page = Paginator(measures(asked, timezone.localdate()), PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "asked": asked,
        "understood": events_meant(asked.words) if asked.words and not asked.event else [],
        "active": sum(map(bool, (asked.words, asked.event, asked.category, asked.area_id))),
        "events": LifeEvent.choices,
        "may_edit": bool(may_edit_catalogue(actor)),
        "base": "public.html" if actor.is_anonymous else "base.html",
    }
    return render(request, "programmes/services/services.html", context)


@public
@require_GET
def service(request: HttpRequest, code: str) -> HttpResponse:
    """One measure: whom it is for, how much, what to bring, where to go, by which act and how sure we are."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    found, form = service_or_404(request, code), ServiceFilter(request.GET)
    area = _asked(form).area_id
    context = {
        "service": found,
        "form": form,
        "is_offered": found.is_offered(today),
        "is_stale": found.is_stale(today),
        "figures": figures_of(found.code, today),
        "measures": found.measures.on(today) if found.is_asked_for else [],
        "places": places_for(found, area, today) if area else None,
        "only_in": list(found.areas.all()),
        "panels": panels_for("service", actor, found),
        "may_edit": bool(may_edit_catalogue(actor)) and not found.is_asked_for,
        "may_confirm": not actor.is_anonymous and not found.is_asked_for and bool(may_confirm(actor, found)),
        "changed_by_me": bool(found.changed_by_id) and found.changed_by_id == actor.user_id,
        "certain": Certainty.READ,
        "base": "public.html" if actor.is_anonymous else "base.html",
    }
    return render(request, "programmes/services/service.html", context)


@public
@require_GET
def leaflet(request: HttpRequest, code: str) -> HttpResponse:
    """One measure on one page."""
    found = service_or_404(request, code)
    return paper(leaflet_pdf(found, on=timezone.localdate(), at=timezone.now()), found.code)


@public
@require_GET
def leaflets(request: HttpRequest) -> HttpResponse:
    """The measures ticked in the list, or those a search finds, four to a sheet."""
    today, codes = timezone.localdate(), request.GET.getlist("code")
    rows = measures(_asked(ServiceFilter(request.GET)), today)
    chosen = list(rows.filter(code__in=codes[:MOST]) if codes else rows[:MOST])
    if not chosen:
        raise Http404
    return paper(leaflets_pdf(chosen, on=today, at=timezone.now()), "leaflets")


def service_or_404(request: HttpRequest, code: str) -> Service:
    """The measure with this short name."""
    rows = Service.objects.visible_to(request.actor).select_related("asked_through", "owner")  # type: ignore[attr-defined]
    return get_object_or_404(rows, code=code)


def paper(content: bytes, name: str) -> HttpResponse:
    """A PDF shown in the browser."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


def _asked(form: ServiceFilter) -> Asked:
    told: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    return Asked(told.get("q", ""), told.get("event", ""), told.get("need", ""), uuid_or_none(told.get("area", "")))
