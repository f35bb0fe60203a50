"""Forwarding a case to another office (АППК art. 65): offered, then accepted, declined or called back."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases.actions.locking import locked, locked_transition, save
from tirek.cases.actions.notices import tell_forwarded
from tirek.cases.actions.texts import required
from tirek.cases.clock import ledger
from tirek.cases.clock.rules import FORWARD_WITHIN_DAYS
from tirek.cases.enums import CaseKind, CaseState, ClockEvent, TransitionKind, TransitionState
from tirek.cases.events import CaseMoved
from tirek.cases.models import Case, Complaint, Transition
from tirek.cases.permissions import may_forward, may_receive_transfer
from tirek.cases.workflow import advance
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import WorkingCalendar
from tirek.core.events import announce
from tirek.core.verdict import Refused, ensure, refuse
from tirek.network.models import Organisation
from tirek.people.actions import end_link, link_person
from tirek.people.enums import LinkReason


@atomic
def forward(
    case_id: UUID, to_office_id: UUID, reason: str, *, expected_version: int | None = None, by: Actor, at: datetime
) -> Transition:
    """Offer a case to another office and tell the applicant at once. It moves when that office accepts.

    Raises Refused while a part of it is with a partner or another office is being asked.
    """
    reason = required(reason)
    case = locked(case_id, by, expected_version)
    advance(case, "forward_later" if case.state == CaseState.IN_PROGRESS else "forward", by=by)
    _check_free(case)
    office = _target(case, to_office_id, at)
    transfer = _offer(case, office, reason, by, at)
    case.offered_to = office
    save(case, "offered_to")
    record("cases.case_forwarded", case, by=by, at=at, to=office.pk, transition=transfer.pk)
    tell_forwarded(case, office.name_in(case.language), str(transfer.pk))
    return transfer


@atomic
def accept_transfer(transition_id: UUID, *, by: Actor, at: datetime) -> Case:
    """Accept a forwarded case: it moves, and a new term runs from the day it was forwarded (art. 76)."""
    transfer = _pending(transition_id, by)
    ensure(may_receive_transfer(by, transfer))
    case, office, sender = transfer.case, transfer.to_organisation, transfer.from_organisation
    advance(case, "arrive", by=by)
    _end(transfer, TransitionState.ACCEPTED, at)
    case.office, case.offered_to, case.assignee = office, None, None
    count = ledger.count_term(ledger.day_of(transfer.made_at), is_bound_by_code=office.is_bound_by_code, kind=case.kind)
    ledger.append(case, ClockEvent.FORWARDED, count, by=by, at=transfer.made_at)
    save(case, "state", "office", "offered_to", "assignee", "due_on")
    _move_link(case, sender, office, by, at)
    record("cases.transfer_accepted", case, by=by, at=at, transition=transfer.pk, office=office.pk)
    announce(CaseMoved(case.pk))
    return case


@atomic
def decline_transfer(transition_id: UUID, reason: str, *, by: Actor, at: datetime) -> Case:
    """Decline a forwarded case with the reason; it stays where it is."""
    reason = required(reason)
    transfer = _pending(transition_id, by)
    ensure(may_receive_transfer(by, transfer))
    transfer.answer = reason
    return _stays(transfer, TransitionState.DECLINED, "cases.transfer_declined", by, at)


@atomic
def call_back(transition_id: UUID, *, by: Actor, at: datetime) -> Case:
    """Take back a forwarding that was not answered yet."""
    transfer = _pending(transition_id, by)
    ensure(may_forward(by, transfer.case))
    return _stays(transfer, TransitionState.CALLED_BACK, "cases.transfer_called_back", by, at)


def _move_link(case: Case, sender: Organisation, office: Organisation, by: Actor, at: datetime) -> None:
    """The person is seen where the case is."""
    link_person(
        person_id=case.applicant_id,
        organisation_id=office.pk,
        reason=LinkReason.CASE,
        about_id=case.pk,
        by=by,
        at=at,
    )
    end_link(
        person_id=case.applicant_id,
        organisation_id=sender.pk,
        reason=LinkReason.CASE,
        about_id=case.pk,
        by=by,
        at=at,
    )


def end_offer(case: Case, *, by: Actor, at: datetime) -> None:
    """End the pending forwarding of a locked case, if there is one: its applicant withdrew. The caller saves."""
    transfer = case.transitions.filter(kind=TransitionKind.TRANSFER, state=TransitionState.PENDING).first()
    if transfer is not None:
        _end(transfer, TransitionState.CALLED_BACK, at)
        case.offered_to = None
        record("cases.transfer_called_back", case, by=by, at=at, transition=transfer.pk)


def _stays(transfer: Transition, state: TransitionState, verb: str, by: Actor, at: datetime) -> Case:
    case = transfer.case
    _end(transfer, state, at)
    case.offered_to = None
    save(case, "offered_to")
    record(verb, case, by=by, at=at, transition=transfer.pk)
    return case


def _pending(transition_id: UUID, by: Actor) -> Transition:
    transfer = locked_transition(transition_id, by)
    if transfer.kind != TransitionKind.TRANSFER or transfer.state != TransitionState.PENDING:
        raise Refused(refuse(_("This forwarding has already been answered or called back.")))
    return transfer


def _end(transfer: Transition, state: TransitionState, at: datetime) -> None:
    transfer.state, transfer.ended_at = state, at
    if state != TransitionState.CALLED_BACK:
        transfer.responded_at = at
    transfer.save(update_fields=["state", "ended_at", "responded_at", "answer"])


def _check_free(case: Case) -> None:
    if case.offered_to_id is not None:
        raise Refused(refuse(_("Another office is already being asked. Call it back first.")))
    if case.parts.unanswered().exists():
        raise Refused(refuse(_("Another office still answers a part of this case. Take it back first.")))
    if case.transitions.referrals().open().exists():
        raise Refused(refuse(_("A partner still works on a part of this case. Call the referral back first.")))


def _target(case: Case, office_id: UUID, at: datetime) -> Organisation:
    office = Organisation.objects.on(ledger.day_of(at)).filter(pk=office_id, accepts_applications=True).first()
    if office is None:
        raise ValidationError({"to_office": _("This office does not take applications.")})
    if case.kind == CaseKind.COMPLAINT and Complaint.objects.filter(case=case, body_id=office.pk).exists():
        raise ValidationError({"to_office": _("The body complained of cannot decide the complaint.")})
    if office.pk == case.office_id:
        raise ValidationError({"to_office": _("The case is at this office already.")})
    return office


def _offer(case: Case, office: Organisation, reason: str, by: Actor, at: datetime) -> Transition:
    respond_by, _skipped = WorkingCalendar.current().add_working_days(ledger.day_of(at), FORWARD_WITHIN_DAYS)
    return Transition.objects.create(
        case=case,
        kind=TransitionKind.TRANSFER,
        from_organisation=case.office,
        to_organisation=office,
        reason=reason,
        made_at=at,
        made_by_id=by.user_id,
        respond_by=respond_by,
    )
