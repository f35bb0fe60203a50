"""Everything the page of a case shows."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import prefetch_related_objects

from tirek.cases.enums import TransitionKind
from tirek.cases.models import Attachment, Case, CaseOrigin, Decision, Note, Transition
from tirek.cases.queries.hands import Hands, hands_of, with_hands
from tirek.cases.queries.parts_of_applicant import moments_of_parts
from tirek.cases.queries.timeline import History, Moment, history_of, moments
from tirek.cases.queries.tracking import reopen_until
from tirek.cases.workflow import steps_open_to
from tirek.core.actor import Actor
from tirek.core.calendar import WorkingCalendar, local_date
from tirek.core.gather import gather
from tirek.people.models import Contact, Identifier


@dataclass(frozen=True, slots=True)
class CasePage:
    """One case with its rows. ``steps`` are the workflow steps the actor may take now.

    ``working_days_left`` is negative when overdue. ``forward_late``: more than three working days since
    registration (АППК art. 65). ``open_referrals`` maps a line's key to its open referral.
    """

    case: Case
    history: History
    timeline: list[Moment]
    contacts: list[Contact]
    identifiers: list[Identifier]
    decisions: list[Decision]
    notes: list[Note]
    attachments: list[Attachment]
    origins: list[CaseOrigin]
    steps: list[str]
    working_days_left: int
    is_overdue: bool
    forward_late: bool
    pending_transfer: Transition | None
    open_referrals: dict[UUID | None, Transition]
    reopen_until: date | None
    hands: Hands


def load(actor: Actor, number: str, *, at: datetime) -> CasePage:
    """The page of a visible case; raises Case.DoesNotExist otherwise. Twelve queries at most, whatever the case
    holds."""
    related = ("office", "area", "service", "applicant", "assignee", "offered_to")
    today = local_date(at)
    case = with_hands(Case.objects.visible_to(actor).select_related(*related), on=today).get(number=number)
    history, hands = history_of(case), hands_of(actor, case, on=today)
    calendar = WorkingCalendar.current()
    open_referrals = {t.line_id: t for t in history.transitions if t.kind == TransitionKind.REFERRAL and t.is_open}
    prefetch_related_objects(list(open_referrals.values()), "questions", "reminders")
    return CasePage(
        case=case,
        history=history,
        timeline=sorted([*moments(history), *moments_of_parts(hands.parts)], key=lambda moment: moment.at),
        identifiers=list(Identifier.objects.current().filter(person_id=case.applicant_id)),
        **_beside(actor, case),
        steps=steps_open_to(actor, case),
        working_days_left=calendar.working_days_between(today, case.due_on),
        is_overdue=case.is_overdue(today),
        forward_late=calendar.working_days_between(case.registered_on, today) > 3,
        pending_transfer=_pending_transfer(history),
        open_referrals=open_referrals,
        reopen_until=reopen_until(case),
        hands=hands,
    )


def _beside(actor: Actor, case: Case) -> dict[str, list[Any]]:
    """The short lists beside the case: one query."""
    return gather(
        contacts=Contact.objects.current().filter(person_id=case.applicant_id).order_by("kind", "-is_preferred"),
        decisions=case.decisions.all(),
        notes=Note.objects.visible_to(actor).filter(case=case),
        attachments=case.attachments.all(),
        origins=CaseOrigin.objects.visible_to(actor).filter(case=case),
    )


def _pending_transfer(history: History) -> Transition | None:
    found = (t for t in history.transitions if t.kind == TransitionKind.TRANSFER and t.is_open and not t.responded_at)
    return next(found, None)
