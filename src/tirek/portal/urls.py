"""The root of all addresses. Rooms are Latin nouns without a language prefix."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from tirek.portal.views import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/live", health.live, name="live"),
    path("health/ready", health.ready, name="ready"),
    path("metrics", health.metrics, name="metrics"),
    path("", include("tirek.core.ui.urls")),
]


def _mounted(app: str) -> list[URLPattern | URLResolver]:
    return [path("", include(f"tirek.{app}.urls"))] if find_spec(f"tirek.{app}.urls") else []


for _app in ("core", "territory", "people", "network", "programmes", "cases", "reports", "exchange"):
    urlpatterns += _mounted(_app)
