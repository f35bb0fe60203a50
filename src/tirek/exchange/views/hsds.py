"""HSDS 3: the catalogue of measures for directories and other systems, read-only and open to all."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.core.access import public
from tirek.core.http import uuid_or_none
from tirek.exchange.views.open_pages import SIZE, json_open, number_asked, text_asked
from tirek.programmes.models import Service
from tirek.programmes.queries import hsds


@public
@require_safe
def root(request: HttpRequest) -> JsonResponse:
    """Which edition, which profile."""
    address = request.build_absolute_uri(reverse("exchange:hsds_services"))
    return JsonResponse(
        {"version": hsds.VERSION, "profile": hsds.PROFILE, "openapi_url": hsds.PROFILE, "services": address}
    )


@public
@require_safe
def services(request: HttpRequest) -> JsonResponse:
    """A page of services; ``search``, ``organization_id`` and ``taxonomy_term_id`` narrow it."""
    asked = request.GET
    rows = hsds.services(
        timezone.localdate(),
        words=text_asked(request, "search", 200),
        organisation_id=uuid_or_none(asked.get("organization_id", "")),
        term=uuid_or_none(asked.get("taxonomy_term_id", "")),
    )
    return _page(request, rows, hsds.service)


@public
@require_safe
def service(request: HttpRequest, pk: UUID) -> JsonResponse:
    """One service, whole."""
    rows = Service.objects.visible_to(request.actor).filter(is_asked_for=False)  # type: ignore[attr-defined]
    return json_open(hsds.service(get_object_or_404(rows.select_related("owner__area"), pk=pk)))


@public
@require_safe
def organizations(request: HttpRequest) -> JsonResponse:
    """A page of organisations that answer for measures."""
    return _page(request, hsds.organisations(timezone.localdate()), hsds.organisation)


@public
@require_safe
def organization(request: HttpRequest, pk: UUID) -> JsonResponse:
    """One organisation."""
    return json_open(hsds.organisation(get_object_or_404(hsds.organisations(timezone.localdate()), pk=pk)))


@public
@require_safe
def taxonomies(request: HttpRequest) -> JsonResponse:
    """Needs and events of life."""
    return _list(hsds.taxonomies())


@public
@require_safe
def taxonomy_terms(request: HttpRequest) -> JsonResponse:
    """Their terms."""
    return _list(hsds.taxonomy_terms())


def _page(request: HttpRequest, rows: Any, shape: Any) -> JsonResponse:
    number, size = number_asked(request, "page", 1, 100_000), number_asked(request, "per_page", SIZE, hsds.MOST)
    found = hsds.page_of(rows, number, size, shape)
    if number > found["total_pages"]:
        raise Http404
    return json_open(found)


def _list(rows: list[dict[str, Any]]) -> JsonResponse:
    count = len(rows)
    whole = {"total_items": count, "total_pages": 1, "page_number": 1, "size": count}
    return json_open(whole | {"first_page": True, "last_page": True, "empty": not rows, "contents": rows})
