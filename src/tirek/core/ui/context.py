"""What every page template may use without its view passing it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from tirek.core.actor import ANONYMOUS
from tirek.core.ui import navigation

THEMES = ("light", "dark")
THEME_COOKIE = "theme"
LANGUAGE_NAMES = (("kk", "Қаз", "Қазақша"), ("ru", "Рус", "Русский"), ("en", "Eng", "English"))


def ui(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``actor``, ``nav``, ``public_nav``, ``shell``, ``theme``, ``languages``, ``demo``."""
    actor = getattr(request, "actor", ANONYMOUS)
    return {
        "actor": actor,
        "nav": SimpleLazyObject(lambda: tuple(navigation.links_for(actor, request.path))),
        "public_nav": SimpleLazyObject(lambda: tuple(navigation.links_for(actor, request.path, public=True))),
        "shell": SimpleLazyObject(shell_addresses),
        "theme": theme_of(request),
        "languages": languages(),
        "demo": settings.DEMO,
    }


def theme_of(request: HttpRequest) -> str:
    """``light``, ``dark``, or an empty string: as the device prefers."""
    chosen = request.COOKIES.get(THEME_COOKIE, "")
    return chosen if chosen in THEMES else ""


def languages() -> list[dict[str, Any]]:
    """The interface languages, each by its own name."""
    active = get_language() or "kk"
    return [
        {"code": code, "name": name, "short": short, "active": active.startswith(code)}
        for code, short, name in LANGUAGE_NAMES
    ]


def shell_addresses() -> dict[str, str]:
    """Addresses of the pages the shells link to; empty when the portal named none."""
    names = ("home", "search", "sign_in", "sign_out", "account", "apply", "track")
    found = {name: navigation.address(getattr(navigation.shell, name)) for name in names}
    return {**found, "language": reverse("ui:language"), "theme": reverse("ui:theme")}
