"""One deed done to many cases: each on its own, so that one refusal stops no other; a second press changes nothing.

A few are done at once; more are a job (``bulk_work``), stored in the transaction of the press.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases.actions.assignment import assign
from tirek.cases.actions.bulk_work import Row, carry_on, do_bulk
from tirek.cases.actions.locking import locked, save, user_of
from tirek.cases.enums import CaseState
from tirek.cases.enums_of_hands import BulkKind
from tirek.cases.models import BulkRun, Case
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.jobs import defer
from tirek.core.verdict import Refused, refuse

MOST = 1000


def run(key: UUID, kind: str, case_ids: Iterable[UUID], told: dict[str, Any], *, by: Actor, at: datetime) -> BulkRun:
    """Do one thing to each case and keep what became of it; to many of them in a job, which has yet to begin when this
    returns. ``told``: ``to_user``, or ``to_office`` and ``reason``, or ``result``, ``reason`` and ``text``.

    The same ``key`` again returns the first run. Raises ValidationError for more than a thousand cases.
    """
    keys = list(dict.fromkeys(case_ids))
    if kind not in BulkKind.values or not keys or len(keys) > MOST:
        raise ValidationError(_("Choose from one to %(n)s applications.") % {"n": MOST})
    made, is_new = _press(key, kind, keys, told, by, at)
    if is_new and not made.is_at_work:
        while carry_on(made.pk, by=by, at=at):
            pass
        made.refresh_from_db()
    return made


@atomic
def undo_assignments(run_id: UUID, *, by: Actor, at: datetime) -> int:
    """Give the cases of a bulk assignment back to who had them; those that changed hands since are left. How many."""
    made = BulkRun.objects.visible_to(by).select_for_update().get(pk=run_id)
    if made.kind != BulkKind.ASSIGN or made.undone_at is not None:
        raise Refused(refuse(_("This cannot be undone, or has been already.")))
    if made.is_at_work:
        raise Refused(refuse(_("It is still being done: undo it once it is over.")))
    done = sum(_back(row, _given_at(made, row), by, at) for row in made.results if row[2])
    made.undone_at = at
    made.save(update_fields=["undone_at"])
    return done


@atomic
def _press(
    key: UUID, kind: str, keys: list[UUID], told: dict[str, Any], by: Actor, at: datetime
) -> tuple[BulkRun, bool]:
    """Store the run with all it needs, and its job when they are many. Whether it is new."""
    numbers = dict(Case.objects.visible_to(by).filter(pk__in=keys).values_list("pk", "number"))
    asked = {
        "kind": kind,
        "by_id": user_of(by),
        "organisation_id": by.organisation_id,
        "for_user_id": by.for_user_id,
        "language": by.language,
        "asked": [[str(each), numbers.get(each, "")] for each in keys],
        "told": {name: str(value) for name, value in told.items()},
        "at": at,
    }
    made, is_new = BulkRun.objects.get_or_create(key=key, defaults=asked)
    if is_new and made.is_at_work:
        defer(do_bulk, run_id=str(made.pk))
    return made, is_new


def _given_at(made: BulkRun, row: Row) -> datetime:
    """When this one was done; runs of earlier days keep one moment for all."""
    return datetime.fromisoformat(row[5]) if len(row) > 5 else made.at


def _back(row: Row, given_at: datetime, by: Actor, at: datetime) -> bool:
    """Undo one assignment, unless the case has gone on or changed hands since."""
    case = Case.objects.visible_to(by).filter(pk=row[0]).first()
    if case is None or not case.is_open or case.transitions.filter(made_at__gt=given_at).exists():
        return False
    try:
        if row[4]:
            assign(case.pk, UUID(row[4]), by=by, at=at)
        else:
            case = locked(case.pk, by)
            case.assignee, case.state = None, CaseState.REGISTERED
            save(case, "assignee", "state")
            record("cases.assignment_undone", case, by=by, at=at)
    except Refused:
        return False
    return True
