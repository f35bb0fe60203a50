"""What a history tells of a plan: its beginning from a template, questions of partners, the word of the person."""

from typing import Any, Protocol

from tirek.cases.actions.happenings import AskedBack, LineSaid, PlanBegun
from tirek.cases.clock import ledger
from tirek.cases.enums import SaidHow
from tirek.cases.models import Case, PlanLine, PlanStart, ReferralQuestion, Transition


class Builder(Protocol):
    """What these need of the builder of a case."""

    rows: Any
    case: Case
    plan: list[PlanLine]
    referrals: dict[int, Transition]

    def note(self, verb: str, at: Any, **facts: object) -> None: ...


def plan_begun(builder: Builder, event: PlanBegun) -> None:
    """The plan was begun from a template."""
    start = PlanStart(
        case=builder.case,
        template_id=event.template_id,
        need=event.need,
        started_on=ledger.day_of(event.at),
        started_by_id=event.by_id,
    )
    builder.rows.add(start)
    builder.note("cases.plan_started", event.at, template=event.template_id)


def asked_back(builder: Builder, event: AskedBack) -> None:
    """The partner asked about the last referral of a line."""
    question = ReferralQuestion(
        referral=builder.referrals[event.line],
        text=event.text,
        asked_at=event.at,
        asked_by_id=event.by_id,
        answer_by=event.answer_by,
        days_left=event.days_left,
        answer=event.answer,
        answered_at=event.answered_at,
    )
    builder.rows.add(question)
    builder.note("cases.referral_question_asked", event.at, question=question.pk)


def line_said(builder: Builder, event: LineSaid) -> None:
    """The person said whether a delivered service has arrived."""
    line = builder.plan[event.line]
    line.confirmed_at, line.denied_at = (event.at, None) if event.received else (None, event.at)
    line.said_how, line.said_words = SaidHow.TRACKING, event.words
    builder.note("cases.line_confirmed" if event.received else "cases.line_denied", event.at, line=line.pk)
