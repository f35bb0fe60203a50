"""The form of an entry, built in the browser: sections and questions added, changed, moved, taken out.

A version that an entry was written in is never edited: the change makes the next version, and entries begun before keep
theirs.
"""

from collections.abc import Callable
from copy import deepcopy
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tirek.calls.actions.changing import changing, is_frozen
from tirek.calls.models import Call, EntryRevision, FormVersion
from tirek.calls.schema import CODE, Field, Words, as_data, read_schema
from tirek.core.actor import Actor

Data = dict[str, Any]


def save_section(
    call_id: UUID,
    code: str,
    title: Words,
    about: Words,
    *,
    is_new: bool,
    by: Actor,
    at: datetime,
    why: Words | None = None,
) -> FormVersion:
    """Add a section at the end, or change one. Raises Refused, or ValidationError by field."""
    told = {"title": _said(title), "about": _said(about)}

    def change(schema: Data) -> None:
        if is_new:
            if not CODE.fullmatch(code) or any(each["code"] == code for each in schema["sections"]):
                raise ValidationError({"code": _("A section has a code of Latin letters, digits and underscores.")})
            schema["sections"].append({"code": code, **told, "fields": []})
        else:
            _section(schema, code).update(told)

    return _rebuild(call_id, change, by=by, at=at, why=why)


def remove_section(call_id: UUID, code: str, *, by: Actor, at: datetime, why: Words | None = None) -> FormVersion:
    """Take a section out with its questions. Raises ValidationError when others depend on them."""

    def change(schema: Data) -> None:
        schema["sections"].remove(_section(schema, code))

    return _rebuild(call_id, change, by=by, at=at, why=why)


def save_field(
    call_id: UUID, section: str, field: Field, *, code: str = "", by: Actor, at: datetime, why: Words | None = None
) -> FormVersion:
    """Add a question to a section, or change the one of a code, which stays. Raises Refused, or ValidationError."""

    def change(schema: Data) -> None:
        fields = _section(schema, section)["fields"]
        if code:
            fields[_place(fields, code)] = as_data(field) | {"code": code}
        else:
            fields.append(as_data(field))

    return _rebuild(call_id, change, by=by, at=at, why=why)


def remove_field(
    call_id: UUID, section: str, code: str, *, by: Actor, at: datetime, why: Words | None = None
) -> FormVersion:
    """Take a question out. Raises ValidationError when another depends on it."""

    def change(schema: Data) -> None:
        fields = _section(schema, section)["fields"]
        del fields[_place(fields, code)]

    return _rebuild(call_id, change, by=by, at=at, why=why)


def move(call_id: UUID, section: str, code: str, up: bool, *, by: Actor, at: datetime) -> FormVersion:
    """Move a question within its section, or a section (no code), one place. Raises ValidationError when one would
    come before what it depends on."""

    def change(schema: Data) -> None:
        rows = _section(schema, section)["fields"] if code else schema["sections"]
        place = _place(rows, code or section)
        other = place - 1 if up else place + 1
        if 0 <= other < len(rows):
            rows[place], rows[other] = rows[other], rows[place]

    return _rebuild(call_id, change, by=by, at=at, why=None)


def _rebuild(
    call_id: UUID, change: Callable[[Data], None], *, by: Actor, at: datetime, why: Words | None
) -> FormVersion:
    with changing(call_id, "calls.form_changed", by=by, at=at, why=why) as call:
        form = call.forms.order_by("number").last()
        schema: Data = deepcopy(form.schema) if form else {"sections": []}
        change(schema)
        read_schema(schema)
        saved = _stored(call, form, schema, at)
    return saved


def _stored(call: Call, form: FormVersion | None, schema: Data, at: datetime) -> FormVersion:
    in_use = form is not None and (is_frozen(call, at) or EntryRevision.objects.filter(form=form).exists())
    if form is None or in_use:
        number = form.number + 1 if form else 1
        published = at if call.published_at else None
        return FormVersion.objects.create(call=call, number=number, schema=schema, published_at=published)
    form.schema = schema
    form.save(update_fields=["schema"])
    return form


def _section(schema: Data, code: str) -> Data:
    found: Data = schema["sections"][_place(schema["sections"], code)]
    return found


def _place(rows: list[Data], code: str) -> int:
    for place, each in enumerate(rows):
        if each["code"] == code:
            return place
    raise ValidationError({"": [_("This has been taken out meanwhile.")]})


def _said(words: Words) -> dict[str, str]:
    return {"kk": words.kk, "ru": words.ru, "en": words.en}
