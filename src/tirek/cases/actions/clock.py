"""Extending the term by decision (АППК art. 76)."""

from datetime import date, datetime
from uuid import UUID

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases.actions.assignment import ensure_not_offered
from tirek.cases.actions.locking import locked, save, user_of
from tirek.cases.actions.notices import tell_extended, tell_recounted
from tirek.cases.actions.texts import required
from tirek.cases.clock import ledger
from tirek.cases.clock.extending import extension
from tirek.cases.clock.rules import NOTICE_WITHIN_DAYS, rule_on
from tirek.cases.enums import ClockEvent, DecisionKind
from tirek.cases.models import Case, ClockEntry, Decision
from tirek.cases.permissions import may_extend
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import WorkingCalendar
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
    _check_running(case)
    rule = rule_on(today, case.kind, is_bound_by_code=case.office.is_bound_by_code)
    count = extension(rule, case.clock.all(), case.due_on, today, until=until, working_days=working_days)
    ledger.append(case, ClockEvent.EXTENDED, count, by=by, at=at, reason=reason)
    save(case, "due_on")
    decision = _decide(case, reason, by, at)
    record("cases.term_extended", case, by=by, at=at, decision=decision.pk, until=case.due_on)
    tell_extended(case, str(decision.pk))
    return decision


@atomic
def recount(case_id: UUID, *, reason: str = "", back: bool = False, by: Actor, at: datetime) -> bool:
    """Count the running term again after an act moved a day off; a further entry says so, and the applicant is told.

    The head's or Tirek's own deed. A term is never shortened by it: what the applicant was told may only come later.
    With ``back``, a term that a day since taken back had moved returns to what was promised before, if still to come.
    False when nothing changes.
    """
    case = locked(case_id, by)
    ensure(may_extend(by, case))
    last = case.clock.last()
    if last is None or not case.is_open:
        return False
    count = ledger.count_again(last)
    if not _moves(last, count.due_on, case.due_on, ledger.day_of(at), back=back):
        return False
    entry = ledger.append(case, ClockEvent.RECOUNTED, count, by=by, at=at, reason=reason)
    save(case, "due_on")
    record("cases.term_recounted", case, by=by, at=at, until=case.due_on)
    tell_recounted(case, str(entry.pk))
    return True


def _moves(last: ClockEntry, after: date, before: date, today: date, *, back: bool) -> bool:
    if back:
        return last.event == ClockEvent.RECOUNTED and today < after < before
    return after > before


def _check_running(case: Case) -> None:
    ensure_not_offered(case)
    if not case.is_open:
        raise Refused(refuse(_("The case is answered; its term no longer runs.")))


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
