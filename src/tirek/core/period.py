"""Periods a figure is asked for: days, quarters, years."""

import re
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From the first to the last day, both included. Raises ValueError when it ends before it begins."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a period ends before it begins")

    @classmethod
    def quarter(cls, year: int, number: int) -> "Period":
        """The calendar quarter ``number`` (1 to 4) of ``year``."""
        if not 1 <= number <= 4:
            raise ValueError("a quarter is 1 to 4")
        first = date(year, 3 * number - 2, 1)
        return cls(first, next_quarter(first) - timedelta(days=1))

    @classmethod
    def year(cls, year: int) -> "Period":
        """The whole calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def containing(cls, day: date) -> "Period":
        """The quarter a day lies in."""
        return cls.quarter(day.year, (day.month + 2) // 3)

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read ``2019``, ``2019Q2`` or ``2019-03-01..2019-04-30``. Raises ValueError for anything else."""
        if re.fullmatch(r"\d{4}", text):
            return cls.year(int(text))
        if match := re.fullmatch(r"(\d{4})-?[Qq]([1-4])", text):
            return cls.quarter(int(match[1]), int(match[2]))
        if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)", text):
            return cls(date.fromisoformat(match[1]), date.fromisoformat(match[2]))
        raise ValueError(f"not a period: {text}")

    @property
    def code(self) -> str:
        """The shortest text ``parse`` reads back."""
        if self == Period.year(self.first.year):
            return str(self.first.year)
        quarter = Period.containing(self.first)
        if self == quarter:
            return f"{self.first.year}Q{(self.first.month + 2) // 3}"
        return f"{self.first.isoformat()}..{self.last.isoformat()}"

    def until(self, today: date) -> "Period":
        """The part of it that has happened by ``today``; itself when it lies in the future."""
        return Period(self.first, today) if self.first <= today < self.last else self

    def previous(self) -> "Period":
        """The period of the same kind before it (a quarter, a year, or as many days)."""
        if self == Period.year(self.first.year):
            return Period.year(self.first.year - 1)
        before = self.first - timedelta(days=1)
        if self == Period.containing(self.first):
            return Period.containing(before)
        return Period(before - (self.last - self.first), before)


def next_quarter(first: date) -> date:
    """The first day of the quarter after the one that begins on ``first``."""
    return date(first.year + (first.month == 10), first.month % 12 + 3 if first.month < 10 else 1, 1)
