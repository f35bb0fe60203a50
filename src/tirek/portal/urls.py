"""The root of all addresses. Rooms are Latin nouns without a language prefix."""

from django.urls import URLPattern, URLResolver, include, path

from tirek.portal.views import health, help, home, search, sitemap

# The most asked for come first: addresses are looked for one after the other.
APPS = (
    *("exchange", "cases", "people", "reports", "network", "activities"),
    *("calls", "media", "mediation", "programmes", "territory", "core"),
)

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
    *(path("", include(f"tirek.{app}.urls")) for app in APPS),
]
