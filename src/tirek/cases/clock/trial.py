"""A deadline tried out: what would happen to an application of no case, by the very rules of the product."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from django.utils.translation import gettext as _

from tirek.cases.clock import ledger
from tirek.cases.clock.extending import extension
from tirek.cases.clock.rules import CORRECTION, RETURN, TOPIC_OF_KIND, rule_on
from tirek.cases.clock.working import Step, step_of, title_of, total_sentence
from tirek.cases.enums import ClockEvent
from tirek.cases.models import ClockEntry
from tirek.core import terms
from tirek.core.actor import system_actor
from tirek.core.calendar import ALMATY, CLOSES, Reason, WorkingCalendar
from tirek.core.verdict import Refused, refuse

FORWARDED, EXTENDED, CORRECTED, REOPENED = "forwarded", "extended", "correction", "reopened"
EVENTS = (FORWARDED, EXTENDED, CORRECTED, REOPENED)


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happens to the application: ``until`` or ``days`` say how far, ``is_bound`` who receives it."""

    event: str
    at: datetime
    until: date | None = None
    days: int | None = None
    is_bound: bool | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What to try: the rule, when it came in, what happened then, whether the Code binds the body, when it closes."""

    topic: str
    received_at: datetime
    happenings: Sequence[Happening] = ()
    is_bound: bool = True
    closes: time = CLOSES


@dataclass
class Trial:
    """The answer: the day of registration and why, every step, and the day the answer is due."""

    asked: Asked
    calendar: WorkingCalendar
    registered_on: date
    late: Reason | None
    entries: list[ClockEntry] = field(default_factory=list)
    steps: list[tuple[datetime, Step]] = field(default_factory=list)
    is_bound: bool = True

    @property
    def due_on(self) -> date:
        return self.entries[-1].due_on

    @property
    def ordered(self) -> list[Step]:
        """The steps as they happened; the one the date comes from is marked."""
        return [step for _at, step in sorted(self.steps, key=lambda pair: pair[0])]

    @property
    def total(self) -> str:
        return total_sentence(self.entries, self.registered_on, self.due_on, self.calendar)


def try_out(asked: Asked, calendar: WorkingCalendar) -> Trial:
    """Run the clock over what is asked. Raises LookupError for an unknown rule, Refused or ValidationError for what the
    law does not allow."""
    registers = asked.topic in TOPIC_OF_KIND.values()
    day = ledger.day_of(asked.received_at)
    registered_on, late = (
        calendar.registration_date(asked.received_at, closes=asked.closes) if registers else (day, None)
    )
    trial = Trial(asked, calendar, registered_on, late, is_bound=asked.is_bound)
    _write(trial, ClockEvent.REGISTERED, asked.received_at, began_on=registered_on)
    for happening in sorted(asked.happenings, key=lambda one: one.at):
        _check_order(trial, happening)
        _HANDLERS[happening.event](trial, happening)
    _mark_current(trial)
    return trial


def _forwarded(trial: Trial, happening: Happening) -> None:
    trial.is_bound = trial.is_bound if happening.is_bound is None else happening.is_bound
    _write(trial, ClockEvent.FORWARDED, happening.at)


def _reopened(trial: Trial, happening: Happening) -> None:
    _write(trial, ClockEvent.REOPENED, happening.at)


def _extended(trial: Trial, happening: Happening) -> None:
    today = ledger.day_of(happening.at)
    count = extension(
        rule_on(today, trial.asked.topic, is_bound_by_code=trial.is_bound),
        trial.entries,
        trial.due_on,
        today,
        until=happening.until,
        working_days=happening.days,
        working_calendar=trial.calendar,
    )
    _append(trial, ClockEvent.EXTENDED, count, happening.at)


def _correction(trial: Trial, happening: Happening) -> None:
    """The applicant's own term, and the office's three days after it; the term to answer stands."""
    today = ledger.day_of(happening.at)
    rule = rule_on(today, CORRECTION, is_bound_by_code=trial.is_bound)
    if happening.until is not None:
        count = terms.count_until(rule, happening.until, trial.calendar)
    else:
        count = terms.count_by(rule, today, happening.days or rule.working_days, trial.calendar)
    back = terms.count_term(rule_on(today, RETURN, is_bound_by_code=trial.is_bound), count.due_on, trial.calendar)
    _add_aside(trial, count, _("Asked to mend defects"), happening.at)
    _add_aside(trial, back, _("The office may return it"), datetime.combine(count.due_on, time(18), ALMATY))


def _add_aside(trial: Trial, count: terms.Count, title: str, at: datetime) -> None:
    """A term beside the clock: it moves no due date."""
    entry = _entry(trial, ClockEvent.REGISTERED, count, at)
    trial.steps.append((at, step_of(entry, title, at, moves_due=False, working_calendar=trial.calendar)))


_HANDLERS = {FORWARDED: _forwarded, EXTENDED: _extended, CORRECTED: _correction, REOPENED: _reopened}


def _write(trial: Trial, event: ClockEvent, at: datetime, *, began_on: date | None = None) -> None:
    """A new term by the rule of the day it begins."""
    day = began_on or ledger.day_of(at)
    rule = rule_on(day, trial.asked.topic, is_bound_by_code=trial.is_bound)
    _append(trial, event, terms.count_term(rule, day, trial.calendar), at, began_on=began_on)


def _append(trial: Trial, event: ClockEvent, count: terms.Count, at: datetime, *, began_on: date | None = None) -> None:
    entry = _entry(trial, event, count, at)
    trial.entries.append(entry)
    step = step_of(entry, title_of(event), at, began_on=began_on, working_calendar=trial.calendar)
    trial.steps.append((at, step))


def _entry(trial: Trial, event: ClockEvent, count: terms.Count, at: datetime) -> ClockEntry:
    return ledger.written(event, count, sequence=len(trial.entries) + 1, by=system_actor("trial"), at=at)


def _check_order(trial: Trial, happening: Happening) -> None:
    if ledger.day_of(happening.at) < trial.registered_on:
        day = ledger.day_of(happening.at)
        raise Refused(refuse(_("%(day)s is before the registration.") % {"day": day}))


def _mark_current(trial: Trial) -> None:
    last = max(place for place, (_at, step) in enumerate(trial.steps) if step.moves_due)
    at, step = trial.steps[last]
    trial.steps[last] = (at, replace(step, is_current=True))
