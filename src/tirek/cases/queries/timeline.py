"""What happened to a case, in order and in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tirek.cases.enums import ClockEvent, FeedbackVerdict, OutcomeResult, TransitionKind, TransitionState
from tirek.cases.models import Answer, Case, ClockEntry, Feedback, Outcome, PlanLine, Transition
from tirek.core.gather import gather


class MomentKind(StrEnum):
    """What a moment is about: chooses icon and tone."""

    REGISTERED = "registered"
    MOVED = "moved"
    ASSIGNED = "assigned"
    REFERRED = "referred"
    TERM = "term"
    DELIVERED = "delivered"
    ANSWERED = "answered"
    CLOSED = "closed"
    CONFIRMED = "confirmed"
    REOPENED = "reopened"
    ASKED = "asked"
    COMPLAINT = "complaint"
    PAPERS = "papers"


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened. ``who`` names a body or a person of the staff, ``detail`` the reason or result."""

    at: datetime
    kind: MomentKind
    title: str
    who: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """The rows of a case that a timeline is made of."""

    case: Case
    clock: list[ClockEntry]
    transitions: list[Transition]
    plan: list[PlanLine]
    answers: list[Answer]
    outcomes: list[Outcome]
    feedback: list[Feedback]


def history_of(case: Case) -> History:
    """Read them: three queries."""
    hand_overs = case.transitions.select_related("from_organisation", "to_organisation", "to_user", "memorandum")
    short = gather(
        clock=case.clock.all(), answers=case.answers.all(), outcomes=case.outcomes.all(), feedback=case.feedback.all()
    )
    return History(
        case=case,
        transitions=list(hand_overs),
        plan=list(case.plan.select_related("service", "owner", "responsible")),
        **short,
    )


def timeline(case: Case, *, for_applicant: bool = False) -> list[Moment]:
    """Everything that happened, oldest first, in the active language. The applicant reads no staff names and no
    internal reasons."""
    return moments(history_of(case), for_applicant=for_applicant)


def moments(history: History, *, for_applicant: bool = False) -> list[Moment]:
    """The timeline of rows already read."""
    found = [*_clock(history), *_hand_overs(history.transitions, for_applicant), *_deliveries(history, for_applicant)]
    found += [*_answers(history, for_applicant), *_feedback(history.feedback), *_closure(history.case)]
    return sorted(found, key=lambda moment: moment.at)


def _clock(history: History) -> Iterator[Moment]:
    for entry in history.clock:
        due = date_format(entry.due_on, "SHORT_DATE_FORMAT")
        if entry.event == ClockEvent.REGISTERED:
            who = _first_office(history)
            yield Moment(entry.happened_at, MomentKind.REGISTERED, _("Application received"), who, _due(due))
        elif entry.event == ClockEvent.EXTENDED:
            detail = f"{_due(due)} {entry.reason}".strip()
            yield Moment(entry.happened_at, MomentKind.TERM, _("Term extended by decision"), "", detail)
        elif entry.event == ClockEvent.RECOUNTED:
            yield Moment(
                entry.happened_at, MomentKind.TERM, _("Term recounted after a change of the calendar"), "", _due(due)
            )


def _due(day: str) -> str:
    return _("Answer due by %(day)s.") % {"day": day}


def _first_office(history: History) -> str:
    """Where it was registered: the sender of the first forwarding that was accepted, else the office it is at."""
    moved = (
        t for t in history.transitions if t.kind == TransitionKind.TRANSFER and t.state == TransitionState.ACCEPTED
    )
    first = next(moved, None)
    return first.from_organisation.name if first else history.case.office.name


def _hand_overs(transitions: Iterable[Transition], for_applicant: bool) -> Iterator[Moment]:
    for hand_over in transitions:
        if hand_over.kind == TransitionKind.ASSIGNMENT:
            who = "" if for_applicant or hand_over.to_user is None else hand_over.to_user.name
            yield Moment(hand_over.made_at, MomentKind.ASSIGNED, _("Taken into work"), who)
        else:
            yield from _between_bodies(hand_over, for_applicant)


def _between_bodies(hand_over: Transition, for_applicant: bool) -> Iterator[Moment]:
    is_transfer = hand_over.kind == TransitionKind.TRANSFER
    kind = MomentKind.MOVED if is_transfer else MomentKind.REFERRED
    sent = _("Forwarded to another office") if is_transfer else _("Referred to a partner")
    who = hand_over.to_organisation.name
    reason, said = ("", "") if for_applicant else (hand_over.reason, hand_over.answer)
    yield Moment(hand_over.made_at, kind, sent, who, reason)
    if hand_over.responded_at:
        declined = hand_over.state == TransitionState.DECLINED
        title = _("Declined") if declined else _("Accepted")
        yield Moment(hand_over.responded_at, kind, title, who, said if declined else "")
    if hand_over.ended_at and hand_over.state == TransitionState.CALLED_BACK:
        yield Moment(hand_over.ended_at, kind, _("Called back"), who)
    if hand_over.ended_at and hand_over.state == TransitionState.DONE:
        yield Moment(hand_over.ended_at, kind, _("Partner has finished"), who, hand_over.answer)


def _deliveries(history: History, for_applicant: bool) -> Iterator[Moment]:
    """Lines delivered by the office itself; a partner's delivery is told by its referral."""
    referred = {t.line_id for t in history.transitions if t.line_id and t.state == TransitionState.DONE}
    for line in history.plan:
        if line.delivered_at and line.pk not in referred:
            yield Moment(line.delivered_at, MomentKind.DELIVERED, line.service.name, line.owner.name, line.result)


def _answers(history: History, for_applicant: bool) -> Iterator[Moment]:
    for answer in history.answers:
        who = ", ".join(filter(None, (answer.signed_by_name, answer.signed_by_post)))
        outcome = _outcome_at(history.outcomes, answer.signed_at)
        yield Moment(answer.signed_at, MomentKind.ANSWERED, _("Answer given"), who, outcome)


def _outcome_at(outcomes: Iterable[Outcome], at: datetime) -> str:
    found = [outcome for outcome in outcomes if outcome.recorded_at == at]
    return str(OutcomeResult(found[-1].result).label) if found else ""


def _feedback(feedback: Iterable[Feedback]) -> Iterator[Moment]:
    for word in feedback:
        if word.verdict == FeedbackVerdict.CONFIRMED:
            yield Moment(word.at, MomentKind.CONFIRMED, _("The applicant confirmed"), "", word.words)
        else:
            yield Moment(word.at, MomentKind.REOPENED, _("The applicant reopened the case"), "", word.words)


def _closure(case: Case) -> Iterator[Moment]:
    if case.closed_at and case.closed_at != case.confirmed_at:
        yield Moment(case.closed_at, MomentKind.CLOSED, _("Closed"))
