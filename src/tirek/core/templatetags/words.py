"""Django's ``i18n`` tags, with the words of ``{% translate "…" %}`` looked up once for each language. The settings put
it in the place of Django's, so that no template needs to know."""

from typing import Any, cast

from django import template
from django.template import Context
from django.template.base import Parser, Token, Variable
from django.templatetags import i18n
from django.utils.translation import get_language

register = template.Library()
register.tags.update(i18n.register.tags)
register.filters.update(i18n.register.filters)


class PlainWordsNode(i18n.TranslateNode):
    """Words that stand in the template itself: nothing but the language decides what is drawn. ``name``: the variable
    they are to be kept in, when they are not to be drawn here."""

    said: dict[str | None, Any]
    name: str | None

    def render(self, context: Context) -> Any:
        language = get_language()
        if language not in self.said:
            self.said[language] = super().render(context)
        if self.name:
            context[self.name] = self.said[language]
            return ""
        return self.said[language]


@register.tag("translate")
@register.tag("trans")
def translate(parser: Parser, token: Token) -> i18n.TranslateNode:
    """As Django's; words without a filter or a variable, in the tag or its context, are remembered."""
    node: i18n.TranslateNode = i18n.do_translate(parser, token)
    told, words, about = node.filter_expression, node.filter_expression.var, node.message_context
    is_plain = isinstance(words, Variable) and words.literal is not None and not told.filters
    if is_plain and not node.noop and (about is None or not (about.is_var or about.filters)):
        node.__class__ = PlainWordsNode
        plain = cast(PlainWordsNode, node)
        plain.said, plain.name, plain.asvar = {}, node.asvar, None
    return node
