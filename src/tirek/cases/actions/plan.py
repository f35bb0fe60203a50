"""The plan of services of a case."""

from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases.actions.assignment import ensure_not_offered
from tirek.cases.actions.locking import locked, locked_line, save
from tirek.cases.actions.texts import optional, required
from tirek.cases.clock.ledger import day_of
from tirek.cases.enums import CasePermission, CaseState, LineState, Milestone, OutcomeResult, OwnerKind
from tirek.cases.events import PlanLineChanged
from tirek.cases.models import Case, PlanLine
from tirek.cases.permissions import may_work
from tirek.cases.queries.staff import works_at
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.events import announce
from tirek.core.lines import one_line
from tirek.core.verdict import Refused, ensure, refuse
from tirek.programmes.models import Service


@atomic
def add_line(
    case_id: UUID,
    service_id: UUID,
    due_on: date,
    owner_id: UUID | None = None,
    responsible_id: UUID | None = None,
    *,
    owner_kind: str = OwnerKind.OFFICE,
    milestone: str = "",
    expected_version: int | None = None,
    by: Actor,
    at: datetime,
) -> PlanLine:
    """Promise a service by a day. The owner is the case's office or another the actor works for; a partner's part goes
    by referral, ``owner_kind`` says that it is meant to. Planning is working: a registered case is in progress from
    then on."""
    case = locked(case_id, by, expected_version)
    ensure(may_work(by, case))
    ensure_open(case)
    owner = owner_id or case.office_id
    if owner != case.office_id and not by.holds(CasePermission.WORK, at=owner):
        raise Refused(refuse(_("A partner's part goes by referral.")))
    _check(service_id, due_on, at)
    _check_responsible(responsible_id, owner, at)
    line = PlanLine.objects.create(
        case=case,
        service_id=service_id,
        owner_id=owner,
        due_on=due_on,
        position=case.plan.count() + 1,
        responsible_id=responsible_id,
        owner_kind=OwnerKind(owner_kind),
        milestone=Milestone(milestone) if milestone else "",
    )
    case.state = CaseState.IN_PROGRESS
    save(case, "state")
    record("cases.line_added", case, by=by, at=at, line=line.pk, service=service_id, due=due_on)
    announce(PlanLineChanged(line.pk))
    return line


@atomic
def deliver_line(line_id: UUID, result: str = "", evidence: str = "", *, by: Actor, at: datetime) -> PlanLine:
    """State that the office itself has delivered a planned service, with the number of the paper that proves it where
    there is one. A referred service is delivered by its partner."""
    line = _own_line(line_id, by)
    mark_delivered(line, optional(result, "result"), at, one_line(evidence)[:200])
    save(line.case)
    record("cases.line_delivered", line.case, by=by, at=at, line=line.pk, service=line.service_id)
    announce(PlanLineChanged(line.pk))
    return line


@atomic
def cancel_line(line_id: UUID, reason: str, *, by: Actor, at: datetime) -> PlanLine:
    """Take a planned service back, with the reason. It stays in the plan, crossed out."""
    reason = required(reason)
    line = _own_line(line_id, by)
    line.state, line.result = LineState.CANCELLED, reason
    line.save(update_fields=["state", "result"])
    save(line.case)
    record("cases.line_cancelled", line.case, by=by, at=at, line=line.pk)
    announce(PlanLineChanged(line.pk))
    return line


@atomic
def change_line(
    line_id: UUID, due_on: date, responsible_id: UUID | None = None, *, by: Actor, at: datetime
) -> PlanLine:
    """Promise an open line by another day, or give it to another colleague. The audit keeps the day there was."""
    line = locked_line(line_id, by)
    ensure(may_work(by, line.case))
    if line.is_finished:
        raise Refused(refuse(_("This line of the plan is finished.")))
    if due_on != line.due_on:
        _check_day(due_on, at)
    _check_responsible(responsible_id, line.case.office_id, at)
    was = line.due_on
    line.due_on, line.responsible_id = due_on, responsible_id
    line.save(update_fields=["due_on", "responsible"])
    save(line.case)
    record("cases.line_changed", line.case, by=by, at=at, line=line.pk, was=was, due=due_on, responsible=responsible_id)
    announce(PlanLineChanged(line.pk))
    return line


def mark_delivered(line: PlanLine, result: str, at: datetime, evidence: str = "") -> None:
    """Write the delivery on a locked line."""
    line.state, line.result, line.evidence = LineState.DELIVERED, result, evidence
    line.delivered_on, line.delivered_at = day_of(at), at
    line.save(update_fields=["state", "result", "evidence", "delivered_on", "delivered_at", "owner"])


def ensure_goes_on(case: Case) -> None:
    """Raises Refused when the plan has ended: the application was withdrawn, or is being forwarded. What was promised
    is carried out after the answer too: settling a family takes longer than answering it."""
    if case.outcome == OutcomeResult.WITHDRAWN:
        raise Refused(refuse(_("The application was withdrawn; its plan has ended.")))
    ensure_not_offered(case)


def ensure_open(case: Case) -> None:
    """Raises Refused when the case is answered or being forwarded: then nothing is planned."""
    if not case.is_open:
        raise Refused(refuse(_("The case is answered; nothing can be planned any more.")))
    ensure_not_offered(case)


def _own_line(line_id: UUID, by: Actor) -> PlanLine:
    line = locked_line(line_id, by)
    ensure(may_work(by, line.case))
    if line.state == LineState.REFERRED:
        raise Refused(refuse(_("A partner has this part. Call the referral back first.")))
    if line.state != LineState.PLANNED:
        raise Refused(refuse(_("This line of the plan is finished.")))
    return line


def _check(service_id: UUID, due_on: date, at: datetime) -> None:
    _check_day(due_on, at)
    if not Service.objects.on(day_of(at)).filter(pk=service_id).exists():
        raise ValidationError({"service": _("This service is not offered.")})


def _check_day(due_on: date, at: datetime) -> None:
    if due_on < day_of(at):
        raise ValidationError({"due_on": _("This day has passed.")})


def _check_responsible(user_id: UUID | None, office_id: UUID, at: datetime) -> None:
    """Whoever answers for a line works on cases of its office."""
    if user_id is not None and not works_at(user_id, office_id, on=day_of(at)):
        raise ValidationError({"responsible": _("This person does not work on the cases of this office.")})
