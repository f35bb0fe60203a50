"""A partner asks the office back before it accepts or while it works; the office answers. The partner's term stands
still meanwhile."""

from datetime import date, datetime
from uuid import UUID

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases.actions.locking import locked_transition, save
from tirek.cases.actions.referral_notices import tell_question_answered, tell_question_asked
from tirek.cases.actions.texts import required
from tirek.cases.clock.ledger import day_of
from tirek.cases.enums import OPEN_TRANSITION_STATES, TransitionKind, TransitionState
from tirek.cases.events import ReferralChanged
from tirek.cases.models import ReferralQuestion, Transition
from tirek.cases.permissions import may_forward, may_respond_referral
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import WorkingCalendar
from tirek.core.events import announce
from tirek.core.verdict import Refused, ensure, refuse


@atomic
def ask_back(transition_id: UUID, text: str, *, by: Actor, at: datetime) -> ReferralQuestion:
    """Ask the office about an open referral. The office owes its answer within the memorandum's own response term."""
    text = required(text, "text")
    referral = _open(transition_id, by)
    ensure(may_respond_referral(by, referral))
    if referral.questions.filter(answered_at__isnull=True).exists():
        raise Refused(refuse(_("Your question to the office is still open. It answers that one first.")))
    today = day_of(at)
    question = ReferralQuestion.objects.create(
        referral=referral,
        text=text,
        asked_at=at,
        asked_by_id=by.user_id,
        answer_by=_term(referral, today),
        days_left=_days_left(referral, today),
    )
    save(referral.case)
    record("cases.referral_question_asked", referral.case, by=by, at=at, transition=referral.pk, question=question.pk)
    tell_question_asked(referral, question)
    announce(ReferralChanged(referral.pk))
    return question


@atomic
def answer_back(transition_id: UUID, text: str, *, by: Actor, at: datetime) -> ReferralQuestion:
    """Answer the partner's open question. The partner gets back the working days it had when it asked, one at least."""
    text = required(text, "text")
    referral = _open(transition_id, by)
    ensure(may_forward(by, referral.case))
    question = referral.questions.filter(answered_at__isnull=True).first()
    if question is None:
        raise Refused(refuse(_("The partner has no open question.")))
    question.answer, question.answered_at, question.answered_by_id = text, at, by.user_id
    question.save(update_fields=["answer", "answered_at", "answered_by_id"])
    if referral.state == TransitionState.PENDING:
        referral.respond_by = WorkingCalendar.current().add_working_days(day_of(at), max(question.days_left, 1))[0]
        referral.save(update_fields=["respond_by"])
    save(referral.case)
    record("cases.referral_question_answered", referral.case, by=by, at=at, question=question.pk)
    tell_question_answered(referral, question)
    announce(ReferralChanged(referral.pk))
    return question


def drop_question(referral: Transition, at: datetime) -> None:
    """The open question of a locked referral is no longer waited for: it was accepted or has ended."""
    referral.questions.filter(answered_at__isnull=True).update(answered_at=at)


def _open(transition_id: UUID, by: Actor) -> Transition:
    referral = locked_transition(transition_id, by)
    if referral.kind != TransitionKind.REFERRAL or referral.state not in OPEN_TRANSITION_STATES:
        label = TransitionState(referral.state).label
        raise Refused(refuse(_("This can no longer be done: the referral is “%(state)s”.") % {"state": label}))
    return referral


def _term(referral: Transition, today: date) -> date:
    assert referral.memorandum is not None
    return WorkingCalendar.current().add_working_days(today, referral.memorandum.response_days)[0]


def _days_left(referral: Transition, today: date) -> int:
    if referral.respond_by is None or referral.respond_by <= today:
        return 0
    return WorkingCalendar.current().working_days_between(today, referral.respond_by)
