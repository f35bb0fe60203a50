"""Reminding a case worker of a case."""

from datetime import datetime
from uuid import UUID

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases.actions.locking import locked
from tirek.cases.actions.notices import remind_worker
from tirek.cases.models import Case
from tirek.cases.permissions_of_hands import may_remind
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import Refused, ensure, refuse


@atomic
def remind(case_id: UUID, *, by: Actor, at: datetime) -> Case:
    """Remind the case worker of an open case by a message, once a day at most."""
    case = locked(case_id, by)
    ensure(may_remind(by, case))
    if not case.is_open:
        raise Refused(refuse(_("The case is answered already.")))
    if case.assignee is None:
        raise Refused(refuse(_("Nobody works on this case yet: assign it first.")))
    remind_worker(case, case.assignee, at)
    record("cases.case_reminded", case, by=by, at=at, user=case.assignee_id)
    return case
