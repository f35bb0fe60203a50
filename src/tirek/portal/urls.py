"""The root of all addresses. Rooms are Latin nouns without a language prefix."""

from collections.abc import Iterable
from typing import Any

from django.urls import URLPattern, URLResolver, include, path
from django.urls.exceptions import Resolver404
from django.urls.resolvers import RoutePattern
from django.utils.functional import cached_property

from tirek.portal.views import health, help, home, search, sitemap

# The most asked for come first: addresses are looked for one after the other.
APPS = (
    *("exchange", "cases", "people", "reports", "network", "activities"),
    *("calls", "media", "mediation", "programmes", "territory", "core"),
)
ANY = "<"


class Room(URLResolver):
    """The addresses of an app. They are looked through only when one of them begins with the same word: there are a
    thousand in all."""

    @cached_property
    def first_words(self) -> set[str]:
        return first_words(self.url_patterns)

    def resolve(self, path: str) -> Any:
        if ANY not in self.first_words and path.partition("/")[0] not in self.first_words:
            raise Resolver404({"tried": [], "path": path})
        return super().resolve(path)


def first_words(patterns: Iterable[URLPattern | URLResolver]) -> set[str]:
    """What addresses begin with; ANY among them when one may begin with whatever it likes."""
    found: set[str] = set()
    for one in patterns:
        told = str(one.pattern)
        if isinstance(one, URLResolver) and not told:
            found |= first_words(one.url_patterns)
        else:
            word = told.partition("/")[0]
            found.add(word if isinstance(one.pattern, RoutePattern) and word and ANY not in word else ANY)
    return found


def room_of(app: str) -> tuple[Any, dict[str, Any], str | None, str | None]:
    """What ``path("", include(…))`` says of the addresses of an app."""
    module, name, namespace = include(f"tirek.{app}.urls")
    return module, {}, name, namespace


rooms = [
    path("", home.home, name="home"),
    path("welcome/", home.welcome, name="welcome"),
    path("waiting/<slug:kind>/", home.waiting_list, name="waiting"),
    path("search/", search.search, name="search"),
    path("help/", help.guides, name="help"),
    path("help/<slug:name>/", help.guide, name="guide"),
    path("about/", help.about, name="about"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/live", health.live, name="live"),
    path("health/ready", health.ready, name="ready"),
    path("metrics", health.metrics, name="metrics"),
    path("robots.txt", sitemap.robots, name="robots"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("", include("tirek.core.ui.urls")),
    path("", include((rooms, "portal"))),
    *(Room(RoutePattern(""), *room_of(app)) for app in APPS),
]
