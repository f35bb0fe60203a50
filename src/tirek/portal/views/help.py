"""Help by role, and what Tirek is: version, licence, source, accessibility, privacy."""

from importlib.metadata import version

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tirek.core.access import public
from tirek.portal import help as pages


@public
@require_safe
def guides(request: HttpRequest) -> HttpResponse:
    """Every guide; those of the reader's own roles first."""
    roles = request.actor.roles  # type: ignore[attr-defined]
    found = sorted(pages.guides(), key=lambda guide: not roles.intersection(guide.roles))
    return render(request, "portal/help.html", {"guides": found, "shell_template": _shell(request)})


@public
@require_safe
def guide(request: HttpRequest, name: str) -> HttpResponse:
    """One guide in the language of the reader."""
    found = pages.find_guide(name)
    if found is None:
        raise Http404
    context = {
        "guide": found,
        "text": pages.rendered(found.name, _language()),
        "crumbs": [(_("Help"), reverse("portal:help"))],
        "shell_template": _shell(request),
    }
    return render(request, "portal/guide.html", context)


@public
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Version, licence, where the source is, how accessible it is, what happens to personal data."""
    context = {
        "version": version("tirek"),
        "source_url": settings.SOURCE_URL,
        "privacy": pages.rendered("privacy", _language()),
        "accessibility": pages.rendered("accessibility", _language()),
        "shell_template": _shell(request),
    }
    return render(request, "portal/about.html", context)


def _language() -> str:
    return (get_language() or "kk")[:2]


def _shell(request: HttpRequest) -> str:
    """Staff keep their menu while they read."""
    return "public.html" if request.actor.is_anonymous else "base.html"  # type: ignore[attr-defined]
