"""The working of a deadline, line by line: the same for the page “Why this date?” and for ``tirek clock``."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tirek.cases.clock.ledger import Countable, day_of, recount
from tirek.cases.clock.rules import rule_named
from tirek.cases.enums import ClockEvent
from tirek.core.calendar import WorkingCalendar
from tirek.core.terms import Certainty


class Written(Countable, Protocol):
    """What the working reads of an entry of the ledger, or of a request to mend."""

    rule: str
    rule_version: str
    calendar: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Day:
    """A day the count walked over. ``number`` is its place in the count, None when it was skipped for ``reason``."""

    on: date
    number: int | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that gave a date: what happened, by which rule, the days one by one, and the date it gave.

    ``is_current`` marks the step the present due date comes from. ``moves_due`` is False for a request to mend, whose
    term is the applicant's own: the term to answer runs on meanwhile.
    """

    event: str
    happened_on: date
    source: str
    certainty: str
    rule: str
    first_sentence: str
    days: list[Day]
    counted: int
    skipped: int
    due_on: date
    reason: str
    calendar: str
    is_current: bool
    moves_due: bool = True


def step_of(
    entry: Written,
    title: str,
    happened_at: datetime,
    *,
    began_on: date | None = None,
    reason: str = "",
    is_current: bool = False,
    moves_due: bool = True,
    working_calendar: WorkingCalendar | None = None,
) -> Step:
    """The working of one entry, from what it holds itself: what was counted then, not what would be counted now.

    ``began_on`` is the day the count begins from where that is not the day it happened: registered after hours.
    """
    rule = rule_named(entry.rule, entry.rule_version)
    days = list(_days(entry, working_calendar or WorkingCalendar.current()))
    return Step(
        event=title,
        happened_on=day_of(happened_at),
        source=str(rule.source) if rule else entry.rule,
        certainty=certainty_words(rule.certainty) if rule else "",
        rule=f"{entry.rule} {entry.rule_version}",
        first_sentence=_first_sentence(entry, day_of(happened_at), began_on),
        days=days,
        counted=sum(day.number is not None for day in days),
        skipped=sum(day.number is None for day in days),
        due_on=entry.due_on,
        reason=reason,
        calendar=entry.calendar,
        is_current=is_current,
        moves_due=moves_due,
    )


def certainty_words(certainty: Certainty) -> str:
    """How sure we are of a rule, for the reader."""
    words = {
        Certainty.READ: _("read in the text of the act"),
        Certainty.PRESS: _("from the press or a secondary source; to be confirmed"),
        Certainty.UNVERIFIED: _("not verified; the house's own choice until confirmed"),
    }
    return words[certainty]


def title_of(event: str) -> str:
    """What happened, in words."""
    return str(ClockEvent(event).label)


def total_sentence(
    entries: Sequence[Written], registered_on: date, due_on: date, working_calendar: WorkingCalendar | None = None
) -> str:
    """How long the applicant waits in all, where more than one entry moved the date; empty otherwise.

    Forwarding gives the receiver a term of its own: the whole is said aloud, never lengthened in silence.
    """
    if len(entries) < 2:
        return ""
    days = (working_calendar or WorkingCalendar.current()).working_days_between(registered_on, due_on)
    first = date_format(entries[0].due_on, "DATE_FORMAT")
    return _("At first the answer was due by %(first)s. From registration to the present date: %(n)s working days.") % {
        "first": first,
        "n": days,
    }


def _first_sentence(entry: Written, happened_on: date, began_on: date | None) -> str:
    if entry.working_days is None:
        return _("The day itself is named.")
    began = began_on or happened_on
    late = began_on is not None and began_on != happened_on
    parts = [_("It counts as received on %(day)s.") % {"day": date_format(began, "DATE_FORMAT")}] if late else []
    next_day = entry.counts_from != began
    parts += [
        _("The first day counted is the day after.") if next_day else _("The day itself is the first day counted.")
    ]
    parts += [_("Working days given: %(n)s.") % {"n": entry.working_days}]
    return " ".join(parts)


def _days(entry: Written, calendar: WorkingCalendar) -> Iterator[Day]:
    codes = {date.fromisoformat(row[0]): row[1] for row in entry.skipped}
    number, last = 0, recount(entry)
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
        return f"{reason} ({reason.act})" if code == "override" and reason.act else str(reason)
    known = {
        "weekend": _("a day off"),
        "holiday": _("a public holiday"),
        "transferred": _("a day off moved by an act"),
        "override": _("a day off declared by an act"),
    }
    return known.get(code, _("a day off"))
