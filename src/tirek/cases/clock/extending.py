"""How far a term may be extended (АППК art. 76), asked by the action and by ``tirek clock`` alike."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tirek.cases.clock import ledger
from tirek.cases.clock.rules import EXTENSION_MONTHS
from tirek.cases.enums import ClockEvent
from tirek.core.calendar import WorkingCalendar
from tirek.core.terms import Count, Rule
from tirek.core.verdict import ALLOWED, Verdict, ensure, refuse


class Happened(Protocol):
    """What the bounds read of an entry: of a case's ledger or of a part's."""

    event: str
    happened_at: datetime


def extension(
    rule: Rule,
    entries: Iterable[Happened],
    due_on: date,
    today: date,
    *,
    until: date | None,
    working_days: int | None,
    working_calendar: WorkingCalendar | None = None,
) -> Count:
    """The term extended until a day or by working days, decided ``today``.

    At most two months from the first such decision on the present term. Raises Refused where the rule knows no
    extension or the term has passed, ValidationError for a day out of bounds.
    """
    ensure(may_be_extended(rule, due_on, today))
    count = _count(rule, due_on, until, working_days, working_calendar)
    _check_bounds(entries, until or count.due_on, due_on, today)
    return count


def may_be_extended(rule: Rule, due_on: date, today: date) -> Verdict:
    """Whether a term can be extended at all: the rule knows it and the term has not passed."""
    if not rule.may_extend:
        return refuse(_("The law gives no extension here: the term is final."))
    if due_on < today:
        return refuse(_("The term has passed; it can no longer be extended."))
    return ALLOWED


def _count(
    rule: Rule, due_on: date, until: date | None, working_days: int | None, calendar: WorkingCalendar | None
) -> Count:
    if until is not None:
        return ledger.count_until(rule, until, calendar)
    if not working_days or working_days < 1:
        raise ValidationError({"until": _("Say until which day, or by how many working days.")})
    return ledger.count_after(rule, due_on, working_days, calendar)


def _check_bounds(entries: Iterable[Happened], until: date, due_on: date, today: date) -> None:
    latest = ledger.add_months(_first_decision_on(entries) or today, EXTENSION_MONTHS)
    if until > latest:
        raise ValidationError({"until": _("At most two months from the decision: until %(day)s.") % {"day": latest}})
    if until <= due_on:
        raise ValidationError({"until": _("This is not later than the present term.")})


def _first_decision_on(entries: Iterable[Happened]) -> date | None:
    """The day of the first extension since the present term began, None when there was none."""
    first = None
    for entry in entries:
        is_extension = entry.event == ClockEvent.EXTENDED
        if not is_extension and entry.event != ClockEvent.RECOUNTED:
            first = None
        elif is_extension and first is None:
            first = ledger.day_of(entry.happened_at)
    return first
