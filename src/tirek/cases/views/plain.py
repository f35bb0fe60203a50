"""Easy language, and how everything works."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from tirek.cases.queries.easy import COOKIE
from tirek.core.access import public
from tirek.core.http import see_other

YEAR = 365 * 24 * 3600


@public
@require_POST
def easy(request: HttpRequest) -> HttpResponse:
    """Remember on this device whether texts are wanted in easy language, and return to the same page."""
    target = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    answer = see_other(target if is_ours else "/")
    chosen = "1" if request.POST.get("easy") == "1" else "0"
    answer.set_cookie(COOKIE, chosen, max_age=YEAR, samesite="Lax", secure=request.is_secure())
    return answer


@public
@require_GET
def how(request: HttpRequest) -> HttpResponse:
    """How it works, from writing to the answer and beyond."""
    return render(request, "cases/how.html")
