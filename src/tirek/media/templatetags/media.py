"""How publications are written into a page."""

from decimal import Decimal

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from tirek.core.structured import data_block, whole
from tirek.core.text import in_figures
from tirek.core.text import language_name as named
from tirek.media import prose as reading
from tirek.media.models import Article

register = template.Library()


@register.filter
def prose(text: str) -> SafeString:
    """Markdown as safe HTML."""
    return reading.prose(text)


@register.filter
def amount(value: Decimal | None) -> str:
    """A figure with the spaces of the language; a dash where there is none."""
    return "–" if value is None else in_figures(value, (get_language() or "kk")[:2])


@register.filter
def address(article: Article) -> str:
    """The whole address of a publication, as others share it."""
    return whole(article.get_absolute_url())


@register.filter
def preview_address(article: Article) -> str:
    """The whole address of its picture."""
    return whole(reverse("media:article_preview", args=[article.slug]))


@register.filter
def structured(article: Article) -> SafeString:
    """What search engines read of a publication."""
    return data_block(
        "NewsArticle",
        {
            "headline": article.title,
            "description": article.lead,
            "inLanguage": article.shown_in,
            "datePublished": article.published_at.isoformat() if article.published_at else None,
            "dateModified": article.changed_at.isoformat(),
            "image": [preview_address(article)],
            "mainEntityOfPage": address(article),
            "publisher": {"@type": "Organization", "name": article.organisation.name},
        },
    )


@register.filter
def language_name(code: str) -> str:
    """A language in the language of the interface; a dash where it is not known."""
    return named(code) if code else "–"
