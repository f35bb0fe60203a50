"""How a Django form field becomes an accessible control."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField

CHOICES = (forms.RadioSelect, forms.CheckboxSelectMultiple)
INPUT_MODES = {"tel": "tel", "email": "email", "url": "url", "number": "decimal"}
COMPLETIONS = {"tel": "tel", "email": "email"}


def kind_of(field: BoundField) -> str:
    """hidden, checkbox, choices, file or control."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, CHOICES):
        return "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox"
    return "file" if isinstance(widget, forms.FileInput) else "control"


def attributes_of(field: BoundField, described_by: str = "") -> dict[str, Any]:
    """Attributes the component adds; those the form author set on the widget win, classes are joined."""
    widget = field.field.widget
    given = widget.attrs
    attrs: dict[str, Any] = {"class": " ".join(filter(None, [_css_class(field), given.get("class", "")]))}
    if described_by:
        attrs["aria-describedby"] = described_by
    if field.errors:
        attrs["aria-invalid"] = "true"
    for key, value in _hints(widget).items():
        attrs.setdefault(key, given.get(key, value))
    return attrs


def focus_id(field: BoundField) -> str:
    """The id a link to this field jumps to: the first option of a set of choices, otherwise the control."""
    identifier = field.auto_id or field.html_name
    return f"{identifier}_0" if kind_of(field) == "choices" else identifier


def _css_class(field: BoundField) -> str:
    widget = field.field.widget
    base = "form-control"
    if isinstance(widget, forms.CheckboxInput):
        base = "form-check-input"
    elif isinstance(widget, forms.Select):
        base = "form-select"
    return f"{base} is-invalid" if field.errors else base


def _hints(widget: forms.Widget) -> dict[str, Any]:
    if isinstance(widget, forms.Textarea):
        return {"rows": 5}
    if isinstance(widget, forms.DateInput):
        widget.input_type, widget.format = "date", "%Y-%m-%d"
        return {}
    kind = getattr(widget, "input_type", "")
    hints: dict[str, Any] = {}
    if kind in INPUT_MODES:
        hints["inputmode"] = INPUT_MODES[kind]
    if kind in COMPLETIONS:
        hints["autocomplete"] = COMPLETIONS[kind]
    return hints
