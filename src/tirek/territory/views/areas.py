"""The public directory of areas and the page of one."""

from collections import Counter

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tirek.core.access import public
from tirek.territory.queries import (
    AreaOn,
    area_page,
    country_map,
    district_counts,
    find_area,
    geography,
    search_areas,
)
from tirek.territory.views.days import chosen_day


@public
@require_GET
def area_list(request: HttpRequest) -> HttpResponse:
    """The regions of a day on a map and in a table; a search over all areas."""
    day = chosen_day(request)
    world = geography(day.on)
    counts = district_counts(day.on)

    def address(region: AreaOn) -> str:
        return reverse("territory:area", args=[region.kato or region.id]) + day.suffix

    text = request.GET.get("q", "").strip()[:100]
    context = {
        "day": day,
        "map": country_map(day.on, counts, address),
        "regions": [(region, address(region), counts.get(region.id, 0)) for region in world.regions],
        "kinds": Counter(region.kind for region in world.regions),
        "district_total": len(world.districts),
        "text": text,
        "found": search_areas(text, limit=20) if text else [],
    }
    return render(request, "territory/area_list.html", context)


@public
@require_GET
def area_detail(request: HttpRequest, code: str) -> HttpResponse:
    """An area with its names, places and acts through time, and what lay in it on the day."""
    area = find_area(code)
    if area is None:
        raise Http404
    day = chosen_day(request)
    page = area_page(area, day.on)
    above = [(each.name, each.get_absolute_url() + day.suffix) for each in page.ancestors[1:]]
    crumbs = [(_("Map of the country"), reverse("territory:areas") + day.suffix), *above]
    context = {"day": day, "page": page, "area": area, "crumbs": crumbs}
    return render(request, "territory/area_detail.html", context)


@public
@require_GET
def suggestions(request: HttpRequest) -> HttpResponse:
    """A fragment: places like what is being typed, to choose one of. ``field`` is the name of the form field."""
    field = request.GET.get("field", "area")[:40]
    text = request.GET.get(f"{field}_text", "").strip()[:100]
    return render(
        request, "territory/_suggestions.html", {"found": search_areas(text, limit=8), "text": text, "field": field}
    )
