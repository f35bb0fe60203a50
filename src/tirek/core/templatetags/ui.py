"""Small drawing helpers for the components. Builtin: no ``{% load %}`` needed."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import forms, template
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.template import Context
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tirek.core.paper import qr_svg
from tirek.core.ui import selects, widgets
from tirek.core.ui.tiles import laid_out

register = template.Library()

ICONS = {
    "neutral": "circle",
    "info": "info-circle",
    "success": "circle-check",
    "warning": "alert-triangle",
    "danger": "alert-circle",
    "gold": "star",
}
MESSAGE_TONES = {"debug": "neutral", "info": "info", "success": "success", "warning": "warning", "error": "danger"}
SOON_DAYS = 3
NEAR_PAGES = 2


@register.simple_tag
def attributes(attrs: Mapping[str, Any]) -> SafeString:
    """The remaining attributes of a component, every value escaped; False and None leave one out."""
    kept = getattr(attrs, "attrs_dict", lambda: dict(attrs))()
    pairs = [(key, value) for key, value in kept.items() if value is not None and value is not False]
    return format_html_join(
        "", " {}", ((key if value is True else format_html('{}="{}"', key, value),) for key, value in pairs)
    )


@register.filter
def tone_icon(tone: str) -> str:
    """The icon that goes with a tone, so that colour never speaks alone; an icon's own name stays as it is."""
    return ICONS.get(tone, tone)


@register.filter
def message_tone(message: Any) -> str:
    """Tone of a django.contrib.messages message."""
    return MESSAGE_TONES.get(message.level_tag, "info")


@register.filter
def initials(name: str) -> str:
    """Two letters for an avatar."""
    words = [word for word in str(name).split() if word]
    return "".join(word[0] for word in words[:2]).upper() or "?"


@register.filter
def kind(field: BoundField) -> str:
    """How the field component draws this field: hidden, checkbox, choices, file or control."""
    return widgets.kind_of(field)


@register.simple_tag
def control(field: BoundField, described_by: str = "") -> SafeString:
    """The input itself, with classes, keyboard hints and its description tied to it."""
    attrs = widgets.attributes_of(field, described_by)
    return selects.draw(field, attrs) if selects.is_plain(field.field.widget) else field.as_widget(attrs=attrs)


@register.filter
def counts_letters(field: BoundField) -> bool:
    """Whether a counter of letters stands under this field."""
    return isinstance(field.field.widget, forms.Textarea) and bool(field.field.widget.attrs.get("maxlength"))


@register.filter
def hint_address(field: BoundField, told: str = "") -> str:
    """Where hints for a field are asked for while one types: as told, or as its widget says."""
    address = getattr(field.field.widget, "hint_address", "")
    return told or (f"{address}?field={field.html_name}" if address else "")


@register.simple_tag
def described_by(field: BoundField, help_text: Any = "", hint: str = "") -> str:
    """Ids of everything that describes the control, in reading order."""
    identifier = field.auto_id or field.html_name
    parts = ((field.errors, "error"), (help_text, "help"), (hint, "hint"))
    return " ".join(f"{identifier}_{part}" for present, part in parts if present)


@register.simple_tag
def shell_words() -> str:
    """The words scripts say, in the language of the page, as JSON."""
    words = {
        "saved": _("saved"),
        "saving": _("saving…"),
        "offline": _("not saved: no connection, trying again"),
        "confirm": _("Are you sure?"),
        "yes": _("Yes, go on"),
        "no": _("Cancel"),
        "copied": _("copied"),
        "busy": _("One moment…"),
        "left": _("letters left"),
        "uploaded": _("uploaded"),
        "failed": _("could not be uploaded"),
        "tooLarge": _("the file is too large"),
        "keysTitle": _("Keys of this page"),
        "keyNext": _("next row"),
        "keyPrevious": _("previous row"),
        "keyOpen": _("open the row"),
        "keySelect": _("choose the row"),
        "keyAct": _("do something with the chosen"),
        "keySearch": _("search"),
        "keyHelp": _("this help"),
        "close": _("Close"),
    }
    return json.dumps(words, ensure_ascii=False)


@register.filter
def option_help(field: BoundField, value: Any) -> Any:
    """A line under a radio card: the form field may carry ``option_help = {value: text}``."""
    return getattr(field.field, "option_help", {}).get(str(value), "")


