"""The applicant's own word: confirm, reopen, withdraw."""

from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils import translation
from django.utils.translation import gettext as _

from tirek.cases.actions.forwarding import end_offer
from tirek.cases.actions.locking import locked, save
from tirek.cases.actions.notices import tell_reopened
from tirek.cases.actions.outcomes import record_outcome, supersede_outcome
from tirek.cases.actions.parts import end_parts
from tirek.cases.actions.referrals import end_all_referrals
from tirek.cases.actions.texts import optional, required
from tirek.cases.clock import ledger
from tirek.cases.clock.rules import REOPEN_WITHIN_DAYS
from tirek.cases.enums import ClockEvent, FeedbackVerdict, LineState, OutcomeResult, SaidHow
from tirek.cases.events import CaseClosed, CaseReopened
from tirek.cases.models import Case, Feedback
from tirek.cases.queries.tracking import may_still_confirm, reopen_until
from tirek.cases.workflow import advance
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.events import announce
from tirek.core.verdict import Refused, refuse


@atomic
def confirm(case_id: UUID, rating: int | None = None, words: str = "", *, by: Actor, at: datetime) -> Case:
    """Confirm that the answer settles it, with a rating from 1 to 5 and words if wished. Closes the case and stamps
    its delivered lines. Confirming again changes nothing."""
    if rating is not None and rating not in range(1, 6):
        raise ValidationError({"rating": _("Rate from 1 to 5.")})
    case = locked(case_id, by)
    if case.confirmed_at is not None:
        return case
    advance(case, "confirm", by=by)
    if not may_still_confirm(case):
        raise Refused(refuse(_("The application was withdrawn; there is nothing to confirm.")))
    _say(case, FeedbackVerdict.CONFIRMED, optional(words, "words"), at, rating)
    case.confirmed_at, case.closed_at = at, case.closed_at or at
    heard = case.plan.filter(state=LineState.DELIVERED, confirmed_at__isnull=True, denied_at__isnull=True)
    heard.update(confirmed_at=at, said_how=SaidHow.ANSWER)
    save(case, "state", "confirmed_at", "closed_at")
    record("cases.case_confirmed", case, by=by, at=at, rating=rating)
    announce(CaseClosed(case.pk))
    return case


@atomic
def reopen(case_id: UUID, reason: str, *, by: Actor, at: datetime) -> Case:
    """Say that the question is not solved, within thirty days of the answer. The outcome no longer counts, a new term
    begins, and it counts against the office that answered (``Feedback.office_id_then``)."""
    reason = required(reason)
    case = locked(case_id, by)
    until = reopen_until(case)  # read before the step: an open case has no such day
    advance(case, "reopen", by=by)
    _check_not_late(until, at)
    word = _say(case, FeedbackVerdict.REOPENED, reason, at)
    supersede_outcome(case, at=at)
    case.answered_on, case.closed_at, case.confirmed_at = None, None, None
    case.reopened_count += 1
    count = ledger.count_term(ledger.day_of(at), is_bound_by_code=case.office.is_bound_by_code, kind=case.kind)
    ledger.append(case, ClockEvent.REOPENED, count, by=by, at=at)
    changed = ("state", "outcome", "outcome_on", "answered_on", "closed_at", "confirmed_at", "reopened_count", "due_on")
    save(case, *changed)
    record("cases.case_reopened", case, by=by, at=at, office=case.office_id)
    tell_reopened(case, str(word.pk))
    announce(CaseReopened(case.pk))
    return case


@atomic
def withdraw(case_id: UUID, reason: str = "", *, by: Actor, at: datetime) -> Case:
    """Withdraw an open application. Everything under way for it ends."""
    case = locked(case_id, by)
    advance(case, "withdraw", by=by)
    end_offer(case, by=by, at=at)
    end_all_referrals(case, by=by, at=at)
    end_parts(case, _own_wish(case), by=by, at=at)
    case.plan.filter(state=LineState.PLANNED).update(state=LineState.CANCELLED)
    record_outcome(case, OutcomeResult.WITHDRAWN, optional(reason) or _own_wish(case), by=by, at=at)
    case.closed_at = at
    save(case, "state", "outcome", "outcome_on", "closed_at", "offered_to")
    record("cases.case_withdrawn", case, by=by, at=at)
    announce(CaseClosed(case.pk))
    return case


def _say(case: Case, verdict: FeedbackVerdict, words: str, at: datetime, rating: int | None = None) -> Feedback:
    return Feedback.objects.create(
        case=case, verdict=verdict, rating=rating, words=words, at=at, office_id_then=case.office_id
    )


def _check_not_late(until: date | None, at: datetime) -> None:
    if until is None:
        raise Refused(refuse(_("A withdrawn application is not reopened: hand in a new one.")))
    if ledger.day_of(at) > until:
        reason = _("More than %(n)s days have passed since the answer: hand in a new application.")
        raise Refused(refuse(reason % {"n": REOPEN_WITHIN_DAYS}))


def _own_wish(case: Case) -> str:
    with translation.override(case.language):
        return _("At the applicant's own wish.")
