"""The life of a stage: opened to its judges, scores locked, opened again with a reason."""

import secrets
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.calls.actions import judging_notices as notices
from tirek.calls.actions.sharing import locked_stage
from tirek.calls.enums import StageKind, StageState
from tirek.calls.models import Assignment, Stage
from tirek.calls.permissions_of_judging import may_begin, may_lock, may_unlock
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.lines import one_line
from tirek.core.verdict import Refused, ensure, refuse


@transaction.atomic
def begin_stage(stage_id: UUID, *, by: Actor, at: datetime) -> Stage:
    """Open a stage to its judges and tell them. Raises Refused while nothing is shared out."""
    stage = locked_stage(stage_id, by)
    ensure(may_begin(by, stage))
    if not Assignment.objects.standing().filter(stage=stage).exists():
        raise Refused(refuse(_("Share out the entries first.")))
    if not stage.criteria.exists():
        raise Refused(refuse(_("The stage has no criteria.")))
    move_stage(stage, StageState.RUNNING)
    record("calls.stage_begun", stage, by=by, at=at)
    notices.tell_given(stage)
    return stage


@transaction.atomic
def lock_stage(stage_id: UUID, *, by: Actor, at: datetime) -> Stage:
    """Lock the scores: from now nobody changes one. A ladder without a seed gets one drawn now, before anybody has read
    the order."""
    stage = locked_stage(stage_id, by)
    ensure(may_lock(by, stage, at))
    if not stage.seed:
        stage.seed = secrets.token_hex(8)
        stage.save(update_fields=["seed"])
    move_stage(stage, StageState.LOCKED)
    record("calls.stage_locked", stage, by=by, at=at)
    return stage


@transaction.atomic
def unlock_stage(stage_id: UUID, reason: str, *, by: Actor, at: datetime) -> Stage:
    """Open locked scores again. The reason stands on the page of the stage and in every protocol after it."""
    stage = locked_stage(stage_id, by)
    ensure(may_unlock(by, stage))
    if by.user_id is None:
        raise Refused(refuse(_("Only a person does this.")))
    if not one_line(reason):
        raise ValidationError({"reason": _("Write the reason: it is shown in the protocol.")})
    move_stage(stage, StageState.RUNNING)
    stage.unlockings.create(reason=one_line(reason)[:500], opened_at=at, opened_by_id=by.user_id)
    record("calls.stage_unlocked", stage, by=by, at=at)
    return stage


def move_stage(stage: Stage, state: StageState) -> None:
    """Put a stage into a state, and with it the second look that belongs to it. In the caller's transaction, which
    holds the stage's lock."""
    stage.state = state
    stage.save(update_fields=["state"])
    look = Stage.objects.filter(call_id=stage.call_id, position__gt=stage.position).order_by("position").first()
    if look and look.kind == StageKind.SECOND_LOOK and state != StageState.RUNNING:
        look.state = state
        look.save(update_fields=["state"])
