"""What an import did, row by row where it failed."""

from collections.abc import Callable
from dataclasses import dataclass, field

Progress = Callable[[int, int], None]


class UnreadableFileError(Exception):
    """The file as a whole can't be taken: not of the expected kind, or without a needed column."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was not taken: its line (or number) in the file, why, and the row itself."""

    line: int
    reason: str
    row: dict[str, str]


@dataclass(slots=True)
class ImportReport:
    """Counts of an import. ``absent`` are areas we know that the file does not name: they are left as they are."""

    rows: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    absent: int = 0
    bad: list[BadRow] = field(default_factory=list)


def silent(done: int, total: int) -> None:
    """Progress nobody watches."""
