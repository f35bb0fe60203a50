"""News for other programs: RSS, a picture for whoever shares a link."""

from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tirek.core.access import public
from tirek.media.models.article import LANGUAGES
from tirek.media.queries.articles import public_articles
from tirek.media.views.articles import published_or_404

LATEST = 30
WIDTH, HEIGHT, IN_A_LINE, MOST_LINES = 1200, 630, 30, 5


@public
@require_GET
def rss(request: HttpRequest, language: str) -> HttpResponse:
    """The latest publications in one language as RSS, those without a text in it left out."""
    return _feed(request, language, Rss201rev2Feed, "application/rss+xml")


@public
@require_GET
def atom(request: HttpRequest, language: str) -> HttpResponse:
    """The same as Atom."""
    return _feed(request, language, Atom1Feed, "application/atom+xml")


def _feed(request: HttpRequest, language: str, shape: type[SyndicationFeed], kind: str) -> HttpResponse:
    language = language if language in LANGUAGES else "kk"
    with translation.override(language):
        feed = shape(
            title=_("News of the network"),
            link=settings.SITE_URL + reverse("media:articles"),
            description=_("What the offices, councils and partners do."),
            language=language,
            feed_url=settings.SITE_URL + request.path,
        )
        found = public_articles().exclude(**{f"title_{language}": ""})[:LATEST]
        for article in found.select_related("organisation"):
            link = settings.SITE_URL + article.get_absolute_url()
            feed.add_item(
                article.title,
                link,
                article.lead,
                author_name=article.organisation.name,
                pubdate=article.published_at,
                updateddate=article.changed_at,
                unique_id=link,
            )
    response = HttpResponse(feed.writeString("utf-8"), content_type=f"{kind}; charset=utf-8")
    response["Last-Modified"] = http_date(feed.latest_post_date().timestamp())
    return response


@public
@require_GET
def preview(request: HttpRequest, slug: str) -> HttpResponse:
    """The picture that is shown where somebody shares the address: the title in large letters."""
    import vl_convert

    article = published_or_404(slug)
    svg = _card(article.title, article.organisation.name)
    response = HttpResponse(vl_convert.svg_to_png(svg, scale=1), content_type="image/png")
    response["Cache-Control"] = "public, max-age=86400"
    return response


def _card(title: str, below: str) -> str:
    lines = _lines(title)
    texts = "".join(
        f'<text x="80" y="{200 + 74 * number}" font-size="58" font-weight="700" fill="#ffffff">{escape(line)}</text>'
        for number, line in enumerate(lines)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#0b5a75"/><rect y="{HEIGHT - 16}" width="{WIDTH}" height="16"'
        f' fill="#e0b64a"/><text x="80" y="110" font-size="34" fill="#e0b64a">Тірек</text>{texts}'
        f'<text x="80" y="{HEIGHT - 60}" font-size="28" fill="#d8e6ec">{escape(below)}</text></svg>'
    )


def _lines(title: str) -> list[str]:
    lines = [""]
    for word in title.split():
        if len(lines[-1]) + len(word) < IN_A_LINE:
            lines[-1] = f"{lines[-1]} {word}".strip()
        else:
            lines.append(word)
    shown = [line for line in lines if line][:MOST_LINES]
    return [*shown[:-1], shown[-1] + "…"] if len(lines) > MOST_LINES else shown
