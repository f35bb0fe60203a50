"""What an indicator is, and the register of all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Expression, F, QuerySet
from django.utils.functional import Promise

from tirek.reports.enums import Chapter, Section, Unit
from tirek.reports.indicators.subjects import CASES, Subject
from tirek.reports.period import Period


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A way to divide an indicator: ``column`` of the record, addressed in links by ``code``."""

    code: str
    column: str
    title: str | Promise


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure: which records it counts in a period, in words and as a query.

    ``records`` yields the records counted, each once, all of the kind ``subject``. A count is their number; else
    ``measured`` is an expression in whole days whose median is the figure, or ``added`` a column whose sum is, or
    ``distinct`` a column whose different values are counted (people: never added up over places). ``at_the_end`` marks
    a state on the last day of the period, which is today while the period runs; the others count all its days, also
    the working day to come on which a holiday's intake counts as registered. A changed meaning is a new ``version``;
    the old file stays.
    """

    code: str
    version: int
    in_force_from: date
    section: Section
    unit: Unit
    title: str | Promise
    definition: str | Promise
    records: Callable[[Period], "QuerySet[Any]"]
    measured: Expression | F | None = None
    breakdowns: tuple[Breakdown, ...] = ()
    at_the_end: bool = False
    subject: Subject = CASES
    added: str | None = None
    distinct: str | None = None

    @property
    def chapter(self) -> Chapter:
        """The sheet it stands in."""
        return self.section.chapter

    def days(self, period: Period, today: date) -> Period:
        """The days of a period that this indicator looks at."""
        return period.until(today) if self.at_the_end else period

    @property
    def is_count(self) -> bool:
        return self.measured is None and self.added is None


_REGISTER: dict[str, Indicator] = {}


def register(indicator: Indicator) -> Indicator:
    """Add an indicator. Its code is taken once; a later version replaces the current one."""
    known = _REGISTER.get(indicator.code)
    if known is not None and known.version >= indicator.version:
        raise ValueError(f"indicator {indicator.code} is registered already")
    _REGISTER[indicator.code] = indicator
    return indicator


def indicator(code: str) -> Indicator:
    """The indicator with a code. Raises KeyError when there is none."""
    return _REGISTER[code]


def all_indicators(chapter: Chapter | None = Chapter.CASES) -> list[Indicator]:
    """Every indicator of a sheet (of all sheets: None) in its order."""
    order = {section: place for place, section in enumerate(Section)}
    chosen = [one for one in _REGISTER.values() if chapter is None or one.chapter == chapter]
    return sorted(chosen, key=lambda one: order[one.section])
