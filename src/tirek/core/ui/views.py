"""Language and theme switches, and the reference of components."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST
from django.views.i18n import set_language

from tirek.core.access import public
from tirek.core.http import see_other
from tirek.core.ui import design as reference
from tirek.core.ui.context import THEME_COOKIE, THEMES

YEAR = 365 * 24 * 3600


@public
@require_POST
def language(request: HttpRequest) -> HttpResponseBase:
    """Remember the language in a cookie and return to the same page."""
    answer = set_language(request)
    answer.status_code = 303
    return answer


@public
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remember light or dark in a cookie (anything else: as the device prefers) and return to the same page."""
    answer = see_other(_way_back(request))
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        answer.set_cookie(THEME_COOKIE, chosen, max_age=YEAR, samesite="Lax", secure=request.is_secure())
    else:
        answer.delete_cookie(THEME_COOKIE, samesite="Lax")
    return answer


@public
@require_GET
def design(request: HttpRequest) -> HttpResponse:
    """Every component, drawn; only while developing or in the demo."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    return render(request, "core/ui/design.html", reference.samples(request))


def _way_back(request: HttpRequest) -> str:
    target = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        return target
    return "/"
