"""The answers of a revision as people read them, and the receipt on paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from tirek.calls.answers import budget_total, number_of, row_sum
from tirek.calls.enums import FieldKind
from tirek.calls.models import Entry, EntryFile, EntryRevision
from tirek.calls.schema import Field, schema_of
from tirek.core.paper.qr import qr_svg
from tirek.core.paper.typesetting import pdf


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One line of a budget with its sum."""

    item: str
    quantity: str
    price: Decimal
    sum: Decimal
    own: Decimal


@dataclass(frozen=True, slots=True)
class Told:
    """One question with what was answered. ``budget`` and ``files`` are filled where the kind says so."""

    field: Field
    text: str
    budget: list[BudgetLine]
    total: Decimal
    own: Decimal
    files: list[EntryFile]

    @property
    def asked(self) -> Decimal:
        return self.total - self.own

    @property
    def is_link(self) -> bool:
        return self.field.kind == FieldKind.LINK and bool(self.text)


@dataclass(frozen=True, slots=True)
class ToldSection:
    """A section with its answers; questions that were not asked are left out."""

    title: str
    answers: list[Told]


def told_answers(revision: EntryRevision, *, without_personal: bool = False) -> list[ToldSection]:
    """The answers of a revision, section by section. ``without_personal``: as judges of a blind stage see them. Two
    queries, whatever is answered."""
    schema = schema_of(revision.form.schema)
    keys = [key for each in schema.fields() if each.takes_files for key in _keys(revision.answers.get(each.code))]
    files = {str(each.pk): each for each in EntryFile.objects.filter(entry_id=revision.entry_id, pk__in=keys)}
    if revision.submitted_at is None:
        files |= {str(each.pk): each for each in _current(revision)}
    found = []
    for section in schema.sections:
        asked = [each for each in section.fields if each.applies(revision.answers)]
        told = [_told(each, revision, files) for each in asked if not (without_personal and each.is_personal)]
        found.append(ToldSection(str(section.title), told))
    return found


def _current(revision: EntryRevision) -> "list[EntryFile]":
    return list(EntryFile.objects.filter(entry_id=revision.entry_id, is_current=True).exclude(media_type=""))


def _keys(value: Any) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []


def _told(field: Field, revision: EntryRevision, files: Mapping[str, EntryFile]) -> Told:
    value = revision.answers.get(field.code)
    rows = value if field.kind == FieldKind.BUDGET and isinstance(value, list) else []
    own_files = []
    if field.takes_files:
        keys = _keys(value)
        if revision.submitted_at is None:
            keys = [key for key, each in files.items() if each.field == field.code]
        own_files = [files[key] for key in keys if key in files]
    total, own = budget_total(rows)
    return Told(field, _text(field, value), [_line(row) for row in rows], total, own, own_files)


def _line(row: Mapping[str, Any]) -> BudgetLine:
    price, own = number_of(row.get("price")) or Decimal(0), number_of(row.get("own")) or Decimal(0)
    return BudgetLine(str(row.get("item", "")), str(row.get("quantity", "")), price, row_sum(row), own)


def _text(field: Field, value: Any) -> str:
    match field.kind:
        case FieldKind.CHOICE:
            return field.told_option(value) if value else ""
        case FieldKind.CHOICES:
            return "; ".join(field.told_option(each) for each in value or [])
        case FieldKind.YES_NO:
            return {"yes": _("Yes"), "no": _("No")}.get(str(value), "")
        case FieldKind.DATE:
            return _day(value)
        case FieldKind.NUMBER:
            found = number_of(value)
            return "" if found is None else number_format(found, use_l10n=True)
    return value if isinstance(value, str) else ""


def _day(value: Any) -> str:
    try:
        return date_format(date.fromisoformat(str(value)), "DATE_FORMAT")
    except ValueError:
        return ""


def receipt_pdf(entry: Entry, revision: EntryRevision) -> bytes:
    """When the server received which text, with all of it, in the language of the entry."""
    with translation.override(entry.language):
        call, url = entry.call, settings.SITE_URL + reverse("calls:entry", args=[entry.number])
        moment = revision.submitted_at or revision.saved_at
        local = moment.astimezone(ZoneInfo(call.zone))
        data = {
            "title": _("Receipt of an entry"),
            "lang": entry.language,
            "office": call.organisation.name,
            "number": entry.number,
            "date": f"{local:%d.%m.%Y}",
            "facts": [
                [_("Call"), call.name],
                [_("Nomination"), entry.nomination.name if entry.nomination else "—"],
                [_("Title"), entry.title],
                [_("Received by our server"), f"{local:%d.%m.%Y %H:%M:%S} ({call.zone})"],
                [_("Fingerprint of the text"), revision.digest],
            ],
            "lines": [],
            "sections": [
                {"title": each.title, "answers": [[str(one.field.label), _printed(one)] for one in each.answers]}
                for each in told_answers(revision)
            ],
            "check": _("The page of the entry: its stage, its next date, who holds it."),
            "url": url,
            "qr": qr_svg(url),
        }
        return pdf("calls/receipt", data, dated=moment)


def _printed(told: Told) -> str:
    if told.budget:
        lines = [
            f"{row.item}: {row.quantity} × {number_format(row.price)} = {number_format(row.sum)}" for row in told.budget
        ]
        return "\n".join([*lines, f"{_('In all')}: {number_format(told.total)} ₸"])
    return told.text or ", ".join(each.name for each in told.files) or "—"
