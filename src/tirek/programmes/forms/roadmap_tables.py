"""A table of actions as people fill it in, read into what the action takes; every fault named with its row."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from tirek.core.lines import one_line
from tirek.core.sheets import day_of, read_table
from tirek.network.models import Organisation
from tirek.programmes.actions.roadmap_tables import ToldAction
from tirek.programmes.actions.roadmaps import MOST_ACTIONS, ActionFacts
from tirek.programmes.exports_of_roadmaps import COLUMNS
from tirek.programmes.models import path_of

LARGEST = 5 * 1024 * 1024
MOST_FAULTS = 30
NEEDED = ("code", "name_kk", "name_ru", "owner", "since", "due_on")


class TableForm(forms.Form):
    """A file with the columns the export writes."""

    file = forms.FileField(
        label=gettext_lazy("Table"),
        help_text=gettext_lazy(
            "XLSX or CSV with the columns of the export. Rows with a known number are changed, others are added; none"
            " is taken away."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )


def told_by(content: bytes, on: date) -> list[ToldAction]:
    """The rows of a table. Raises ValidationError with a line for each fault."""
    rows = list(read_table(content))
    if len(rows) < 2:
        raise ValidationError(_("There is no row in this table."))
    if len(rows) > MOST_ACTIONS:
        raise ValidationError(_("A roadmap holds at most %(n)s actions.") % {"n": MOST_ACTIONS})
    columns = _columns(rows[0][1])
    owners = dict(Organisation.objects.on(on).values_list("code", "pk"))
    told, wrong = [], list[str]()
    for number, cells in rows[1:]:
        values = {name: cells[place] if place < len(cells) else "" for name, place in columns.items()}
        try:
            told.append(_told(number, values, owners))
        except ValidationError as error:
            wrong += [_("Row %(row)s: %(reason)s") % {"row": number, "reason": text} for text in error.messages]
    if wrong:
        raise ValidationError(wrong[:MOST_FAULTS])
    return told


def _columns(heads: Sequence[str]) -> dict[str, int]:
    """Which column stands where, by its head in any language. Raises ValidationError for one that is missing."""
    known: dict[str, str] = {}
    for language in ("kk", "ru", "en"):
        with override(language):
            known |= {str(label).casefold(): name for name, label, _width in COLUMNS}
    found = {
        known[head.strip().casefold()]: place for place, head in enumerate(heads) if head.strip().casefold() in known
    }
    if missing := [str(label) for name, label, _width in COLUMNS if name in NEEDED and name not in found]:
        raise ValidationError(_("These columns are missing: %(names)s.") % {"names": ", ".join(missing)})
    return found


def _told(number: int, values: Mapping[str, str], owners: Mapping[str, UUID]) -> ToldAction:
    owner = owners.get(values["owner"].zfill(4))
    if owner is None:
        raise ValidationError(_("There is no organisation with the code %(code)s.") % {"code": values["owner"] or "—"})
    told: dict[str, Any] = {name: one_line(values.get(name, ""))[:300] for name in _TEXTS}
    if not (told["name_kk"] and told["name_ru"]):
        raise ValidationError(_("Write the action in Kazakh and in Russian."))
    days: dict[str, Any] = {name: day_of(values.get(name, "")) for name in _DAYS}
    if not (days["since"] and days["due_on"]):
        raise ValidationError(_("Write the day it begins and the day it is due."))
    numbers = {name: _number(values.get(name, "")) for name in ("baseline", "target")}
    facts = ActionFacts(
        owner_id=owner,
        weight=_weight(values.get("weight", "")),
        source=values.get("source", ""),
        baseline=numbers["baseline"] or Decimal(0),
        target=numbers["target"],
        **told,
        **days,
    )
    return ToldAction(number, _path(values["code"]), facts, _needs(values.get("needs", "")))


_TEXTS = ("name_kk", "name_ru", "name_en", "evidence_kk", "evidence_ru")
_DAYS = ("since", "due_on", "counted_from", "counted_until")


def _path(code: str) -> str:
    try:
        return path_of(code)
    except ValueError:
        raise ValidationError(_("This is not a number of an action: %(text)s") % {"text": code or "—"}) from None


def _needs(text: str) -> tuple[str, ...]:
    codes = [each for each in text.replace(";", ",").split(",") if each.strip()]
    return tuple(sorted(_path(each) for each in codes))


def _weight(text: str) -> int:
    try:
        return int(text or 1)
    except ValueError:
        raise ValidationError(_("A weight is a whole number from 1 to 1000.")) from None


def _number(text: str) -> Decimal | None:
    if not text:
        return None
    try:
        return Decimal(text.replace("\u202f", "").replace(" ", "").replace(",", ".")).quantize(Decimal("0.01"))
    except InvalidOperation:
        raise ValidationError(_("This is not a number: %(text)s") % {"text": text}) from None
