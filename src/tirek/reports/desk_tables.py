"""Targets and inhabitants as tables that people take along, change and bring back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tirek.core.sheets import day_of, read_table
from tirek.reports.indicators import Indicator, all_indicators
from tirek.reports.models import Population
from tirek.reports.spreadsheets import Table
from tirek.territory.queries.geography import AreaOn

MOST_ROWS = 20_000
Targets = dict[str, dict[UUID | None, Decimal | None]]
"""Indicator → area (None: the republic) → target."""


@dataclass(frozen=True, slots=True)
class Line:
    """Inhabitants of a region on a day as a table tells them."""

    area: UUID
    on: date
    number: int
    source: str


def targets_table(aims: dict[tuple[str, UUID | None], Decimal], regions: Iterable[AreaOn]) -> Table:
    """All indicators by all regions: the table to take along. Empty cells are places without a target."""
    places = list(regions)
    heads = [_("Code"), _("Indicator"), _("Republic"), *(f"{one.kato} {one.name}" for one in places)]
    rows = (
        [one.code, str(one.title), aims.get((one.code, None)), *(aims.get((one.code, place.id)) for place in places)]
        for one in all_indicators(None)
    )
    return Table(_("Targets"), heads, rows)


def read_targets(content: bytes, regions: Iterable[AreaOn]) -> Targets:
    """What a table of targets says. Raises ValidationError with every wrong row or column."""
    rows = list(read_table(content))
    if not rows:
        raise ValidationError(_("The table is empty."))
    by_kato = {one.kato: one.id for one in regions}
    (_number, heads), *lines = rows
    columns = {place: _area(head, by_kato) for place, head in enumerate(heads[3:], start=3)}
    known: dict[str, Indicator] = {one.code: one for one in all_indicators(None)}
    told = _("Column “%(head)s” is not a region.")
    wrong = [told % {"head": heads[place]} for place, key in columns.items() if not key]
    found: Targets = {}
    for number, cells in lines:
        if cells[0] not in known:
            wrong.append(_("Row %(n)s: there is no indicator %(code)s.") % {"n": number, "code": cells[0]})
            continue
        padded = [*cells, *[""] * (len(heads) - len(cells))]
        values: dict[UUID | None, Decimal | None] = {}
        for place, text in enumerate(padded[2 : len(heads)], start=2):
            try:
                values[columns.get(place) or None] = _amount(text)
            except InvalidOperation:
                wrong.append(_("Row %(n)s: “%(text)s” is not a number.") % {"n": number, "text": text})
        found[cells[0]] = values
    if wrong:
        raise ValidationError(wrong[:20])
    return found


def populations_table(rows: Iterable[Population]) -> Table:
    """Everything entered, the last day first."""
    heads = [_("KATO code"), _("Region"), _("Day"), _("Inhabitants"), _("Source")]
    lines = ([row.area.kato, row.area.name, row.on, row.number, row.source] for row in rows)
    return Table(_("Inhabitants"), heads, lines)


def read_populations(content: bytes, regions: Iterable[AreaOn]) -> list[Line]:
    """What a table of inhabitants says. Raises ValidationError with every wrong row."""
    by_kato = {one.kato: one.id for one in regions}
    wrong: list[str] = []
    found = list(_population_lines(content, by_kato, wrong))
    if wrong:
        raise ValidationError(wrong[:20])
    if not found:
        raise ValidationError(_("The table is empty."))
    return found


def _population_lines(content: bytes, by_kato: dict[str | None, UUID], wrong: list[str]) -> Iterator[Line]:
    for number, cells in list(read_table(content))[1 : MOST_ROWS + 1]:
        code, _name, day, amount, source = [*cells, "", "", "", "", ""][:5]
        try:
            on, area = day_of(day), by_kato.get(code)
            count = int(amount.replace(" ", "").replace("\u00a0", ""))
        except (ValidationError, ValueError):
            wrong.append(_("Row %(n)s: the day or the number cannot be read.") % {"n": number})
            continue
        if area is None or on is None or not source or count < 1:
            wrong.append(_("Row %(n)s: region, day, number and source are needed.") % {"n": number})
            continue
        yield Line(area, on, count, source)


def _area(head: str, by_kato: dict[str | None, UUID]) -> UUID | None:
    return by_kato.get(head.split(" ")[0])


def _amount(text: str) -> Decimal | None:
    bare = text.replace(" ", "").replace("\u00a0", "").replace(",", ".")
    if not bare:
        return None
    found = Decimal(bare)
    if not found.is_finite() or found < 0:
        raise InvalidOperation
    return found.quantize(Decimal("0.1"))
