"""A form whose sender is no longer known, because the session or the form's token has ended: what was typed is given
back to be sent once more, instead of being lost in a redirect."""

import re
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field
_NEVER_HELD = re.compile(r"password|token|secret|^pin$|^code$", re.IGNORECASE)
_WORTH_READING = 20


def held(request: HttpRequest) -> HttpResponse | None:
    """The page that holds a posted form; None for what is no form of ours (another site's, a script's, a sign-in)."""
    if request.method != "POST" or "HX-Request" in request.headers or not _is_own(request):
        return None
    if request.path.startswith(("/accounts/", "/demo/")):
        return None
    pairs = [(name, value) for name, values in request.POST.lists() for value in values if _may_be_held(name)]
    context = {
        "pairs": pairs,
        "texts": [value for _name, value in pairs if len(value) > _WORTH_READING],
        "had_files": bool(request.FILES),
        "again": request.get_full_path(),
        "is_signed_out": request.actor.is_anonymous,  # type: ignore[attr-defined]
    }
    response = render(request, "errors/held.html", context, status=403)
    response["Cache-Control"] = "no-store"
    return response


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What Django shows for a missing or old form token (setting ``CSRF_FAILURE_VIEW``). Only a form that certainly
    came from this site is handed back: another's must not be one press away from being sent."""
    return held(request) or render(request, "403.html", status=403)


def _may_be_held(name: str) -> bool:
    return name != _TOKEN and not _NEVER_HELD.search(name)


def _is_own(request: HttpRequest) -> bool:
    """Whether the browser says that the form stood on a page of this site."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(origin).netloc == request.get_host()
