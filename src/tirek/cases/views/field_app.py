"""The page that works without a network: its shell, its worker, its manifest. None of them holds anything personal."""

import hashlib
import json
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tirek.cases.field_texts import page_texts
from tirek.core.access import public

# What the page needs away from the network. The shell itself is fetched first.
FILES = (
    "vendor/tirek.css",
    "vendor/field.js",
    "vendor/icons.svg",
    "vendor/fonts/inter-latin.woff2",
    "vendor/fonts/inter-cyrillic.woff2",
    "vendor/fonts/inter-cyrillic-ext.woff2",
    "cases/field.css",
    "core/icon.svg",
    "core/ornament.svg",
    "core/ornament-figure.svg",
)


@public
@require_GET
def shell(request: HttpRequest) -> HttpResponse:
    """The page itself: the same for everybody, so that a device may keep it. Who may do what, each request says."""
    response = render(request, "cases/field/app.html", {"texts": page_texts()})
    response["Cache-Control"] = "no-cache"
    return response


@public
@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, which keeps the shell: another version whenever anything of it changes."""
    files = [static(name) for name in FILES]
    told = {"version": _version(), "shell": reverse("cases:field"), "files": files}
    source = render(request, "cases/field/worker.js", {"told": json.dumps(told)}).content
    response = HttpResponse(source, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@public
@require_GET
def manifest(request: HttpRequest) -> JsonResponse:
    """What the phone shows when the page is installed."""
    icons = [
        {"src": static(f"cases/field/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": use}
        for size in (192, 512)
        for use in ("any", "maskable")
    ]
    told: dict[str, Any] = {
        "id": "/field/",
        "name": _("Tirek in the village"),
        "short_name": _("Tirek"),
        "start_url": "/field/",
        "scope": "/field/",
        "display": "standalone",
        "background_color": "#f4f7f9",
        "theme_color": "#08749a",
        "icons": [*icons, {"src": static("core/icon.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    return JsonResponse(told, content_type="application/manifest+json")


@lru_cache(maxsize=1)
def _version() -> str:
    """A digest of the files' addresses (which hold digests of their content) and of every text."""
    told = json.dumps([[static(name) for name in FILES], page_texts()], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]
