"""The written answer, and closing."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils import translation
from django.utils.translation import gettext as _

from tirek.cases.actions.assignment import ensure_not_offered
from tirek.cases.actions.locking import locked, save, user_of
from tirek.cases.actions.notices import tell_answered
from tirek.cases.actions.outcomes import record_outcome
from tirek.cases.actions.texts import optional, required
from tirek.cases.clock.ledger import day_of
from tirek.cases.enums import OPEN_LINE_STATES, UNANSWERED_RESULTS, OutcomeResult
from tirek.cases.enums_of_hands import DraftState
from tirek.cases.events import CaseAnswered, CaseClosed
from tirek.cases.models import Answer, AnswerDraft, Case
from tirek.cases.queries.signing import may_sign
from tirek.cases.workflow import advance
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.events import announce
from tirek.core.verdict import Refused, ensure, refuse
from tirek.network.models import User


@atomic
def answer(
    case_id: UUID,
    text: str,
    result: str,
    reason: str = "",
    *,
    expected_version: int | None = None,
    by: Actor,
    at: datetime,
) -> Answer:
    """Answer the applicant in writing and record what came of the case. The applicant is told that there is an answer.

    Raises Refused for "solved" while a promised service is still to come.
    """
    text, reason = required(text, "text"), optional(reason, "reason")
    case = locked(case_id, by, expected_version)
    advance(case, "answer", by=by)
    ensure_not_offered(case)
    ensure(may_sign(by, case, text))
    _check(case, result)
    record_outcome(case, result, reason, by=by, at=at)
    case.answered_on = day_of(at)
    written = _sign(case, text, by, at)
    AnswerDraft.objects.filter(case=case).update(state=DraftState.SIGNED)
    save(case, "state", "outcome", "outcome_on", "answered_on")
    record("cases.case_answered", case, by=by, at=at, answer=written.pk, result=str(result))
    tell_answered(case, str(written.pk))
    announce(CaseAnswered(case.pk))
    return written


@atomic
def close(case_id: UUID, *, expected_version: int | None = None, by: Actor, at: datetime) -> Case:
    """Close an answered case. The applicant may still confirm or reopen it."""
    case = locked(case_id, by, expected_version)
    advance(case, "close", by=by)
    case.closed_at = at
    save(case, "state", "closed_at")
    record("cases.case_closed", case, by=by, at=at, result=str(case.outcome))
    announce(CaseClosed(case.pk))
    return case


def _check(case: Case, result: str) -> None:
    if result in UNANSWERED_RESULTS:
        raise ValidationError({"result": _("This is no result of an answer.")})
    if case.parts.unanswered().exists():
        raise Refused(refuse(_("A part of this application is not answered yet. Wait for it, or take it back.")))
    if result == OutcomeResult.SOLVED and case.plan.filter(state__in=OPEN_LINE_STATES).exists():
        raise Refused(refuse(_("A promised service is not delivered yet: it is solved in part at most.")))


def _post(post: str, case: Case, by: Actor) -> str:
    """The signer's post, and in whose place they sign."""
    if not by.for_user_name:
        return post
    with translation.override(case.language):
        instead = _("in the place of %(name)s") % {"name": by.for_user_name}
    return (f"{post}, {instead}" if post else instead)[:200]


def _sign(case: Case, text: str, by: Actor, at: datetime) -> Answer:
    post = User.objects.filter(pk=by.user_id).values_list("post", flat=True).first()
    return Answer.objects.create(
        case=case,
        text=text,
        language=case.language,
        number=f"{case.number}/{case.answers.count() + 1}",
        signed_by_id=user_of(by),
        signed_by_name=by.name,
        signed_by_post=_post(post or "", case, by),
        signed_at=at,
    )
