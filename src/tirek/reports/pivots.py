"""A question to the figures as people put it together: which indicators, divided by what, over which days and borders.

It is kept as JSON and stands in addresses; it holds no figure and no name of a person.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from tirek.reports.enums import Dimension, Span, Step
from tirek.reports.indicators import Breakdown, Indicator, indicator
from tirek.reports.period import Period, next_quarter

PART = "part:"
THEN, TODAY = "then", "today"
MOST_INDICATORS = 8


@dataclass(frozen=True, slots=True)
class Question:
    """``rows`` and ``columns`` are a ``Dimension`` or ``part:`` and the code of a breakdown that all indicators share.
    ``kept`` is the value of a breakdown to narrow to, as ``code=value``. ``first`` and ``last`` count where ``span`` is
    "days". ``borders``: those of each period's own last day, or today's. ``area`` is the KATO code of one region."""

    indicators: tuple[str, ...]
    rows: str = Dimension.REGION
    columns: str = Dimension.INDICATOR
    span: str = Span.THIS_YEAR
    first: date | None = None
    last: date | None = None
    step: str = Step.QUARTER
    borders: str = THEN
    area: str = ""
    kept: str = ""

    @property
    def sides(self) -> tuple[str, str]:
        """What rows and columns stand for."""
        return self.rows, self.columns

    @property
    def parts(self) -> tuple[str, ...]:
        """Codes of the breakdowns among rows and columns."""
        return tuple(side.removeprefix(PART) for side in self.sides if side.startswith(PART))

    @property
    def kept_part(self) -> tuple[str, str]:
        """Code of the breakdown it is narrowed by, and the value; empty where it is not."""
        code, _is, value = self.kept.partition("=")
        return code, value

    def days(self, today: date) -> Period:
        """All days it is about."""
        if self.span == Span.DAYS and self.first and self.last:
            return Period(self.first, self.last)
        return span_days(Span(self.span), today)

    def periods(self, today: date) -> list[Period]:
        """The periods that have begun, the first first; all days as one where time divides nothing."""
        days = self.days(today)
        if Dimension.PERIOD not in self.sides:
            return [days]
        return [one for one in divided(days, Step(self.step)) if one.first <= today] or [days]

    def chosen(self) -> list[Indicator]:
        """The indicators in their last versions."""
        return [indicator(code) for code in self.indicators]

    def as_json(self) -> dict[str, Any]:
        """For keeping: plain values only."""
        told = asdict(self) | {"indicators": list(self.indicators)}
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in told.items()}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Question":
        """What ``as_json`` made. Raises TypeError, ValueError."""
        dates = {name: date.fromisoformat(told[name]) if told.get(name) else None for name in ("first", "last")}
        return cls(**{**told, **dates, "indicators": tuple(told["indicators"])})

    def as_query(self) -> str:
        """For an address: what the builder's form reads back."""
        told = {name: value for name, value in self.as_json().items() if value}
        return urlencode(told, doseq=True)

    def fixed(self, today: date) -> "Question":
        """The same about the very days it means today."""
        days = self.days(today)
        return replace(self, span=Span.DAYS, first=days.first, last=days.last)


def shared_breakdowns(chosen: list[Indicator]) -> dict[str, Breakdown]:
    """Breakdowns that all indicators have, by code, in the order of the first one."""
    others = [{one.code for one in other.breakdowns} for other in chosen[1:]]
    first = chosen[0].breakdowns if chosen else ()
    return {one.code: one for one in first if all(one.code in known for known in others)}


def breakdown_of(one: Indicator, code: str) -> Breakdown:
    """The breakdown of an indicator with a code. Raises KeyError."""
    return {each.code: each for each in one.breakdowns}[code]


def divided(days: Period, step: Step) -> Iterator[Period]:
    """The months, quarters or years of some days, the first and the last cut to them."""
    first = days.first
    while first <= days.last:
        last = min(_end(first, step), days.last)
        yield Period(first, last)
        first = last + timedelta(days=1)


def span_days(span: Span, today: date) -> Period:
    """The days a moving span means today. The running month, quarter and year are told whole."""
    match span:
        case Span.THIS_MONTH:
            return _month(today)
        case Span.LAST_MONTH:
            return _month(today.replace(day=1) - timedelta(days=1))
        case Span.THIS_QUARTER:
            return Period.containing(today)
        case Span.LAST_QUARTER:
            return Period.containing(today).previous()
        case Span.LAST_YEAR:
            return Period.year(today.year - 1)
        case Span.TWELVE_MONTHS:
            return Period(_months_before(today.replace(day=1), 11), _month(today).last)
        case Span.FIVE_YEARS:
            return Period(date(today.year - 4, 1, 1), date(today.year, 12, 31))
    return Period.year(today.year)


def _month(day: date) -> Period:
    return Period(day.replace(day=1), _end(day, Step.MONTH))


def _months_before(first: date, count: int) -> date:
    months = first.year * 12 + first.month - 1 - count
    return date(months // 12, months % 12 + 1, 1)


def _end(day: date, step: Step) -> date:
    match step:
        case Step.MONTH:
            return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        case Step.QUARTER:
            return next_quarter(Period.containing(day).first) - timedelta(days=1)
    return date(day.year, 12, 31)
