"""The root of all addresses. Rooms are Latin nouns without a language prefix."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

ROOMS = {
    "accounts/": "allauth.urls",
}

urlpatterns: list[URLPattern | URLResolver] = []


def _mounted(app: str) -> list[URLPattern | URLResolver]:
    return [path("", include(f"tirek.{app}.urls"))] if find_spec(f"tirek.{app}.urls") else []


for _app in ("core", "territory", "people", "network", "programmes", "cases", "reports", "exchange"):
    urlpatterns += _mounted(_app)
