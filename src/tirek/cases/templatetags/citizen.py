"""What citizens' pages need: their main texts in short sentences, where the reader has chosen that."""

from typing import Any

from django import template

from tirek.cases.queries.easy import COOKIE, Plain, plain_of

register = template.Library()


@register.simple_tag(takes_context=True)
def easy(context: dict[str, Any], page: str) -> Plain:
    """The page's easy text; true when the reader has chosen easy texts on this device. Draw it with _easy.html."""
    request = context.get("request")
    return plain_of(page, is_chosen=bool(request and request.COOKIES.get(COOKIE) == "1"))
