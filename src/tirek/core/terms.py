"""Terms of law and of the house: dated rules as data, and the counting of a term with its working.

A rule is data with a version, the day it is in force from, its source in three languages and a mark of how sure we are
of it. An app registers its own rules (``people.terms``, ``cases.clock.rules``); anyone further right counts by them::

    rule = rule_for("consent_withdrawal", day)
    count = count_term(rule, day)  # count.due_on, count.skipped

Nothing here reads the database but the working calendar.
"""

import calendar as months
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from django.utils.translation import get_language

from tirek.core.calendar import Skipped, WorkingCalendar

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Words:
    """A text in three languages; ``str()`` follows the active one."""

    kk: str
    ru: str
    en: str

    def __str__(self) -> str:
        text: str = getattr(self, (get_language() or "kk")[:2], self.kk)
        return text


class Unit(StrEnum):
    """What a term is counted in."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    MONTHS = "months"


class Binds(StrEnum):
    """Whom a rule binds: bodies under the Administrative Procedure Code, bodies outside it, or everybody."""

    CODE = "code"
    OWN = "own"
    ALL = "all"


class Certainty(StrEnum):
    """How sure we are: the act itself was read; a press or secondary source; not verified, so configurable."""

    READ = "V"
    PRESS = "P"
    UNVERIFIED = "U"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One edition of a term. ``topic`` says of what; ``code`` and ``version`` name the edition for ever.

    ``counts_next_day``: the first day counted is the one after; otherwise the day itself is day 1. ``counts_back``:
    the term ends with the day given (at least so long before it). ``may_extend``: a decision may prolong it.
    """

    topic: str
    code: str
    version: str
    in_force_from: date
    amount: int
    title: Words
    source: Words
    unit: Unit = Unit.WORKING_DAYS
    counts_next_day: bool = True
    counts_back: bool = False
    binds: Binds = Binds.ALL
    may_extend: bool = False
    certainty: Certainty = Certainty.READ
    article: str = ""

    @property
    def working_days(self) -> int:
        """The length of a term given in working days. Raises ValueError for one given in anything else."""
        if self.unit != Unit.WORKING_DAYS:
            raise ValueError(f"{self.code} is not counted in working days.")
        return self.amount


@dataclass(frozen=True, slots=True)
class Count:
    """A counted deadline with its working. ``working_days`` None: the day itself is named, by decision or by date."""

    rule: Rule
    counts_from: date
    working_days: int | None
    skipped: list[list[str]]
    calendar: str
    due_on: date


@dataclass
class _Register:
    by_name: dict[tuple[str, str], Rule] = field(default_factory=dict)


_register = _Register()


def register(*rules: Rule) -> tuple[Rule, ...]:
    """Make rules known to every reader; the same edition registered again is refused when it says something else."""
    for rule in rules:
        known = _register.by_name.setdefault((rule.code, rule.version), rule)
        if known != rule:
            raise ValueError(f"Two rules are called {rule.code} {rule.version}.")
    return rules


def all_rules() -> list[Rule]:
    """Every rule known, by topic and edition."""
    return sorted(_register.by_name.values(), key=lambda rule: (rule.topic, rule.binds, rule.in_force_from))


def topics() -> list[str]:
    """What there are rules about."""
    return sorted({rule.topic for rule in _register.by_name.values()})


def rule_named(code: str, version: str) -> Rule | None:
    """The very edition a deadline was counted by."""
    return _register.by_name.get((code, version))


def rule_for(topic: str, day: date, *, is_bound_by_code: bool = False) -> Rule:
    """The rule about a topic in force on a day for a body that the Code binds, or for one that it does not.

    Where the Code says nothing yet, the body's own standard holds. Raises LookupError for an unknown topic.
    """
    wanted = [Binds.CODE, Binds.ALL, Binds.OWN] if is_bound_by_code else [Binds.OWN, Binds.ALL]
    about = [rule for rule in _register.by_name.values() if rule.topic == topic]
    for binds in wanted:
        found = [rule for rule in about if rule.binds == binds and rule.in_force_from <= day]
        if found:
            return max(found, key=lambda rule: rule.in_force_from)
    if not about:
        raise LookupError(topic)
    return min(about, key=lambda rule: rule.in_force_from)


def in_force_until(rule: Rule) -> date | None:
    """The last day of an edition; None for the one in force."""
    later = [
        other.in_force_from
        for other in _register.by_name.values()
        if (other.topic, other.binds) == (rule.topic, rule.binds) and other.in_force_from > rule.in_force_from
    ]
    return min(later) - ONE_DAY if later else None


def count_term(rule: Rule, day: date, working_calendar: WorkingCalendar | None = None) -> Count:
    """The term a rule gives from something that happened on ``day``, in whatever unit the rule has."""
    if rule.counts_back:
        return _count_back(rule, day, working_calendar)
    if rule.unit == Unit.WORKING_DAYS:
        return count_by(rule, day, rule.amount, working_calendar)
    end = day + timedelta(days=rule.amount) if rule.unit == Unit.CALENDAR_DAYS else add_months(day, rule.amount)
    return count_until(rule, end, working_calendar)


def count_by(rule: Rule, day: date, working_days: int, working_calendar: WorkingCalendar | None = None) -> Count:
    """``working_days`` after ``day``, or with it as the first day, as the rule has it."""
    days = working_calendar or WorkingCalendar.current()
    counts_from = day + ONE_DAY if rule.counts_next_day else day
    due_on, skipped = days.add_working_days(counts_from - ONE_DAY, working_days)
    return Count(rule, counts_from, working_days, as_rows(skipped), days.version, due_on)


def count_after(rule: Rule, day: date, working_days: int, working_calendar: WorkingCalendar | None = None) -> Count:
    """``working_days`` more after ``day``, which was already counted (an extension)."""
    return count_by(replace(rule, counts_next_day=True), day, working_days, working_calendar)


def count_until(rule: Rule, day: date, working_calendar: WorkingCalendar | None = None) -> Count:
    """A day named by a decision; the next working day when it is none."""
    days = working_calendar or WorkingCalendar.current()
    due_on, skipped = days.roll(day)
    return Count(rule, day, None, as_rows(skipped), days.version, due_on)


def add_months(day: date, count: int) -> date:
    """The same day ``count`` months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def as_rows(skipped: Skipped | Iterable[tuple[date, object]]) -> list[list[str]]:
    """The days passed over, as they are stored beside a deadline."""
    return [[day.isoformat(), getattr(reason, "code", "holiday")] for day, reason in skipped]


def _count_back(rule: Rule, day: date, working_calendar: WorkingCalendar | None) -> Count:
    """The last working day that leaves the whole term before ``day``."""
    days = working_calendar or WorkingCalendar.current()
    left, on, skipped = rule.working_days, day, []
    while left:
        on -= ONE_DAY
        reason = days.why_not(on)
        skipped += [(on, reason)] if reason else []
        left -= reason is None
    return Count(rule, on, None, as_rows(reversed(skipped)), days.version, on)
