"""Components that are drawn once for each set of props. Builtin after django-cotton's own tags: takes the place of
``{% cotton %}``, so that no template needs to know.

A queue of fifty rows draws three hundred icons and badges of a few dozen kinds. A component may stand in ``PURE`` when
nothing but its props, its slot-less call and the language decide what it draws.
"""

from collections.abc import Hashable
from copy import copy
from typing import Any

from django import template
from django.conf import settings
from django.core.signals import setting_changed
from django.template import Context
from django.template.base import Parser, Token
from django.utils.functional import LazyObject, Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django_cotton.templatetags import UnprocessableDynamicAttr
from django_cotton.templatetags._component import AttrKind, CottonComponentNode, PreparedAttr, cotton_component

register = template.Library()

PURE: dict[str, frozenset[str]] = {  # the component, and props with which it looks at the page after all
    "icon": frozenset(),
    "badge": frozenset(),
    "deadline": frozenset(),
    "kbd": frozenset(),
    "nav-list": frozenset(),
    "progress": frozenset(),
    "th": frozenset({"sort"}),
}
MOST = 4000  # then all are forgotten: fewer than a thousand are drawn in a day
_drawn: dict[Hashable, SafeString] = {}


class MemoisedNode(CottonComponentNode):  # type: ignore[misc]
    """A component of ``PURE`` without a slot. ``known`` is what the template says of it, ``asked`` the props whose
    values the page has."""

    known: Hashable
    asked: list[PreparedAttr]

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
            values = [_value(attr, context) for attr in self.asked]
            key = (self.known, get_language(), *map(type, values), *values)
            hash(key)
        except (TypeError, UnprocessableDynamicAttr):
            return None
        return key


def _value(attr: PreparedAttr, context: Context) -> Any:
    """The value of a prop; what is lazy, such as a label or the menu, is asked for, so that no key keeps the page."""
    if attr.kind is AttrKind.ESCAPED:
        return attr.compiled.render(context)
    value = attr.compiled.resolve(context)
    if isinstance(value, Promise):
        return str(value)
    if isinstance(value, LazyObject):
        bool(value)  # what has not been asked for would be copied as the question it is
        return copy(value)
    return value


def _is_asked(attr: PreparedAttr) -> bool:
    """Whether the value stands in the page, and not in the template."""
    return attr.kind in (AttrKind.DYNAMIC, AttrKind.UNQUOTED) or attr.compiled is not None


@register.tag("cotton")
def component(parser: Parser, token: Token) -> CottonComponentNode:
    """As django-cotton's tag; a pure component without a slot is memoised (not while templates are being edited)."""
    node = cotton_component(parser, token)
    if type(node) is CottonComponentNode and _is_pure(node) and not settings.DEBUG:
        attrs = node._prepared_attrs
        node.__class__ = MemoisedNode
        node.known = (
            node.component_name,
            *((a.key, None if _is_asked(a) else (type(a.value), a.value)) for a in attrs),
        )
        node.asked = [attr for attr in attrs if _is_asked(attr)]
    return node


def _is_pure(node: CottonComponentNode) -> bool:
    looks = PURE.get(node.component_name)
    return looks is not None and not node.nodelist and looks.isdisjoint(attr.key for attr in node._prepared_attrs)


def forget(**_kwargs: object) -> None:
    """Draw everything anew: a setting has changed."""
    _drawn.clear()


setting_changed.connect(forget, dispatch_uid="core.memoised")
