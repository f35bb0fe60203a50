"""What search engines may find: every public page that has an address of its own."""

from collections.abc import Iterator
from itertools import chain
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from tirek.activities.models import Event
from tirek.calls.models import Call
from tirek.core.access import public
from tirek.core.actor import ANONYMOUS
from tirek.core.ui import navigation
from tirek.media.models import Article
from tirek.network.models import Organisation
from tirek.reports.models import AnnualEdition

MOST = 45_000
"""One file may name fifty thousand addresses (sitemaps.org)."""
CLOSED = ("/track/", "/my/", "/accounts/", "/search/", "/comments/", "/newsletter/")
"""Pages that answer somebody in person."""


@public
@require_GET
@cache_control(public=True, max_age=3600)
def sitemap(request: HttpRequest) -> HttpResponse:
    """Addresses of menus, publications, calls, annual reports, events to come, and the bodies of the network."""
    seen = {each: None for each in chain.from_iterable(_addresses()) if not each.startswith(CLOSED)}
    lines = [f"<url><loc>{escape(settings.SITE_URL + address)}</loc></url>" for address in list(seen)[:MOST]]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    body = "\n".join([head, *lines, "</urlset>"])
    return HttpResponse(body, content_type="application/xml; charset=utf-8")


@public
@require_GET
@cache_control(public=True, max_age=86400)
def robots(request: HttpRequest) -> HttpResponse:
    """Nothing is hidden from honest robots but pages that answer somebody in person."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), f"Sitemap: {settings.SITE_URL}/sitemap.xml"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _addresses() -> Iterator[list[str]]:
    today = timezone.localdate()
    yield [link.url for link in navigation.links_for(ANONYMOUS, "/", public=True)]
    yield [one.get_absolute_url() for one in Article.objects.published().only("slug")]
    yield [one.get_absolute_url() for one in Call.objects.visible_to(ANONYMOUS).only("code")]
    yield [one.get_absolute_url() for one in AnnualEdition.objects.visible_to(ANONYMOUS).defer("document")]
    coming = Event.objects.filter(is_public=True, held_on__gte=today).standing()
    yield [one.get_absolute_url() for one in coming.only("id")]
    yield [one.get_absolute_url() for one in Organisation.objects.on(today).only("id", "code", "kind")]
