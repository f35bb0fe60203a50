"""One deed done to many cases: each on its own, so that one refusal stops no other; a second press changes nothing."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases.actions.answers import answer, close
from tirek.cases.actions.assignment import assign
from tirek.cases.actions.forwarding import forward
from tirek.cases.actions.locking import locked, save, user_of
from tirek.cases.actions.notices import remind_worker
from tirek.cases.enums import CaseState
from tirek.cases.enums_of_hands import BulkKind
from tirek.cases.models import BulkRun, Case
from tirek.cases.permissions_of_hands import may_remind
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import Refused, ensure, refuse

MOST = 1000
KEPT_EVERY = 20
Row = list[Any]
Deed = Callable[[UUID], str]


def run(key: UUID, kind: str, case_ids: Iterable[UUID], told: dict[str, Any], *, by: Actor, at: datetime) -> BulkRun:
    """Do one thing to each case and keep what became of it. ``told``: ``to_user``, or ``to_office`` and ``reason``, or
    ``result``, ``reason`` and ``text``.

    The same ``key`` again returns the first run. Raises ValidationError for more than a thousand cases.
    """
    keys = list(dict.fromkeys(case_ids))
    if kind not in BulkKind.values or not keys or len(keys) > MOST:
        raise ValidationError(_("Choose from one to %(n)s applications.") % {"n": MOST})
    made, is_new = BulkRun.objects.get_or_create(key=key, defaults={"kind": kind, "by_id": user_of(by), "at": at})
    if not is_new:
        return made
    deed = _DEEDS[BulkKind(kind)](told, by, at)
    numbers = dict(Case.objects.visible_to(by).filter(pk__in=keys).values_list("pk", "number"))
    for case_id in keys:
        made.results.append(_one(case_id, numbers.get(case_id, ""), deed))
        if len(made.results) % KEPT_EVERY == 0:  # what was done is told even if the power goes
            made.save(update_fields=["results"])
    made.finished_at = at
    made.save(update_fields=["results", "finished_at"])
    return made


@atomic
def undo_assignments(run_id: UUID, *, by: Actor, at: datetime) -> int:
    """Give the cases of a bulk assignment back to who had them; those that changed hands since are left. How many."""
    made = BulkRun.objects.visible_to(by).select_for_update().get(pk=run_id)
    if made.kind != BulkKind.ASSIGN or made.undone_at is not None:
        raise Refused(refuse(_("This cannot be undone, or has been already.")))
    done = sum(_back(row, made.at, by, at) for row in made.results if row[2])
    made.undone_at = at
    made.save(update_fields=["undone_at"])
    return done


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


def _one(case_id: UUID, number: str, deed: Deed) -> Row:
    try:
        with atomic():
            return [str(case_id), number, True, "", deed(case_id)]
    except Case.DoesNotExist:
        return [str(case_id), number, False, _("No such case."), ""]
    except Refused as refusal:
        return [str(case_id), number, False, str(refusal), ""]
    except ValidationError as problem:
        return [str(case_id), number, False, " ".join(problem.messages), ""]


def _assigning(told: dict[str, Any], by: Actor, at: datetime) -> Deed:
    def deed(case_id: UUID) -> str:
        former = Case.objects.visible_to(by).values_list("assignee_id", flat=True).get(pk=case_id)
        assign(case_id, told["to_user"], by=by, at=at)
        return str(former or "")

    return deed


def _forwarding(told: dict[str, Any], by: Actor, at: datetime) -> Deed:
    def deed(case_id: UUID) -> str:
        forward(case_id, told["to_office"], told["reason"], by=by, at=at)
        return ""

    return deed


def _reminding(told: dict[str, Any], by: Actor, at: datetime) -> Deed:
    def deed(case_id: UUID) -> str:
        remind(case_id, by=by, at=at)
        return ""

    return deed


def _closing(told: dict[str, Any], by: Actor, at: datetime) -> Deed:
    """An answered case is closed; an open one gets the same answer and outcome as the others, and is closed."""

    def deed(case_id: UUID) -> str:
        case = Case.objects.visible_to(by).get(pk=case_id)
        if case.state != CaseState.ANSWERED:
            answer(case_id, told["text"], told["result"], told["reason"], by=by, at=at)
        close(case_id, by=by, at=at)
        return ""

    return deed


_DEEDS: dict[BulkKind, Callable[[dict[str, Any], Actor, datetime], Deed]] = {
    BulkKind.ASSIGN: _assigning,
    BulkKind.FORWARD: _forwarding,
    BulkKind.REMIND: _reminding,
    BulkKind.CLOSE: _closing,
}


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
