"""What the page of an import shows: its rows with words for what is wrong, what changes, what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from tirek.exchange.enums import RowPlan, RowState
from tirek.exchange.models import ImportRow, ImportRun
from tirek.exchange.registers import Register, register

ALL = "all"
TONES: dict[str, str] = {
    RowPlan.CREATE: "success",
    RowPlan.CHANGE: "info",
    RowPlan.SAME: "neutral",
    RowPlan.BAD: "danger",
    RowState.TAKEN: "success",
    RowState.UNDONE: "neutral",
    RowState.LEFT: "warning",
}


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row as the report shows it: problems as (column, words), changes as (column, before, after)."""

    row: ImportRow
    problems: list[tuple[str, str]]
    changes: list[tuple[str, str, str]]
    address: str
    badge: str
    tone: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One part of the rows that may be looked at by itself."""

    code: str
    label: str
    count: int


def choices_of(run: ImportRun) -> list[Choice]:
    """The parts that have rows, all of them first."""
    told: list[Any] = [*RowPlan, *(state for state in RowState if state != RowState.WAITING)]
    parts = [Choice(str(each), str(each.label), run.counts.get(str(each), 0)) for each in told]
    whole = sum(part.count for part in parts if part.code in RowPlan.values)
    return [Choice(ALL, _("All"), whole), *(part for part in parts if part.count)]


def rows_of_part(run: ImportRun, part: str) -> QuerySet[ImportRow]:
    """The rows of one part, in the order of the table."""
    rows = ImportRow.objects.filter(run=run)
    if part in RowPlan.values:
        return rows.filter(plan=part)
    return rows.filter(state=part) if part in RowState.values else rows


def rows_to_mend(run: ImportRun) -> QuerySet[ImportRow]:
    """Rows that were not taken, or not given back."""
    return ImportRow.objects.filter(run=run).filter(Q(plan=RowPlan.BAD) | Q(state=RowState.LEFT))


def shown(run: ImportRun, rows: Sequence[ImportRow]) -> list[ShownRow]:
    """Rows with their words; at most one query however many there are."""
    own = register(run.register)
    kept = [row.record_id for row in rows if row.record_id and _stands(row)]
    addresses = own.addresses(kept) if kept else {}
    return [_shown(own, row, addresses) for row in rows]


def labels_of(own: Register) -> dict[str, str]:
    """Column labels by code, in the language of the interface."""
    return {column.code: str(column.label) for column in own.columns}


def words_of(own: Register, row: ImportRow) -> str:
    """All that is wrong with a row, in one text."""
    labels = labels_of(own)
    return "; ".join(
        f"{labels[code]}: {words}" if code in labels else words
        for code, messages in row.problems.items()
        for words in messages
    )


def _stands(row: ImportRow) -> bool:
    return row.state in (RowState.TAKEN, RowState.LEFT) or row.plan in (RowPlan.CHANGE, RowPlan.SAME)


def _shown(own: Register, row: ImportRow, addresses: dict[UUID, str]) -> ShownRow:
    labels = labels_of(own)
    problems = [(labels.get(code, ""), words) for code, told in row.problems.items() for words in told]
    changes = []
    if row.plan == RowPlan.CHANGE:
        for code, after in row.after.items():
            column = own.column(code.removesuffix("_id")) or own.column(code)
            show = column.show if column else str
            changes.append((str(column.label) if column else code, show(row.before.get(code)), show(after)))
    is_open = row.state == RowState.WAITING
    badge = RowPlan(row.plan).label if is_open else RowState(row.state).label
    tone = TONES[row.plan if is_open else row.state]
    address = addresses.get(row.record_id, "") if row.record_id else ""
    return ShownRow(row, problems, changes, address, str(badge), tone)
