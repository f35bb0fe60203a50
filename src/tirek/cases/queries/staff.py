"""Who works where: for whoever answers for a line, and for whom a reminder goes to."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from tirek.cases.enums import CasePermission
from tirek.cases.models import Case
from tirek.core.permissions import roles_of
from tirek.core.roles import Role
from tirek.network.models import RoleGrant, User


def works_at(user_id: UUID, office_id: UUID, *, on: date) -> bool:
    """Whether a colleague works on the cases of exactly this office on a day."""
    return (
        RoleGrant.objects.in_force(on)
        .filter(user=user_id, user__is_active=True, organisation=office_id, role__in=roles_of(CasePermission.WORK))
        .exists()
    )


def holders(organisation_ids: Iterable[UUID], roles: Collection[Role], *, on: date) -> list[User]:
    """The active holders of a role at one of the organisations on a day, by name. One query."""
    grants = RoleGrant.objects.in_force(on).filter(organisation__in=list(organisation_ids), role__in=list(roles))
    return list(User.objects.active().filter(pk__in=grants.values("user")).order_by("name", "pk"))


def answerable_for(case: Case, *, on: date) -> list[User]:
    """The case worker of a case; while nobody has it, the heads of its office."""
    return [case.assignee] if case.assignee else holders([case.office_id], [Role.HEAD], on=on)
