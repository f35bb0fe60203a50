"""“Why this date?”: the deadline counted before the reader's eyes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from tirek.cases.clock.ledger import day_of, recount
from tirek.cases.clock.rules import rule_named
from tirek.cases.enums import ClockEvent
from tirek.cases.models import Case, ClockEntry
from tirek.core.calendar import WorkingCalendar


@dataclass(frozen=True, slots=True)
class Day:
    """A day the count walked over. ``number`` is its place in the count, None when it was skipped for ``reason``."""

    on: date
    number: int | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One movement of the deadline: what happened, by which rule, the days one by one, and the due date it gave.

    ``is_current`` marks the step the present due date comes from.
    """

    event: str
    happened_on: date
    source: str
    rule: str
    first_sentence: str
    days: list[Day]
    counted: int
    skipped: int
    due_on: date
    reason: str
    calendar: str
    is_current: bool


def working(case: Case) -> list[Step]:
    """Every step of a case's clock, oldest first, in the active language. One query; the days come from the ledger
    itself, so the page shows what was counted then, not what would be counted now."""
    entries = list(case.clock.all())
    return [_step(entry, is_current=entry is entries[-1]) for entry in entries]


def _step(entry: ClockEntry, *, is_current: bool) -> Step:
    rule = rule_named(entry.rule, entry.rule_version)
    days = list(_days(entry))
    return Step(
        event=str(ClockEvent(entry.event).label),
        happened_on=day_of(entry.happened_at),
        source=str(rule.source) if rule else entry.rule,
        rule=f"{entry.rule} {entry.rule_version}",
        first_sentence=_first_sentence(entry),
        days=days,
        counted=sum(day.number is not None for day in days),
        skipped=sum(day.number is None for day in days),
        due_on=entry.due_on,
        reason=entry.reason,
        calendar=entry.calendar,
        is_current=is_current,
    )


def _first_sentence(entry: ClockEntry) -> str:
    if entry.working_days is None:
        return _("The decision names the day itself.")
    next_day = entry.counts_from != day_of(entry.happened_at)
    words = _("The first day counted is the day after.") if next_day else _("The day itself is the first day counted.")
    given = _("Working days given: %(n)s.") % {"n": entry.working_days}  # outside the f-string, or nobody extracts it
    return f"{words} {given}"


def _days(entry: ClockEntry) -> Iterator[Day]:
    codes = {date.fromisoformat(row[0]): row[1] for row in entry.skipped}
    calendar, number, last = WorkingCalendar.current(), 0, recount(entry)
    for step in range((last - entry.counts_from).days + 1):
        on = entry.counts_from + timedelta(days=step)
        if on in codes:
            yield Day(on, None, _reason(calendar, on, codes[on]))
        else:
            number += 1
            yield Day(on, number)


def _reason(calendar: WorkingCalendar, on: date, code: str) -> str:
    """The day's reason in words; a day that has become a working one since is named by the code kept then."""
    reason = calendar.why_not(on)
    if reason is not None and reason.code == code:
        return str(reason)
    known = {
        "weekend": _("a day off"),
        "holiday": _("a public holiday"),
        "transferred": _("a day off moved by an act"),
        "override": _("a day off declared by an act"),
    }
    return known.get(code, _("a day off"))
