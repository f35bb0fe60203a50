"""What an indicator is, and the register of all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Expression, F, QuerySet
from django.utils.functional import Promise

from tirek.cases.models import Case
from tirek.reports.enums import Section, Unit
from tirek.reports.period import Period


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A way to divide an indicator: ``column`` of the record, addressed in links by ``code``."""

    code: str
    column: str
    title: str | Promise


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure of the sheet: which cases it counts in a period, in words and as a query.

    ``records`` yields the cases counted, each once. ``measured`` is None for a count; else an expression in whole
    days whose median is the figure. ``at_the_end`` marks a state on the last day of the period, which is today while
    the period runs; the others count all its days, also the working day to come on which a holiday's intake counts as
    registered. A changed meaning is a new ``version``; the old file stays.
    """

    code: str
    version: int
    in_force_from: date
    section: Section
    unit: Unit
    title: str | Promise
    definition: str | Promise
    records: Callable[[Period], "QuerySet[Case]"]
    measured: Expression | F | None = None
    breakdowns: tuple[Breakdown, ...] = ()
    at_the_end: bool = False

    def days(self, period: Period, today: date) -> Period:
        """The days of a period that this indicator looks at."""
        return period.until(today) if self.at_the_end else period

    @property
    def is_count(self) -> bool:
        return self.measured is None


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


def all_indicators() -> list[Indicator]:
    """Every indicator in the order of the sheet."""
    order = {section: place for place, section in enumerate(Section)}
    return sorted(_REGISTER.values(), key=lambda one: order[one.section])
