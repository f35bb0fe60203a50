"""Extending the term by decision (АППК art. 76)."""

from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases.actions.assignment import ensure_not_offered
from tirek.cases.actions.locking import locked, save, user_of
from tirek.cases.actions.notices import tell_extended
from tirek.cases.actions.texts import required
from tirek.cases.clock import ledger
from tirek.cases.clock.rules import EXTENSION_MONTHS, NOTICE_WITHIN_DAYS, rule_on
from tirek.cases.enums import ClockEvent, DecisionKind
from tirek.cases.models import Case, Decision
from tirek.cases.permissions import may_extend
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import WorkingCalendar
from tirek.core.terms import Rule
from tirek.core.verdict import Refused, ensure, refuse


@atomic
def extend(
    case_id: UUID,
    until: date | None = None,
    working_days: int | None = None,
    reason: str = "",
    *,
    expected_version: int | None = None,
    by: Actor,
    at: datetime,
) -> Decision:
    """Extend the term until a day, or by working days after the present due date, by a reasoned decision.

    At most two months from the first such decision on this term; a term that has passed is not extended. The applicant
    is told at once (the law allows three working days). Raises ValidationError for a day out of these bounds.
    """
    reason = required(reason)
    case = locked(case_id, by, expected_version)
    ensure(may_extend(by, case))
    today = ledger.day_of(at)
    _check_running(case, today)
    rule = rule_on(today, case.kind, is_bound_by_code=case.office.is_bound_by_code)
    _check_extendable(rule)
    count = _count(rule, case, until, working_days)
    _check_bounds(case, until or count.due_on, today)
    ledger.append(case, ClockEvent.EXTENDED, count, by=by, at=at, reason=reason)
    save(case, "due_on")
    decision = _decide(case, reason, by, at)
    record("cases.term_extended", case, by=by, at=at, decision=decision.pk, until=case.due_on)
    tell_extended(case, str(decision.pk))
    return decision


@atomic
def recount(case_id: UUID, *, by: Actor, at: datetime) -> bool:
    """Count the running term again after an act moved a day off; a further entry says so. False when nothing changes.

    The head's or Tirek's own deed. A term is never shortened by it: what the applicant was told may only come later.
    """
    case = locked(case_id, by)
    ensure(may_extend(by, case))
    last = case.clock.last()
    if last is None or not case.is_open:
        return False
    count = ledger.count_again(last)
    if count.due_on <= case.due_on:
        return False
    ledger.append(case, ClockEvent.RECOUNTED, count, by=by, at=at)
    save(case, "due_on")
    record("cases.term_recounted", case, by=by, at=at, until=case.due_on)
    return True


def _check_running(case: Case, today: date) -> None:
    ensure_not_offered(case)
    if not case.is_open:
        raise Refused(refuse(_("The case is answered; its term no longer runs.")))
    if case.is_overdue(today):
        raise Refused(refuse(_("The term has passed; it can no longer be extended.")))


def _check_extendable(rule: Rule) -> None:
    if not rule.may_extend:
        raise Refused(refuse(_("The law gives no extension here: the term is final.")))


def _count(rule: Rule, case: Case, until: date | None, working_days: int | None) -> ledger.Count:
    if until is not None:
        return ledger.count_until(rule, until)
    if not working_days or working_days < 1:
        raise ValidationError({"until": _("Say until which day, or by how many working days.")})
    return ledger.count_after(rule, case.due_on, working_days)


def _check_bounds(case: Case, until: date, today: date) -> None:
    latest = ledger.add_months(_first_decision_on(case) or today, EXTENSION_MONTHS)
    if until > latest:
        raise ValidationError({"until": _("At most two months from the decision: until %(day)s.") % {"day": latest}})
    if until <= case.due_on:
        raise ValidationError({"until": _("This is not later than the present term.")})


def _first_decision_on(case: Case) -> date | None:
    """The day of the first extension since the present term began, None when there was none."""
    first = None
    for entry in case.clock.all():
        is_extension = entry.event == ClockEvent.EXTENDED
        if not is_extension and entry.event != ClockEvent.RECOUNTED:
            first = None
        elif is_extension and first is None:
            first = ledger.day_of(entry.happened_at)
    return first


def _decide(case: Case, reason: str, by: Actor, at: datetime) -> Decision:
    notify_by, _skipped = WorkingCalendar.current().add_working_days(ledger.day_of(at), NOTICE_WITHIN_DAYS)
    return Decision.objects.create(
        case=case,
        kind=DecisionKind.EXTENSION,
        reason=reason,
        until=case.due_on,
        decided_at=at,
        decided_by_id=user_of(by),
        decided_by_name=by.name,
        notify_by=notify_by,
    )
