"""“Why this date?”: the deadline counted before the reader's eyes."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tirek.cases.clock.working import Day as Day
from tirek.cases.clock.working import Step as Step
from tirek.cases.clock.working import step_of, title_of, total_sentence
from tirek.cases.enums import ClockEvent
from tirek.cases.models import Case, ClockEntry, Correction


@dataclass(frozen=True, slots=True)
class Why:
    """Every step in order, and how long it comes to in all."""

    steps: list[Step]
    total: str


def explain(case: Case) -> Why:
    """The steps of a case's clock and its requests to mend, oldest first, with the total. Two queries."""
    entries, asked = list(case.clock.all()), list(case.corrections.all())
    told = [(entry.happened_at, _step(case, entry, is_current=entry is entries[-1])) for entry in entries]
    told += [(one.asked_at, _correction(one)) for one in asked]
    steps = [step for _at, step in sorted(told, key=lambda pair: pair[0])]
    return Why(steps, total_sentence(entries, case.registered_on, case.due_on))


def working(case: Case) -> list[Step]:
    """Every step of a case's clock, oldest first, in the active language. One query; the days come from the ledger
    itself, so the page shows what was counted then, not what would be counted now."""
    entries = list(case.clock.all())
    return [_step(case, entry, is_current=entry is entries[-1]) for entry in entries]


def _step(case: Case, entry: ClockEntry, *, is_current: bool) -> Step:
    registered = entry.event == ClockEvent.REGISTERED
    return step_of(
        entry,
        title_of(entry.event),
        entry.happened_at,
        began_on=case.registered_on if registered else None,
        reason=entry.reason,
        is_current=is_current,
    )


def _correction(asked: Correction) -> Step:
    return step_of(asked, _("Asked to mend defects"), asked.asked_at, reason=asked.missing, moves_due=False)
