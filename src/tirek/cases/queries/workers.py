"""Who may be given a case, and how much each already carries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from tirek.cases.enums import OPEN_STATES, CasePermission
from tirek.cases.models import Case
from tirek.core.actor import Actor
from tirek.core.permissions import roles_of
from tirek.network.models import Organisation, User


@dataclass(frozen=True, slots=True)
class Worker:
    """A case worker with the open cases on their hands and those overdue."""

    id: UUID
    name: str
    post: str
    open: int
    overdue: int


def workers_at(offices: Iterable[UUID], *, on: date) -> list[Worker]:
    """The case workers of some offices, the least laden first. Two queries."""
    codes = Organisation.objects.filter(pk__in=offices).values("code")
    granted = Q(
        grants__role__in=roles_of(CasePermission.WORK),
        grants__during__contains=on,
        grants__organisation__code__in=codes,
    )
    users = list(User.objects.filter(granted, is_active=True).distinct())
    load = _load([user.pk for user in users], on)
    workers = [Worker(user.pk, user.name, user.post, *load.get(user.pk, (0, 0))) for user in users]
    return sorted(workers, key=lambda worker: (worker.open, worker.name))


def _load(users: list[UUID], on: date) -> dict[UUID, tuple[int, int]]:
    counted = Case.objects.filter(assignee__in=users, state__in=OPEN_STATES).values_list("assignee_id")
    rows = counted.annotate(open=Count("pk"), overdue=Count("pk", filter=Q(due_on__lt=on)))
    return {user: (carried, overdue) for user, carried, overdue in rows}


def colleagues_of(actor: Actor, *, on: date) -> list[Worker]:
    """The case workers of the one office an actor sees; none for who sees several and chooses the office first."""
    reach = actor.reach(CasePermission.VIEW)
    return [] if reach.everywhere or len(reach.ids) != 1 else workers_at(reach.ids, on=on)
