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
from tirek.cases.enums import CasePermission, CaseState, LineState
from tirek.cases.models import Case, PlanLine
from tirek.cases.permissions import may_work
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import Refused, ensure, refuse
from tirek.programmes.models import Service


@atomic
def add_line(
    case_id: UUID,
    service_id: UUID,
    due_on: date,
    owner_id: UUID | None = None,
    *,
    expected_version: int | None = None,
    by: Actor,
    at: datetime,
) -> PlanLine:
    """Promise a service by a day. The owner is the case's office or another the actor works for; a partner's part goes
    by referral. Planning is working: a registered case is in progress from then on."""
    case = locked(case_id, by, expected_version)
    ensure(may_work(by, case))
    ensure_open(case)
    owner = owner_id or case.office_id
    if owner != case.office_id and not by.holds(CasePermission.WORK, at=owner):
        raise Refused(refuse(_("A partner's part goes by referral.")))
    _check(service_id, due_on, at)
    line = PlanLine.objects.create(
        case=case, service_id=service_id, owner_id=owner, due_on=due_on, position=case.plan.count() + 1
    )
    case.state = CaseState.IN_PROGRESS
    save(case, "state")
    record("cases.line_added", case, by=by, at=at, line=line.pk, service=service_id, due=due_on)
    return line


@atomic
def deliver_line(line_id: UUID, result: str = "", *, by: Actor, at: datetime) -> PlanLine:
    """State that the office itself has delivered a planned service. A referred one is delivered by its partner."""
    line = _own_line(line_id, by)
    mark_delivered(line, optional(result, "result"), at)
    save(line.case)
    record("cases.line_delivered", line.case, by=by, at=at, line=line.pk, service=line.service_id)
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
    return line


def mark_delivered(line: PlanLine, result: str, at: datetime) -> None:
    """Write the delivery on a locked line."""
    line.state, line.result = LineState.DELIVERED, result
    line.delivered_on, line.delivered_at = day_of(at), at
    line.save(update_fields=["state", "result", "delivered_on", "delivered_at", "owner"])


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
    if due_on < day_of(at):
        raise ValidationError({"due_on": _("This day has passed.")})
    if not Service.objects.on(day_of(at)).filter(pk=service_id).exists():
        raise ValidationError({"service": _("This service is not offered.")})