@register.simple_tag
def deadline_state(
    due: date | None, today: date | None, days: int | None = None, closed: bool = False
) -> dict[str, Any]:
    """Tone, icon and words of a deadline chip. ``days`` are working days left; counted as calendar days if absent."""
    if closed:
        return {"tone": "neutral", "icon": "circle-check", "text": _("closed")}
    if due is None:
        return {"tone": "neutral", "icon": "calendar-off", "text": _("no deadline")}
    is_told = isinstance(days, int) and (days != 0 or due == today)  # no working day between is not yet "today"
    left = days if is_told and days is not None else (due - (today or due)).days
    if left < 0:
        text = ngettext("%(n)s day overdue", "%(n)s days overdue", -left) % {"n": -left}
        return {"tone": "danger", "icon": "alert-circle", "text": text}
    if left == 0:
        return {"tone": "warning", "icon": "alarm", "text": _("due today")}
    text = ngettext("%(n)s day left", "%(n)s days left", left) % {"n": left}
    if left <= SOON_DAYS:
        return {"tone": "gold", "icon": "clock", "text": text}
    return {"tone": "success", "icon": "calendar-check", "text": text}


@register.simple_tag
def field_errors(*forms_: Any) -> list[dict[str, Any]]:
    """Every error of the forms with the id of the control it belongs to (empty for errors of the whole form)."""
    found: list[dict[str, Any]] = []
    for form in forms_:
        if not isinstance(form, forms.BaseForm):
            continue
        found += [{"id": "", "label": "", "text": error} for error in form.non_field_errors()]
        for field in form:
            target = widgets.focus_id(field)
            found += [{"id": target, "label": str(field.label).rstrip(".:?"), "text": error} for error in field.errors]
    return found


@register.simple_tag(takes_context=True)
def sort_link(context: Context, key: str) -> dict[str, str]:
    """Address and state of a sortable column head. The query holds ``sort=key`` or ``sort=-key``."""
    request = context["request"]
    current = request.GET.get("sort", "")
    query = request.GET.copy()
    query.pop("page", None)
    query.pop("after", None)
    query.pop("before", None)
    query["sort"] = f"-{key}" if current == key else key
    state = {key: "ascending", f"-{key}": "descending"}.get(current, "")
    return {"url": f"?{query.urlencode()}", "state": state}


@register.filter
def as_pairs(items: Any) -> list[tuple[Any, str]]:
    """Labels, or pairs (label, address), as pairs."""
    return [(item[0], item[1]) if isinstance(item, list | tuple) else (item, "") for item in items]


@register.filter
def moment(value: date) -> str:
    """A date, with the time of day when it has one."""
    if isinstance(value, datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return f"{date_format(local, 'DATE_FORMAT')}, {local:%H:%M}"
    return date_format(value, "DATE_FORMAT")


@register.filter
def figure(value: Any) -> Any:
    """Thousands apart by a thin space: 190 007. Anything but a whole number stays as it is."""
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}".replace(",", "\u202f")
    return value


@register.filter
def plain_number(value: Any) -> str:
    """A number as HTML attributes want it, whatever the language of the page."""
    return f"{value}"


@register.simple_tag
def qr_code(text: str) -> SafeString:
    """The drawing of a QR code; the text itself never becomes markup."""
    return mark_safe(qr_svg(text))  # noqa: S308 - drawn by segno, holds only paths


@register.simple_tag
def tile_scale(tiles: list[Mapping[str, Any]]) -> dict[str, Any]:
    """Places, colours and legend of a tile map."""
    return laid_out(tiles)


@register.filter
def page_steps(page: "Page[Any]") -> list[int | None]:
    """The numbers of the pages one may go to: the first, the last and those around this one; None for those left
    out between."""
    here, last = page.number, page.paginator.num_pages
    first_near, last_near = max(here - NEAR_PAGES, 1), min(here + NEAR_PAGES, last)
    before = [1, None] if first_near > 2 else [1] if first_near > 1 else []
    after = [None, last] if last_near < last - 1 else [last] if last_near < last else []
    return [*before, *range(first_near, last_near + 1), *after]


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: Any) -> str:
    """The query of this page with some values changed (None removes one). Django's own tag can't see the request
    from inside a component."""
    found = context["request"].GET.copy()
    for key, value in changes.items():
        found.pop(key, None)
        if value is not None:
            found[key] = str(value)
    return f"?{found.urlencode()}"
