"""Counting a deadline, writing it down, and replaying what was written.

``replay`` needs nothing but the entries: each holds the first day counted, how many days, and the days passed over.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Protocol

from tirek.cases.clock.rules import rule_named, rule_on
from tirek.cases.enums import CaseKind, ClockEvent
from tirek.cases.models import Case, ClockEntry
from tirek.core import terms
from tirek.core.actor import Actor
from tirek.core.calendar import ALMATY, WorkingCalendar, local_date
from tirek.core.terms import Count, add_months, count_after, count_by, count_until
from tirek.core.writing import new_row

__all__ = ["Count", "add_months", "count_after", "count_by", "count_until"]
ONE_DAY = timedelta(days=1)


class Countable(Protocol):
    """What a replay reads of an entry."""

    counts_from: date
    working_days: int | None
    skipped: list[list[str]]


def count_term(
    day: date,
    *,
    is_bound_by_code: bool,
    kind: str = CaseKind.APPLICATION,
    working_calendar: WorkingCalendar | None = None,
) -> Count:
    """The term to answer a kind of application, begun by what happened on ``day``: registration, arrival, reopening.

    ``kind`` may also be any topic of ``clock.rules``. A part that goes to another body has a new count there: call this
    with the day it was sent and whether the Code binds the receiver.
    """
    rule = rule_on(day, kind, is_bound_by_code=is_bound_by_code)
    return terms.count_term(rule, day, working_calendar)


def count_again(entry: ClockEntry, working_calendar: WorkingCalendar | None = None) -> Count:
    """The term of an entry by the calendar as it is now: the same rule, first day and number of days."""
    days = working_calendar or WorkingCalendar.current()
    rule = rule_named(entry.rule, entry.rule_version)
    if rule is None:
        raise LookupError(f"No rule {entry.rule} {entry.rule_version}.")
    if entry.working_days is None:
        return count_until(rule, entry.counts_from, days)
    due_on, skipped = days.add_working_days(entry.counts_from - ONE_DAY, entry.working_days)
    return Count(rule, entry.counts_from, entry.working_days, terms.as_rows(skipped), days.version, due_on)


def entry_for(case: Case, event: ClockEvent, count: Count, *, sequence: int, by: Actor, at: datetime) -> ClockEntry:
    """The ledger entry of a count, unsaved; also moves ``case.due_on``, unsaved."""
    case.due_on = count.due_on
    entry = written(event, count, sequence=sequence, by=by, at=at)
    entry.case = case
    return entry


def written(event: ClockEvent, count: Count, *, sequence: int, by: Actor, at: datetime) -> ClockEntry:
    """A count as an entry of no case yet: for trying a deadline out."""
    return new_row(
        ClockEntry,
        sequence=sequence,
        event=event,
        rule=count.rule.code,
        rule_version=count.rule.version,
        happened_at=at,
        counts_from=count.counts_from,
        working_days=count.working_days,
        skipped=count.skipped,
        calendar=count.calendar,
        due_on=count.due_on,
        by_user_id=by.user_id,
        by_organisation_id=by.organisation_id,
    )


def append(case: Case, event: ClockEvent, count: Count, *, by: Actor, at: datetime, reason: str = "") -> ClockEntry:
    """Write the next entry of a locked case and move its due date. The caller saves ``case.due_on``."""
    last = ClockEntry.objects.filter(case=case).order_by("-sequence").values_list("sequence", flat=True).first()
    entry = entry_for(case, event, count, sequence=(last or 0) + 1, by=by, at=at)
    entry.reason = reason
    entry.save(force_insert=True)
    return entry


def replay(entries: Iterable[Countable]) -> date | None:
    """The due date that a case's entries, in order, lead to. Pure: it reads no calendar and no database."""
    due: date | None = None
    for entry in entries:
        due = recount(entry)
    return due


def recount(entry: Countable) -> date:
    """The due date of one entry from its own working."""
    skipped = {date.fromisoformat(row[0]) for row in entry.skipped}
    left, day = entry.working_days or 1, entry.counts_from
    while True:
        left -= day not in skipped
        if left == 0:
            return day
        day += ONE_DAY


def counted_days(entry: Countable) -> Sequence[date]:
    """The days an entry counted, first to last."""
    skipped = {date.fromisoformat(row[0]) for row in entry.skipped}
    span = (recount(entry) - entry.counts_from).days
    return [day for day in (entry.counts_from + timedelta(days=step) for step in range(span + 1)) if day not in skipped]


def day_of(moment: datetime) -> date:
    """The date on the wall in Kazakhstan."""
    return local_date(moment)


def month_of(day: date) -> tuple[datetime, datetime]:
    """The first moment of the month of ``day`` and of the next one, in Kazakhstan."""
    first = day.replace(day=1)
    start, end = (datetime.combine(on, time.min, ALMATY) for on in (first, add_months(first, 1)))
    return start, end
