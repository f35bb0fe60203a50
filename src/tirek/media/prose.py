"""Markdown of publications made safe HTML. Nothing that was typed reaches a page but through here."""

from functools import lru_cache
from urllib.parse import urlsplit

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

TAGS = {
    *("p", "h2", "h3", "ul", "ol", "li", "strong", "em", "a", "blockquote", "br", "hr", "code"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_READER = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table")


@lru_cache(maxsize=512)
def prose(text: str) -> SafeString:
    """The text as HTML: headings from the second level on, lists, tables, links; no pictures, no HTML of its own."""
    tokens = _READER.parse(text)
    for token in tokens:
        if token.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            token.tag = "h2" if token.tag in ("h1", "h2") else "h3"
    html = _READER.renderer.render(tokens, _READER.options, {})
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href", "title"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener nofollow",
        clean_content_tags={"script", "style"},
    )
    return mark_safe(clean)  # noqa: S308 - cleaned by nh3 to the tags above


def plain(text: str, longest: int = 200) -> str:
    """The beginning of a text without marks, for previews."""
    words = nh3.clean(str(prose(text)), tags=set()).split()
    said = " ".join(words)
    return said if len(said) <= longest else said[:longest].rsplit(" ", 1)[0] + "…"


def is_web_address(address: str) -> bool:
    """Whether an address found in somebody's feed may become a link."""
    return urlsplit(address).scheme in ("http", "https")
