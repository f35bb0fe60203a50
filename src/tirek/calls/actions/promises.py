"""Nominations, stages, criteria and the quiz of a call: added, changed, moved, taken out."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from tirek.calls.actions.calls import new_seed
from tirek.calls.actions.changing import changing
from tirek.calls.models import Call, Criterion, Nomination, Stage
from tirek.calls.permissions import may_change_stage
from tirek.calls.schema import Words
from tirek.core.actor import Actor
from tirek.core.verdict import Refused, ensure, refuse

Facts = dict[str, Any]


def save_nomination(
    call_id: UUID, facts: Facts, *, by: Actor, at: datetime, code: str = "", why: Words | None = None
) -> Nomination:
    """Add a nomination, or change the one of a code. Raises Refused, or ValidationError by field."""
    low, high = facts.get("youngest"), facts.get("oldest")
    if low is not None and high is not None and high < low:
        raise ValidationError({"oldest": _("The oldest age is below the youngest.")})
    with changing(call_id, "calls.nomination_saved", by=by, at=at, why=why) as call:
        if code:
            nomination = call.nominations.get(code=code)
            for name, value in facts.items():
                if name != "code":
                    setattr(nomination, name, value)
            nomination.save()
        else:
            _refuse_twice(call.nominations.filter(code=facts["code"]).exists())
            nomination = Nomination.objects.create(call=call, position=_last(call.nominations) + 1, **facts)
    return nomination


def remove_nomination(call_id: UUID, code: str, *, by: Actor, at: datetime, why: Words | None = None) -> None:
    """Take a nomination out that nobody has entered. Raises Refused."""
    with changing(call_id, "calls.nomination_removed", by=by, at=at, why=why) as call:
        nomination = call.nominations.get(code=code)
        if nomination.entries.exists():
            raise Refused(refuse(_("There are entries in this nomination.")))
        nomination.delete()


def save_stage(
    call_id: UUID, facts: Facts, *, by: Actor, at: datetime, stage_id: UUID | None = None, why: Words | None = None
) -> Stage:
    """Add a stage at the end, or change one. Raises Refused, or ValidationError by field."""
    if facts["ends_at"] <= facts["starts_at"]:
        raise ValidationError({"ends_at": _("It ends before it begins.")})
    with changing(call_id, "calls.stage_saved", by=by, at=at, why=why) as call:
        if stage_id:
            stage = _stage(call, stage_id, by)
            for name, value in facts.items():
                setattr(stage, name, value)
            stage.save()
        else:
            stage = Stage.objects.create(call=call, position=_last(call.stages) + 1, seed=new_seed(), **facts)
    return stage


def remove_stage(call_id: UUID, stage_id: UUID, *, by: Actor, at: datetime, why: Words | None = None) -> None:
    """Take a stage out. Raises Refused once its scores are locked."""
    with changing(call_id, "calls.stage_removed", by=by, at=at, why=why) as call:
        _stage(call, stage_id, by).delete()


def save_criterion(
    call_id: UUID,
    stage_id: UUID,
    facts: Facts,
    *,
    by: Actor,
    at: datetime,
    code: str = "",
    why: Words | None = None,
) -> Criterion:
    """Add a criterion to a stage, or change the one of a code. Raises Refused, or ValidationError by field."""
    if facts["high"] <= facts["low"]:
        raise ValidationError({"high": _("The highest score is above the lowest.")})
    with changing(call_id, "calls.criterion_saved", by=by, at=at, why=why) as call:
        stage = _stage(call, stage_id, by)
        if code:
            criterion = stage.criteria.get(code=code)
            for name, value in facts.items():
                if name != "code":
                    setattr(criterion, name, value)
            criterion.save()
        else:
            _refuse_twice(stage.criteria.filter(code=facts["code"]).exists())
            criterion = Criterion.objects.create(stage=stage, position=_last(stage.criteria) + 1, **facts)
    return criterion


def remove_criterion(
    call_id: UUID, stage_id: UUID, code: str, *, by: Actor, at: datetime, why: Words | None = None
) -> None:
    """Take a criterion out. Raises Refused once the scores of its stage are locked."""
    with changing(call_id, "calls.criterion_removed", by=by, at=at, why=why) as call:
        _stage(call, stage_id, by).criteria.get(code=code).delete()


def save_quiz(call_id: UUID, quiz: list[Facts], *, by: Actor, at: datetime, why: Words | None = None) -> Call:
    """The questions asked before entering: what each must be answered, and what is said otherwise."""
    with changing(call_id, "calls.quiz_saved", by=by, at=at, why=why) as call:
        call.quiz = quiz
        call.save(update_fields=["quiz"])
    return call


def _stage(call: Call, stage_id: UUID, by: Actor) -> Stage:
    stage = call.stages.get(pk=stage_id)
    ensure(may_change_stage(by, call, stage))
    return stage


def _last(rows: Any) -> int:
    return rows.aggregate(last=Max("position"))["last"] or 0


def _refuse_twice(exists: bool) -> None:
    if exists:
        raise ValidationError({"code": _("This code is used already.")})
