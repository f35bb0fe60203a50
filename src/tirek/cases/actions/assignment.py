"""Who of the office works on a case."""

from datetime import datetime
from uuid import UUID

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases.actions.locking import locked, save
from tirek.cases.actions.texts import optional, required
from tirek.cases.clock.ledger import day_of
from tirek.cases.enums import CasePermission, TransitionKind, TransitionState
from tirek.cases.events import CaseAssigned
from tirek.cases.models import Case, Transition
from tirek.cases.workflow import advance
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.events import announce
from tirek.core.permissions import roles_of
from tirek.core.verdict import Refused, ensure, refuse
from tirek.network.models import Organisation, RoleGrant, User


@atomic
def assign(
    case_id: UUID, to_user_id: UUID, reason: str = "", *, expected_version: int | None = None, by: Actor, at: datetime
) -> Case:
    """Give a case to a case worker of its office. Raises Refused when that person does not work there."""
    case = locked(case_id, by, expected_version)
    advance(case, "assign", by=by)
    user = worker_of(case, to_user_id, at)
    if user is None:
        raise Refused(refuse(_("This person is not a case worker of the office.")))
    return _give(case, user, by, at, optional(reason, "reason"))


@atomic
def take(case_id: UUID, *, expected_version: int | None = None, by: Actor, at: datetime) -> Case:
    """Take a free case for oneself; taking one's own again changes nothing."""
    case = locked(case_id, by, expected_version)
    if by.user_id is not None and case.assignee_id == by.user_id:
        return case
    advance(case, "take", by=by)
    if case.assignee_id is not None:
        raise Refused(refuse(_("Another case worker already has this case; the head can reassign it.")))
    return _give(case, User.objects.get(pk=by.user_id), by, at)


@atomic
def give_back(case_id: UUID, reason: str, *, expected_version: int | None = None, by: Actor, at: datetime) -> Case:
    """Return an assignment to whoever assigns, with the reason: nobody has the case then, and the head is shown it."""
    reason = required(reason)
    case = locked(case_id, by, expected_version)
    advance(case, "give_back", by=by)
    ensure_not_offered(case)
    former = case.assignee_id
    case.assignee = None
    save(case, "state", "assignee")
    hand_over = _hand_over(case, None, TransitionState.DECLINED, by, at)
    hand_over.answer = reason
    hand_over.save(force_insert=True)
    record("cases.assignment_returned", case, by=by, at=at, user=former, transition=hand_over.pk)
    announce(CaseAssigned(case.pk))
    return case


def worker_of(case: Case, user_id: UUID, at: datetime) -> User | None:
    """The user, when active and holding the right to work on cases at the case's office or above it."""
    return worker_at(case.office, user_id, at)


def worker_at(office: Organisation, user_id: UUID, at: datetime) -> User | None:
    """The user, when active and holding the right to work on cases at an office or above it."""
    grants = RoleGrant.objects.filter(
        user_id=user_id,
        role__in=roles_of(CasePermission.WORK),
        during__contains=day_of(at),
        organisation__code__in=[*office.ancestor_codes, office.code],
        user__is_active=True,
    )
    found = grants.select_related("user").first()
    return found.user if found else None


def _give(case: Case, user: User, by: Actor, at: datetime, reason: str = "") -> Case:
    ensure_not_offered(case)
    case.assignee = user
    save(case, "state", "assignee")
    hand_over = _hand_over(case, user, TransitionState.DONE, by, at)
    hand_over.reason = reason
    hand_over.save(force_insert=True)
    record("cases.case_assigned", case, by=by, at=at, user=user.pk, transition=hand_over.pk)
    announce(CaseAssigned(case.pk))
    return case


def _hand_over(case: Case, user: User | None, state: TransitionState, by: Actor, at: datetime) -> Transition:
    """Inside the office, unsaved: to a case worker, or back to whoever assigns."""
    return Transition(
        case=case,
        kind=TransitionKind.ASSIGNMENT,
        state=state,
        from_organisation=case.office,
        to_organisation=case.office,
        to_user=user,
        made_at=at,
        made_by_id=by.user_id,
        ended_at=at,
    )


def ensure_not_offered(case: Case) -> None:
    """While another office is asked to take a case, nobody works on it: raises Refused."""
    if case.offered_to_id is not None:
        ensure(refuse(_("The case is being forwarded. Call it back first.")))
