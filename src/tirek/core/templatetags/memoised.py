"""Components that are drawn once for each set of props. Builtin after django-cotton's own tags: takes the place of
``{% cotton %}``, so that no template needs to know.

A queue of fifty rows draws three hundred icons and badges of a few dozen kinds. A component may stand in ``PURE`` when
nothing but its props, its slot-less call and the language decide what it draws.
"""

from collections.abc import Hashable
from typing import Any

from django import template
from django.conf import settings
from django.core.signals import setting_changed
from django.template import Context
from django.template.base import Parser, Token
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django_cotton.templatetags import UnprocessableDynamicAttr
from django_cotton.templatetags._component import AttrKind, CottonComponentNode, PreparedAttr, cotton_component

register = template.Library()

PURE = frozenset({"icon", "badge", "deadline", "kbd"})
MOST = 4000  # then all are forgotten: fewer than a thousand are drawn in a day
_drawn: dict[Hashable, SafeString] = {}


class MemoisedNode(CottonComponentNode):  # type: ignore[misc]
    """A component of ``PURE`` without a slot."""

    def render(self, context: Context) -> SafeString:
        key = self._key(context)
        if key is None:
            return SafeString(super().render(context))
        drawn = _drawn.get(key)
        if drawn is None:
            if len(_drawn) >= MOST:
                _drawn.clear()
            drawn = _drawn[key] = SafeString(super().render(context))
        return drawn

    def _key(self, context: Context) -> Hashable:
        """The props with their types: a safe text and an unsafe one are equal, but are not drawn alike."""
        try:
            values = [_value(attr, context) for attr in self._prepared_attrs]
            key = (self.component_name, get_language(), *((type(value), value) for value in values), self._names)
            hash(key)
        except (TypeError, UnprocessableDynamicAttr):
            return None
        return key

    @property
    def _names(self) -> tuple[str, ...]:
        return tuple(attr.key for attr in self._prepared_attrs)


def _value(attr: PreparedAttr, context: Context) -> Any:
    if attr.kind in (AttrKind.DYNAMIC, AttrKind.UNQUOTED):
        value = attr.compiled.resolve(context)
        return str(value) if isinstance(value, Promise) else value
    return attr.compiled.render(context) if attr.compiled else attr.value


@register.tag("cotton")
def component(parser: Parser, token: Token) -> CottonComponentNode:
    """As django-cotton's tag; a pure component without a slot is memoised (not while templates are being edited)."""
    node = cotton_component(parser, token)
    if type(node) is CottonComponentNode and node.component_name in PURE and not node.nodelist and not settings.DEBUG:
        node.__class__ = MemoisedNode
    return node


def forget(**_kwargs: object) -> None:
    """Draw everything anew: a setting has changed."""
    _drawn.clear()


setting_changed.connect(forget, dispatch_uid="core.memoised")
