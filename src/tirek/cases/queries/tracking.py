"""The applicant's own window on a case: number and PIN, no account."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tirek.cases import pin as pins
from tirek.cases.clock.rules import REOPEN_WITHIN_DAYS
from tirek.cases.enums import OPEN_LINE_STATES, UNANSWERED_RESULTS, CaseState, LineState, OutcomeResult
from tirek.cases.models import Answer, Attachment, Case, CaseMerge, CasePart, PlanLine
from tirek.cases.queries.parts_of_applicant import moments_of_parts, parts_for_applicant
from tirek.cases.queries.timeline import History, Moment, history_of, moments
from tirek.core.actor import Actor
from tirek.core.calendar import local_date
from tirek.core.numbering import normalise
from tirek.core.throttle import hit
from tirek.core.verdict import Refused, refuse

TRIES_PER_NUMBER = 20
TRIES_PER_ADDRESS = 40
WINDOW = timedelta(hours=1)
_NO_CASE = "0" * 64


@dataclass(frozen=True, slots=True)
class Tracked:
    """What the applicant reads: who has the case, until when, what happened, what comes next.

    ``applicant`` acts as the person, for ``actions.applicant`` on this very case: the PIN opens one case, so a view
    must not list other cases with it.
    """

    case: Case
    office_name: str
    holders: list[str]
    due_on: date
    is_overdue: bool
    state: str
    next_step: str
    timeline: list[Moment]
    plan: list[PlanLine]
    answer: Answer | None
    outcome: str
    attachments: list[Attachment]
    can_confirm: bool
    can_reopen: bool
    can_withdraw: bool
    reopen_until: date | None
    parts: list[CasePart]
    applicant: Actor


def track(number: str, pin: str, *, remote_key: str, at: datetime) -> Tracked | None:
    """The case of a number and PIN, however typed; None when they do not belong together.

    Takes the same way whether the number exists or not. After too many tries of a number, or from one address
    (``remote_key``), raises Refused with the reason.
    """
    canonical = normalise(number) or ""
    # Slips that are no number at all are counted by address only: strangers' slips must not lock anybody out.
    within = hit(f"track:number:{canonical or remote_key}", TRIES_PER_NUMBER, WINDOW)
    within = hit(f"track:address:{remote_key}", TRIES_PER_ADDRESS, WINDOW) and within
    if not within:
        raise Refused(refuse(_("Too many tries. Wait an hour and try again, or call the office.")))
    case = Case.objects.select_related("office", "service", "area", "applicant").filter(number=canonical).first()
    digits = "".join(char for char in pin if char.isdigit())
    merged = CaseMerge.objects.filter(number=canonical).first()  # asked always: time tells nothing of a number
    registered = case or merged
    right = pins.matches(registered.pin_digest if registered else _NO_CASE, canonical, digits)
    if merged and right:  # the number and the PIN of a second registration open the case it was joined to
        case = Case.objects.select_related("office", "service", "area", "applicant").get(pk=merged.case_id)
    return tracked(case, at=at) if case and right else None


def tracked(case: Case, *, at: datetime) -> Tracked:
    """The applicant's view of a case whose PIN has been proved (the view keeps that proof in the session)."""
    history, on = history_of(case), local_date(at)
    until, parts = reopen_until(case), parts_for_applicant(case)
    return Tracked(
        case=case,
        office_name=case.office.name,
        holders=_holders(history, parts),
        due_on=case.due_on,
        is_overdue=case.is_overdue(on),
        state=str(CaseState(case.state).label),
        next_step=str(_next_step(case, history, until, on)),
        timeline=sorted(
            [*moments(history, for_applicant=True), *moments_of_parts(parts, for_applicant=True)],
            key=lambda moment: moment.at,
        ),
        plan=[line for line in history.plan if line.state != LineState.CANCELLED],
        answer=history.answers[-1] if history.answers and not case.is_open else None,
        outcome=str(OutcomeResult(case.outcome).label) if case.outcome else "",
        attachments=list(case.attachments.filter(is_from_applicant=True)),
        can_confirm=case.state in (CaseState.ANSWERED, CaseState.CLOSED) and may_still_confirm(case),
        can_reopen=until is not None and on <= until,
        can_withdraw=case.is_open,
        reopen_until=until,
        parts=parts,
        applicant=applicant_actor(case),
    )


def applicant_actor(case: Case) -> Actor:
    """The applicant, acting without an account."""
    return Actor(person_id=case.applicant_id, language=case.language)


def may_still_confirm(case: Case) -> bool:
    """An answered case is confirmed once; a withdrawn one never."""
    return case.confirmed_at is None and case.outcome not in UNANSWERED_RESULTS


def reopen_until(case: Case) -> date | None:
    """The last day to reopen: thirty days after the answer; None when there is nothing to reopen."""
    if case.is_open or case.answered_on is None or case.outcome in UNANSWERED_RESULTS:
        return None
    return case.answered_on + timedelta(days=REOPEN_WITHIN_DAYS)


def _holders(history: History, parts: list[CasePart]) -> list[str]:
    """Who has the case or an open part of it now: the office, those that answer a part, then the partners."""
    answering = [part.office.name for part in parts if part.is_unanswered]
    owners = [line.owner.name for line in history.plan if line.state in OPEN_LINE_STATES]
    return list(dict.fromkeys([history.case.office.name, *answering, *owners]))


def _next_step(case: Case, history: History, until: date | None, on: date) -> object:
    if case.state == CaseState.REGISTERED:
        if case.offered_to_id:
            return gettext_lazy("Another office is asked to take your application.")
        return gettext_lazy("A case worker takes your application into work.")
    if case.state == CaseState.IN_PROGRESS:
        if any(line.state == LineState.REFERRED for line in history.plan):
            return gettext_lazy("The partner organisation does its part, then the office answers you.")
        return gettext_lazy("The office works on your question and answers you in writing.")
    if may_still_confirm(case):
        return gettext_lazy("Read the answer and say whether your question is solved.")
    if until is not None and on <= until:
        return gettext_lazy("The case is closed. If the question comes back, you can reopen it.")
    return gettext_lazy("The case is closed.")
