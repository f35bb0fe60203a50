"""Choosing an office by typing a few letters of its name: a list of hints that works without a script."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from tirek.core.text import fold
from tirek.network.models import Organisation

BETWEEN = " · "


class OfficeInput(forms.TextInput):
    """A text control with the offices as hints."""

    offices: list[Organisation] = []

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        hints = f"{name}_hints"
        control = super().render(name, value, {**(attrs or {}), "list": hints, "autocomplete": "off"}, renderer)
        options = format_html_join("", '<option value="{}"></option>', ((label_of(one),) for one in self.offices))
        return format_html('{}<datalist id="{}">{}</datalist>', control, hints, options)


class OfficeField(forms.Field):
    """Cleans to an office: by its code, by the whole hint, or by words that only one of them has."""

    widget = OfficeInput
    default_error_messages = {
        "unknown": _("There is no such office. Type a part of its name and choose it from the list."),
        "several": _("Several offices have these words: %(names)s. Type more of the name."),
    }

    def offer(self, offices: list[Organisation]) -> None:
        """Say which offices may be chosen."""
        self.widget.offices = offices

    def to_python(self, value: Any) -> Organisation | None:
        text = str(value or "").strip()
        if not text:
            return None
        code = text.split(BETWEEN)[0].strip()
        offices: list[Organisation] = self.widget.offices
        found = [one for one in offices if one.code == code] or _with_words(offices, text)
        if not found:
            raise ValidationError(self.error_messages["unknown"], code="unknown")
        if len(found) > 1:
            names = ", ".join(one.name for one in found[:5])
            raise ValidationError(self.error_messages["several"], code="several", params={"names": names})
        return found[0]


def label_of(office: Organisation) -> str:
    """How an office stands in the list."""
    return f"{office.code}{BETWEEN}{office.name}"


def _with_words(offices: list[Organisation], text: str) -> list[Organisation]:
    """Offices whose name in any language has every word typed, in any spelling."""
    words = fold(text).split()
    names = {one.pk: fold(f"{one.name_kk} {one.name_ru} {one.name_en}") for one in offices}
    return [one for one in offices if all(word in names[one.pk] for word in words)]
