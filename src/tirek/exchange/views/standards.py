"""The page of open standards, and the same as JSON."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tirek.core.access import public
from tirek.exchange.standards import LICENCE, LICENCE_ADDRESS, all_standards
from tirek.exchange.views.open_pages import json_open
from tirek.reports.queries.open_data import open_periods


@public
@require_safe
def standards(request: HttpRequest) -> HttpResponse:
    """Every standard with addresses to begin with."""
    context = {
        "standards": all_standards(next(iter(open_periods()), "")),
        "site": settings.SITE_URL,
        "licence": LICENCE,
        "licence_address": LICENCE_ADDRESS,
    }
    return render(request, "exchange/standards.html", context)


@public
@require_safe
def standards_json(request: HttpRequest) -> JsonResponse:
    """The same for programs."""
    rows = [
        {
            "code": each.code,
            "name": each.name,
            "edition": each.edition,
            "description": str(each.about),
            "specification": each.document,
            "addresses": [f"{settings.SITE_URL}{address}" for address in each.examples],
            "open": each.is_open,
        }
        for each in all_standards(next(iter(open_periods()), ""))
    ]
    return json_open({"standards": rows, "licence": {"name": LICENCE, "url": LICENCE_ADDRESS}})
