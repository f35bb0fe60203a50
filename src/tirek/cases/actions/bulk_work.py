"""The work of a run of bulk deeds: one case after another, each with its result in one transaction.

A worker that dies loses nothing and repeats nothing: whoever carries on begins at the first case without a result, and
two at once wait for each other at the run.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import F, Func, IntegerField, JSONField, Value
from django.db.transaction import atomic
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from tirek.cases.actions.answers import answer, close
from tirek.cases.actions.assignment import assign
from tirek.cases.actions.forwarding import forward
from tirek.cases.actions.reminding import remind
from tirek.cases.enums import CasePermission, CaseState
from tirek.cases.enums_of_hands import BulkKind
from tirek.cases.models import BulkRun, Case
from tirek.core.actor import Actor
from tirek.core.jobs import task
from tirek.core.verdict import Refused
from tirek.network.queries.actors import acting_user

STEP = 20
Row = list[Any]
Deed = Callable[[UUID], str]


@task(name="cases.do_bulk")
def do_bulk(run_id: str) -> None:
    """Do what is left of a run, step by step: at each with the roles that are held by then."""
    while next_step(UUID(run_id), at=timezone.now()):
        pass


def next_step(run_id: UUID, *, at: datetime) -> bool:
    """Carry a run on as whoever pressed, with the roles held now; once those have ended the rest is refused.
    Whether anything is left."""
    run = BulkRun.objects.defer("results").filter(pk=run_id, finished_at=None).first()
    if run is None:
        return False
    with override(run.language):
        by = _presser(run)
        if by is None:
            return _refuse_rest(run_id, at)
        return carry_on(run_id, by=by, at=at)


def carry_on(run_id: UUID, *, by: Actor, at: datetime) -> bool:
    """Do the deed to the next cases of a run, and keep what became of each. Whether any is left."""
    return all(_next(run_id, by, at) for _each in range(STEP))


@atomic
def _next(run_id: UUID, by: Actor, at: datetime) -> bool:
    run, so_far = _locked(run_id)
    if run.finished_at is not None:
        return False
    if so_far < len(run.asked):
        case_id, number = run.asked[so_far]
        deed = _DEEDS[BulkKind(run.kind)](run.told, by, at)
        _keep(run, [_one(UUID(case_id), number, deed, at)])
    if so_far + 1 < len(run.asked):
        return True
    _end(run, at)
    return False


@atomic
def _refuse_rest(run_id: UUID, at: datetime) -> bool:
    run, so_far = _locked(run_id)
    if run.finished_at is None:
        reason = _("Your role at this organisation ended before it was this application's turn.")
        _keep(run, [[key, number, False, reason, "", at.isoformat()] for key, number in run.asked[so_far:]])
        _end(run, at)
    return False


def _presser(run: BulkRun) -> Actor | None:
    """Who pressed, as of now; None when they no longer act there, or in that colleague's place."""
    if run.organisation_id is None:
        return None
    by = acting_user(run.by_id, run.organisation_id, run.for_user_id, run.language)
    same = (by.organisation_id, by.for_user_id) == (run.organisation_id, run.for_user_id)
    return by if same and by.holds(CasePermission.VIEW) else None


def _locked(run_id: UUID) -> tuple[BulkRun, int]:
    """The run, locked, and how many have their result."""
    count = Func(F("results"), function="jsonb_array_length", output_field=IntegerField())
    run = BulkRun.objects.select_for_update().defer("results").annotate(so_far=count).get(pk=run_id)
    return run, run.so_far  # type: ignore[attr-defined]


def _keep(run: BulkRun, rows: Iterable[Row]) -> None:
    """Add results in place: the ones before are not sent to and fro."""
    more = Value(list(rows), output_field=JSONField())
    grown = Func(F("results"), more, template="%(expressions)s", arg_joiner=" || ", output_field=JSONField())
    BulkRun.objects.filter(pk=run.pk).update(results=grown)


def _end(run: BulkRun, at: datetime) -> None:
    run.finished_at, run.asked, run.told = at, [], {}
    run.save(update_fields=["finished_at", "asked", "told"])


def _one(case_id: UUID, number: str, deed: Deed, at: datetime) -> Row:
    done, reason, undo = False, "", ""
    try:
        with atomic():
            undo = deed(case_id)
        done = True
    except Case.DoesNotExist:
        reason = _("No such case.")
    except Refused as refusal:
        reason = str(refusal)
    except ValidationError as problem:
        reason = " ".join(problem.messages)
    except IntegrityError:
        reason = _("The database does not allow this.")
    return [str(case_id), number, done, reason, undo, at.isoformat()]


def _assigning(told: dict[str, Any], by: Actor, at: datetime) -> Deed:
    def deed(case_id: UUID) -> str:
        former = Case.objects.visible_to(by).values_list("assignee_id", flat=True).get(pk=case_id)
        assign(case_id, UUID(told["to_user"]), by=by, at=at)
        return str(former or "")

    return deed


def _forwarding(told: dict[str, Any], by: Actor, at: datetime) -> Deed:
    def deed(case_id: UUID) -> str:
        forward(case_id, UUID(told["to_office"]), told["reason"], by=by, at=at)
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
