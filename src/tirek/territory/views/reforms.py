"""The acts that changed the territory."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tirek.core.access import public
from tirek.territory.models import Reform
from tirek.territory.queries import reform_page, reforms
from tirek.territory.views.days import ChosenDay, chosen_day


@public
@require_GET
def reform_list(request: HttpRequest) -> HttpResponse:
    """All acts in force by the day, the latest first."""
    day = chosen_day(request)
    context = {"day": day, "reforms": reforms(day.on), "crumbs": [_map_crumb(day)]}
    return render(request, "territory/reform_list.html", context)


@public
@require_GET
def reform_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One act and what it did to each area."""
    reform = get_object_or_404(Reform.objects.visible_to(request.actor), code=code)  # type: ignore[attr-defined]
    day = chosen_day(request)
    crumbs = [_map_crumb(day), (_("Acts and changes"), reverse("territory:reforms") + day.suffix)]
    context = {"page": reform_page(reform), "reform": reform, "day": day, "crumbs": crumbs}
    return render(request, "territory/reform_detail.html", context)


def _map_crumb(day: ChosenDay) -> tuple[str, str]:
    return _("Map of the country"), reverse("territory:areas") + day.suffix
