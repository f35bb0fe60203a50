"""Answers to a form: checked against it, told in words. Pure: nothing here asks the database."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tirek.calls.enums import FieldKind
from tirek.calls.schema import Field, Schema
from tirek.core.lines import has_control_characters, one_line, paragraphs

MOST_ROWS = 60
LONGEST_TEXT = 60_000
LARGEST_NUMBER = Decimal(10) ** 12
COLUMNS = ("item", "quantity", "price", "own")
WORD = re.compile(r"\w+(?:[-'’]\w+)*")


@dataclass(frozen=True)
class Checked:
    """Answers as they are kept, and what is wrong with them by field; ``lacking``: what is asked and not answered."""

    values: dict[str, Any] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)
    lacking: dict[str, str] = field(default_factory=dict)

    @property
    def problems(self) -> dict[str, str]:
        return {**self.lacking, **self.wrong}


def check_answers(
    schema: Schema, told: Mapping[str, Any], files: Mapping[str, list[str]], largest_sum: Decimal | None = None
) -> Checked:
    """Check raw answers: those to questions that are not asked are left out. ``files``: keys of whole files by
    field."""
    checked = Checked()
    for each in schema.fields():
        if not each.applies(told):
            continue
        value: Any
        value, wrong = (
            (list(files.get(each.code, [])), "") if each.takes_files else check_one(each, told.get(each.code))
        )
        if not wrong and each.kind == FieldKind.BUDGET and largest_sum and value:
            wrong = _over(value, largest_sum)
        if wrong:
            checked.wrong[each.code] = wrong
        elif value not in ("", [], None):
            checked.values[each.code] = value
        elif each.is_required:
            checked.lacking[each.code] = _("This is not answered yet.")
    return checked


def check_one(asked: Field, raw: Any) -> tuple[Any, str]:
    """One answer as it is kept, and what is wrong with it (empty: nothing). Of a missing answer the value is empty."""
    if asked.kind == FieldKind.BUDGET:
        return _budget(raw if isinstance(raw, list) else [])
    if asked.kind == FieldKind.CHOICES:
        chosen = [str(each) for each in raw] if isinstance(raw, list) else []
        return [option.code for option in asked.options if option.code in chosen], ""
    text = raw if isinstance(raw, str) else ""
    if has_control_characters(text):
        return "", _("This has characters that cannot be printed. Type it again.")
    if asked.kind == FieldKind.LONG:
        return _words(asked, paragraphs(text)[:LONGEST_TEXT])
    return _SHORT[asked.kind](asked, one_line(text)) if text.strip() else ("", "")


def count_words(text: str) -> int:
    """Words as people count them: what hyphens and apostrophes join is one."""
    return sum(1 for _word in WORD.finditer(text))


def budget_total(rows: Any) -> tuple[Decimal, Decimal]:
    """The whole sum of a budget and the own share in it."""
    whole = own = Decimal(0)
    for row in rows if isinstance(rows, list) else []:
        whole += _decimal(row.get("quantity")) * _decimal(row.get("price"))
        own += _decimal(row.get("own"))
    return whole, own


def row_sum(row: Mapping[str, Any]) -> Decimal:
    """The sum of one line of a budget."""
    return _decimal(row.get("quantity")) * _decimal(row.get("price"))


def _words(asked: Field, text: str) -> tuple[str, str]:
    over = count_words(text) - asked.words if asked.words else 0
    if over > 0:
        told = ngettext("%(n)s word too many.", "%(n)s words too many.", over)
        return text, told % {"n": over}
    return text, ""


def _line(asked: Field, text: str) -> tuple[str, str]:
    return _words(asked, text[:1000])


def _number(asked: Field, text: str) -> tuple[str, str]:
    found = number_of(text)
    if found is None:
        return text, _("This is not a number.")
    return f"{found.normalize():f}", ""


def _date(asked: Field, text: str) -> tuple[str, str]:
    try:
        return date.fromisoformat(text).isoformat(), ""
    except ValueError:
        return text, _("This is not a date.")


def _choice(asked: Field, text: str) -> tuple[str, str]:
    codes = ("yes", "no") if asked.kind == FieldKind.YES_NO else tuple(option.code for option in asked.options)
    return (text, "") if text in codes else (text, _("Choose one from the list."))


def _link(asked: Field, text: str) -> tuple[str, str]:
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or "." not in (parts.hostname or "") or len(text) > 1000:
        return text, _("This is not a link. It begins with https://")
    return text, ""


_SHORT = {
    FieldKind.LINE: _line,
    FieldKind.NUMBER: _number,
    FieldKind.DATE: _date,
    FieldKind.YES_NO: _choice,
    FieldKind.CHOICE: _choice,
    FieldKind.LINK: _link,
}


def number_of(text: Any) -> Decimal | None:
    """A number as people write it, with spaces and a comma; None for anything else, negative or beyond measure."""
    bare = re.sub(r"[\s\u00a0\u202f]", "", str(text or "")).replace(",", ".")
    try:
        found = Decimal(bare)
    except InvalidOperation:
        return None
    return found if found.is_finite() and 0 <= found <= LARGEST_NUMBER else None


def _budget(rows: list[Any]) -> tuple[list[dict[str, str]], str]:
    """Lines that say something; each needs a name, how many and a price."""
    kept, wrong = [], ""
    for number, row in enumerate(rows[:MOST_ROWS], start=1):
        told = {name: one_line(str(row.get(name) or ""))[:300] for name in COLUMNS} if isinstance(row, Mapping) else {}
        if not any(told.values()):
            continue
        kept.append(told)
        figures = [number_of(told[name] or "0" if name == "own" else told[name]) for name in COLUMNS[1:]]
        if not told["item"] or None in figures:
            wrong = wrong or _("Line %(n)s: write what it is, how many and the price in figures.") % {"n": number}
        elif _decimal(told["own"]) > row_sum(told):
            wrong = wrong or _("Line %(n)s: the own share is larger than the sum.") % {"n": number}
    return kept, wrong


def _over(rows: list[dict[str, str]], largest: Decimal) -> str:
    whole, own = budget_total(rows)
    if whole - own <= largest:
        return ""
    told = _("Asked for: %(sum)s ₸; in this nomination at most %(largest)s ₸.")
    return told % {"sum": f"{whole - own:,.0f}".replace(",", " "), "largest": f"{largest:,.0f}".replace(",", " ")}


def _decimal(text: Any) -> Decimal:
    return number_of(text) or Decimal(0)
