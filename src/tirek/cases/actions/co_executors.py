"""Colleagues who work on a case beside its case worker."""

from datetime import datetime
from uuid import UUID

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases.actions.assignment import worker_of
from tirek.cases.actions.locking import locked, save
from tirek.cases.models import Case, CoExecutor
from tirek.cases.permissions_of_hands import may_share
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import Refused, ensure, refuse


@atomic
def add_co_executor(case_id: UUID, user_id: UUID, *, by: Actor, at: datetime) -> CoExecutor:
    """Let a colleague of the office work on a case too: it stands among theirs. Adding twice changes nothing."""
    case = _open(case_id, by)
    user = worker_of(case, user_id, at)
    if user is None:
        raise Refused(refuse(_("This person is not a case worker of the office.")))
    if user.pk == case.assignee_id:
        raise Refused(refuse(_("This is the case worker of the case already.")))
    row, made = CoExecutor.objects.get_or_create(
        case=case, user=user, ended_at=None, defaults={"added_at": at, "added_by_id": by.user_id}
    )
    if made:
        save(case)
        record("cases.co_executor_added", case, by=by, at=at, user=user.pk)
    return row


@atomic
def release_co_executor(row_id: UUID, *, by: Actor, at: datetime) -> CoExecutor:
    """End a colleague's part in a case."""
    case_id = CoExecutor.objects.visible_to(by).values_list("case_id", flat=True).get(pk=row_id)
    case = _open(case_id, by)
    row = CoExecutor.objects.select_for_update(of=("self",)).select_related("user").get(pk=row_id)
    if row.ended_at is None:
        row.ended_at = at
        row.save(update_fields=["ended_at"])
        save(case)
        record("cases.co_executor_released", case, by=by, at=at, user=row.user_id)
    return row


def _open(case_id: UUID, by: Actor) -> Case:
    case = locked(case_id, by)
    ensure(may_share(by, case))
    if not case.is_open:
        raise Refused(refuse(_("The case is answered already.")))
    return case
