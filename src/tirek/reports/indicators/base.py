"""What an indicator is, and the register of all of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Expression, F, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce, NullIf
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tirek.reports.enums import Chapter, EvidenceClass, Section, Unit
from tirek.reports.indicators.subjects import CASES, Subject
from tirek.reports.period import Period

COORDINATOR = _("National coordinator")
NOT_KNOWN = "none"
TEXT: Any = TextField()


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A way to divide an indicator: ``column`` of the record, or ``expression``, a text; links name it by ``code``.

    ``labels`` are the words of the values where the column has none. A quiet one stands on the indicator's own page and
    in the builder only, not on the sheet.
    """

    code: str
    column: str
    title: str | Promise
    expression: Any = None
    labels: Callable[[], Mapping[str, str]] | None = None
    is_quiet: bool = False

    @property
    def part(self) -> Any:
        """The value of a record as text; NOT_KNOWN where it has none."""
        told = F(self.column) if self.expression is None else self.expression
        return Coalesce(NullIf(Cast(told, TEXT), Value("", TEXT)), Value(NOT_KNOWN, TEXT))

    def keep(self, records: "QuerySet[Any]", value: str) -> "QuerySet[Any]":
        """Those of the records with a value."""
        if self.expression is None and value != NOT_KNOWN:
            return records.filter(**{self.column: value})
        name = f"part_{self.code}"
        found: QuerySet[Any] = records.alias(**{name: self.part}).filter(**{name: value})
        return found


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure: which records it counts in a period, in words and as a query.

    ``records`` yields the records counted, each once, all of the kind ``subject``. A count is their number; else
    ``measured`` is an expression in whole days whose median is the figure, or ``added`` a column whose sum is, or
    ``distinct`` a column whose different values are counted (people: never added up over places). ``at_the_end`` marks
    a state on the last day of the period, which is today while the period runs; the others count all its days, also
    the working day to come on which a holiday's intake counts as registered. A changed meaning is a new ``version``
    in force from a later day; the old one stays registered. ``owner`` answers for the words of the definition.
    ``less_is_better``: a target is a ceiling, as for delays.
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
    evidence: EvidenceClass = EvidenceClass.RECORDS
    owner: str | Promise = COORDINATOR
    less_is_better: bool = False

    @property
    def chapter(self) -> Chapter:
        """The sheet it stands in."""
        return self.section.chapter

    def days(self, period: Period, today: date) -> Period:
        """The days of a period that this indicator looks at."""
        return period.until(today) if self.at_the_end else period

    @property
    def is_divided(self) -> bool:
        """Whether its records are divided with an area of which a part goes to another region. Bodies and their seats
        are not: a body stands in one place."""
        return self.chapter != Chapter.NETWORK

    @property
    def is_count(self) -> bool:
        return self.measured is None and self.added is None

    @property
    def is_additive(self) -> bool:
        """Whether the figures of places add up to that of all of them."""
        return self.measured is None and self.distinct is None


_EDITIONS: dict[str, list[Indicator]] = {}


def register(indicator: Indicator) -> Indicator:
    """Add an indicator, or a later version of one, in force from a later day. Raises ValueError."""
    editions = _EDITIONS.setdefault(indicator.code, [])
    if editions and not (
        editions[-1].version < indicator.version and editions[-1].in_force_from < indicator.in_force_from
    ):
        raise ValueError(f"indicator {indicator.code} is registered already")
    editions.append(indicator)
    return indicator


def indicator(code: str, *, on: date | None = None, version: int | None = None) -> Indicator:
    """The indicator with a code: the version named, or that in force on a day, or the last one. Days before the first
    version are counted by that one. Raises KeyError when there is none."""
    editions = _EDITIONS[code]
    if version is not None:
        return {one.version: one for one in editions}[version]
    in_force = [one for one in editions if on is None or one.in_force_from <= on]
    return (in_force or editions[:1])[-1]


def editions(code: str) -> list[tuple[Indicator, date | None]]:
    """All versions of an indicator, the last first, each with the last day it was in force (None: still). Raises
    KeyError."""
    known = _EDITIONS[code]
    ends = [later.in_force_from - timedelta(days=1) for later in known[1:]]
    return list(zip(known, [*ends, None], strict=True))[::-1]


def editions_within(code: str, period: Period) -> list[Indicator]:
    """The versions in force on any day of a period, the first first."""
    return [
        one
        for one, until in reversed(editions(code))
        if one.in_force_from <= period.last and (until is None or until >= period.first)
    ]


def all_indicators(chapter: Chapter | None = Chapter.CASES, *, on: date | None = None) -> list[Indicator]:
    """Every indicator of a sheet (of all sheets: None) in its order, in the version of a day (the last one)."""
    order = {section: place for place, section in enumerate(Section)}
    known = [indicator(code, on=on) for code in _EDITIONS]
    chosen = [one for one in known if chapter is None or one.chapter == chapter]
    return sorted(chosen, key=lambda one: order[one.section])
