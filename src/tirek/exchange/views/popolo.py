"""Popolo JSON: the network for directories and researchers, read-only and open to all."""

from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.core.access import public
from tirek.core.http import uuid_or_none
from tirek.exchange.queries import popolo
from tirek.exchange.views.open_pages import json_open, page_of, text_asked


@public
@require_safe
def organizations(request: HttpRequest) -> JsonResponse:
    """Organisations; ``classification`` and ``area_id`` narrow them."""
    kind, area = text_asked(request, "classification", 20), uuid_or_none(request.GET.get("area_id", ""))
    return page_of(request, popolo.organisations(timezone.localdate(), kind=kind, area=area), popolo.organisation)


@public
@require_safe
def organization(request: HttpRequest, pk: UUID) -> JsonResponse:
    """One organisation with its posts and seats."""
    today = timezone.localdate()
    return json_open(popolo.organisation_whole(get_object_or_404(popolo.organisations(today), pk=pk), today))


@public
@require_safe
def posts(request: HttpRequest) -> JsonResponse:
    """Posts; ``organization_id`` narrows them."""
    body = uuid_or_none(request.GET.get("organization_id", ""))
    return page_of(request, popolo.posts(timezone.localdate(), organisation=body), popolo.post)


@public
@require_safe
def post(request: HttpRequest, pk: UUID) -> JsonResponse:
    """One post."""
    return json_open(popolo.post(get_object_or_404(popolo.posts(timezone.localdate()), pk=pk)))


@public
@require_safe
def memberships(request: HttpRequest) -> JsonResponse:
    """Seats; ``organization_id`` and ``person_id`` narrow them."""
    body, person = (uuid_or_none(request.GET.get(name, "")) for name in ("organization_id", "person_id"))
    found = popolo.memberships(timezone.localdate(), organisation=body, person=person)
    return page_of(request, found, popolo.membership)


@public
@require_safe
def membership(request: HttpRequest, pk: UUID) -> JsonResponse:
    """One seat."""
    return json_open(popolo.membership(get_object_or_404(popolo.memberships(timezone.localdate()), pk=pk)))


@public
@require_safe
def people(request: HttpRequest) -> JsonResponse:
    """People who hold a seat and agreed to be named."""
    return page_of(request, popolo.people(timezone.localdate()), popolo.person)


@public
@require_safe
def person(request: HttpRequest, pk: UUID) -> JsonResponse:
    """One of them."""
    return json_open(popolo.person(get_object_or_404(popolo.people(timezone.localdate()), pk=pk)))


@public
@require_safe
def areas(request: HttpRequest) -> JsonResponse:
    """The country's places."""
    return page_of(request, popolo.areas(timezone.localdate()), popolo.area)
