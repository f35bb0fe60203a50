"""A list to choose from, drawn without Django's two templates an option: a list of places has hundreds of options."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe


def is_plain(widget: forms.Widget) -> bool:
    """Whether this is Django's own list, whose options need no code of their own."""
    return type(widget) is forms.Select


def draw(field: BoundField, attrs: Mapping[str, Any]) -> SafeString:
    """What ``field.as_widget(attrs)`` says, for a plain list."""
    widget = field.field.widget
    given = field.build_widget_attrs(dict(attrs), widget)
    if field.auto_id and "id" not in widget.attrs:
        given.setdefault("id", field.auto_id)
    told = widget.build_attrs(widget.attrs, given)
    chosen = set(widget.format_value(field.value()))
    head = f'<select name="{conditional_escape(field.html_name)}"{_attributes(told)}>'
    return mark_safe("\n".join([head, *_options(widget.choices, chosen), "</select>"]))  # noqa: S308 - all escaped


def _options(choices: Iterable[Any], chosen: set[str]) -> Iterator[str]:
    """Options in their order, the first that was chosen marked; a choice that is a list of choices is a group."""
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield f'<optgroup label="{conditional_escape(value)}">'
            yield from _options(label, chosen)
            yield "</optgroup>"
        else:
            yield _option("" if value is None else value, label, chosen)


def _option(value: Any, label: Any, chosen: set[str]) -> str:
    told, words = str(value), label if isinstance(label, SafeString) else str(label)
    if told in chosen:
        chosen.clear()
        return f'<option value="{conditional_escape(told)}" selected>{conditional_escape(words)}</option>'
    return _not_chosen(told, words, isinstance(words, SafeString))


@lru_cache(maxsize=4000)
def _not_chosen(told: str, words: str, is_safe: bool) -> str:
    """Drawn once: most options of most lists are those of the page before. Safe and unsafe words are kept apart."""
    return f'<option value="{conditional_escape(told)}">{words if is_safe else conditional_escape(words)}</option>'


def _attributes(attrs: Mapping[str, Any]) -> str:
    return "".join(_attribute(name, value) for name, value in attrs.items() if value is not False)


def _attribute(name: str, value: Any) -> str:
    return f" {name}" if value is True else f' {name}="{conditional_escape(str(value))}"'
