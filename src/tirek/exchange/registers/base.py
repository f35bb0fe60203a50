"""What every register says of itself, and a row on its way into one."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.verdict import Verdict
from tirek.exchange.enums import ImportRegister, RowPlan
from tirek.exchange.models import ImportRow
from tirek.exchange.registers.columns import Column

Kept = dict[UUID, str]


@dataclass(slots=True)
class Line:
    """A row of the table: its cells, what they say by column, what is wrong, what it would do to which record.

    ``before`` and ``after`` are JSON: the values of a changed record, or all that stands in a new one. ``work`` is what
    the register's own action takes.
    """

    number: int
    cells: list[str]
    told: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, list[str]] = field(default_factory=dict)
    plan: str = RowPlan.CREATE
    label: str = ""
    rank: int = 0
    record_id: UUID | None = None
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    work: Any = None

    def blame(self, column: str, words: Any) -> None:
        """Say what is wrong with a column (empty: with the row as a whole)."""
        self.problems.setdefault(column, []).append(str(words))

    def blame_unless(self, verdict: Verdict, column: str) -> None:
        """Say the reason of a rule that refuses."""
        if not verdict:
            self.blame(column, verdict.reason)

    def blame_error(self, error: ValidationError) -> None:
        """Take over what an action found wrong, by column."""
        told = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for column, messages in told.items():
            for words in messages:
                self.blame(column if column != "__all__" else "", words)

    @property
    def is_good(self) -> bool:
        return not self.problems


class Register:
    """A register that takes tables. A subclass names its columns and says what rows mean and how they are written."""

    code: ClassVar[ImportRegister]
    about: ClassVar[Any]
    icon: ClassVar[str]
    columns: ClassVar[tuple[Column, ...]]

    def look(self, lines: Sequence[Line], *, by: Actor, at: datetime) -> None:
        """Say of each readable line what it would do: its plan, label, record, values before and after, problems."""
        raise NotImplementedError

    def write(self, lines: Sequence[Line], *, by: Actor, at: datetime) -> None:
        """Do it, in the caller's transaction; lines have just been looked at. Gives new lines their ``record_id``. A
        line may be blamed instead of written."""
        raise NotImplementedError

    def undo(self, rows: Sequence[ImportRow], *, by: Actor, at: datetime) -> Kept:
        """Take back what rows did, in the caller's transaction; those that have to stay, with the reason."""
        raise NotImplementedError

    def addresses(self, keys: Collection[UUID]) -> dict[UUID, str]:
        """Where records are shown."""
        return {}

    def column(self, code: str) -> Column | None:
        """The column of this code."""
        return next((column for column in self.columns if column.code == code), None)

    @property
    def title(self) -> str:
        return str(self.code.label)

    def read(self, number: int, cells: list[str], places: Mapping[str, int]) -> Line:
        """A line with what its cells say, and what cannot be read; ``places`` names the place of each column."""
        found = Line(number, cells)
        for column in self.columns:
            place = places.get(column.code)
            cell = cells[place] if place is not None and place < len(cells) else ""
            if cell:
                self._read_cell(found, column, cell)
            elif column.is_key:
                found.blame(column.code, _("Fill this in."))
        return found

    def _read_cell(self, found: Line, column: Column, cell: str) -> None:
        try:
            found.told[column.code] = column.value_of(cell)
        except ValidationError as error:
            for words in error.messages:
                found.blame(column.code, words)

    def blame_missing(self, found: Line) -> None:
        """Say what a new record still needs."""
        for column in self.columns:
            if column.is_needed and found.told.get(column.code) in (None, "") and column.code not in found.problems:
                found.blame(column.code, _("A new record needs this."))


def changed_since() -> str:
    """Why a row is not undone."""
    return _("It has been changed since, or other records name it.")


def twice(lines: Iterable[Line], keys: Mapping[int, Any]) -> None:
    """Blame each line whose key stood in the table before; ``keys`` by number of the line."""
    first: dict[Any, int] = {}
    for found in lines:
        key = keys.get(found.number)
        if key is not None and first.setdefault(key, found.number) != found.number:
            found.blame("", _("The same stands in row %(number)s.") % {"number": first[key]})


def compare(found: Line, current: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
    """Put the values that differ into the line, and its plan: changed or as it was."""
    changed = {code: value for code, value in wanted.items() if current.get(code) != value}
    found.before = {code: current.get(code) for code in changed}
    found.after = changed
    found.plan = RowPlan.CHANGE if changed else RowPlan.SAME
