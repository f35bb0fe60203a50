"""The public directory of offices and partners, and the page of each."""

from collections.abc import Iterable
from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_GET

from tirek.core.access import public
from tirek.core.panels import panels_for
from tirek.core.structured import data_block, whole
from tirek.network.forms import DirectoryFilter
from tirek.network.forms_of_bodies import language_choices
from tirek.network.models import Organisation
from tirek.network.permissions import may_edit_organisation, may_view_users
from tirek.network.queries import organisations as queries
from tirek.network.queries.bodies import body_page, rights_over
from tirek.territory.models import Area
from tirek.territory.queries.areas import find_area

PAGE, SUGGESTED = 30, 8


@public
@require_GET
def suggestions(request: HttpRequest) -> HttpResponse:
    """A fragment: organisations like what is being typed, to choose one of. ``field`` is the name of the form field."""
    field = request.GET.get("field", "organisation")[:40]
    text = request.GET.get(field, "").strip()[:100]
    found = queries.named(text, timezone.localdate())[:SUGGESTED] if text else []
    return render(request, "network/_suggestions.html", {"found": found, "text": text, "field": field})


@public
@require_GET
def directory(request: HttpRequest) -> HttpResponse:
    """All organisations of a day by name, region, level, kind, people and language."""
    today = timezone.localdate()
    form = DirectoryFilter(request.GET, regions=queries.regions(today), languages=language_choices())
    chosen = form.cleaned_data if form.is_valid() else {}
    region, on = chosen.get("region"), chosen.get("on") or today
    found = queries.directory(
        text=chosen.get("q", ""),
        region_id=region.pk if region else None,
        level=chosen.get("level", ""),
        kind=chosen.get("kind", ""),
        people=chosen.get("people", ""),
        language=chosen.get("language", ""),
        on=on,
    )
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    _under_the_names_of(on, page.object_list)
    active = sum(bool(value) for value in chosen.values())
    return render(request, "network/directory.html", {"form": form, "page": page, "active": active})


@public
@require_GET
def nearest(request: HttpRequest) -> HttpResponse:
    """“My office”: choose a region, then a district; without JavaScript too."""
    today = timezone.localdate()
    region, district = (_area(request.GET.get(name, "")) for name in ("region", "district"))
    districts = queries.districts_of(region, today) if region else []
    if district not in districts:
        district = None
    place = district or (region if region and not districts else None)
    context = {
        "regions": queries.regions(today),
        "region": region,
        "districts": districts,
        "district": district,
        "place": place,
        "offices": queries.offices_for_area(place.pk, today) if place else [],
    }
    return render(request, "network/nearest.html", context)


@public
@require_GET
def tree(request: HttpRequest) -> HttpResponse:
    """The tree as it stood on a day, one level at a time: thousands of bodies stand in it."""
    today = timezone.localdate()
    on = _day(request.GET.get("on", "")) or today
    at = queries.find_organisation(request.GET.get("at", ""))
    context = {
        "on": on,
        "today": today,
        "at": at,
        "above": queries.ancestors(at, on) if at else [],
        "nodes": queries.branch(at, on),
    }
    return render(request, "network/tree.html", context)


@public
@require_GET
def organisation(request: HttpRequest, code: str) -> HttpResponse:
    """One organisation: where it is, what stands above and below it, its names and places through time."""
    found = organisation_or_404(code)
    today = timezone.localdate()
    actor = request.actor  # type: ignore[attr-defined]
    context = {
        "page": queries.organisation_page(found, today),
        "organisation": found,
        "body": body_page(found, actor, today),
        "rights": rights_over(found, actor, today),
        "works": today in found.during,
        "panels": panels_for("organisation", actor, found),
        "may_view_users": bool(may_view_users(actor, found)),
        "may_edit": bool(may_edit_organisation(actor, found)),
        "structured": _structured(found),
    }
    return render(request, "network/organisation.html", context)


def _structured(found: Organisation) -> str:
    """What search engines read of a body of the network."""
    told = {"name": found.name, "telephone": found.phone, "address": found.address, "areaServed": found.area.name}
    return data_block("Organization", {**told, "url": whole(found.get_absolute_url())})


def _under_the_names_of(on: date, found: Iterable[Organisation]) -> None:
    names = queries.names_on([each.pk for each in found], on)
    for each in found:
        each.name_then = names.get(each.pk, "")  # type: ignore[attr-defined]


def organisation_or_404(code: str) -> Organisation:
    found = queries.find_organisation(code)
    if found is None:
        raise Http404
    return found


def _area(typed: str) -> Area | None:
    return find_area(typed) if typed else None


def _day(typed: str) -> date | None:
    try:
        return parse_date(typed)
    except ValueError:
        return None
