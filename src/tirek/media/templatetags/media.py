"""How publications are written into a page."""

import json
from decimal import Decimal

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from tirek.core.text import in_figures
from tirek.core.text import language_name as named
from tirek.media import prose as reading
from tirek.media.models import Article

register = template.Library()
_SAFE_IN_SCRIPT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


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
    return settings.SITE_URL + article.get_absolute_url()


@register.filter
def preview_address(article: Article) -> str:
    """The whole address of its picture."""
    return settings.SITE_URL + reverse("media:article_preview", args=[article.slug])


@register.filter
def structured(article: Article) -> SafeString:
    """What search engines read (schema.org NewsArticle), as a data block that no browser runs."""
    told = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.lead,
        "inLanguage": article.shown_in,
        "datePublished": article.published_at.isoformat() if article.published_at else None,
        "dateModified": article.changed_at.isoformat(),
        "image": [preview_address(article)],
        "mainEntityOfPage": address(article),
        "publisher": {"@type": "Organization", "name": article.organisation.name},
    }
    words = json.dumps(told, ensure_ascii=False).translate(_SAFE_IN_SCRIPT)
    return mark_safe(f'<script type="application/ld+json">{words}</script>')  # noqa: S308 - no angle bracket is left


@register.filter
def language_name(code: str) -> str:
    """A language in the language of the interface; a dash where it is not known."""
    return named(code) if code else "–"
