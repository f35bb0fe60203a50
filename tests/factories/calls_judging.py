"""A call being judged: a panel that accepted, entries given out, points handed in."""

from datetime import timedelta
from itertools import count
from typing import Any

from django.db.models import Model
from tests.factories.calls import make_call, make_entry
from tests.factories.network import make_user

from tirek.calls.actions.judging_stages import begin_stage
from tirek.calls.actions.reviewing import Opinion, submit_review
from tirek.calls.actions.sharing import share_out
from tirek.calls.enums import FormalState, PanelRole, StageKind
from tirek.calls.models import Assignment, Call, Entry, Evaluation, PanelMember, Stage, StageResult
from tirek.calls.queries.judging import standing
from tirek.calls.queries.protocol import protocol_of
from tirek.calls.queries.sharing import Wishes
from tirek.core.actor import Actor
from tirek.core.ids import uuid7
from tirek.network.actors import actor_for
from tirek.network.models import Organisation

_serial = count(1)


def make_judge(call: Call, *, role: PanelRole = PanelRole.EXPERT, name: str = "", **facts: Any) -> PanelMember:
    """Somebody who accepted, with an account and no office role."""
    serial = next(_serial)
    user = make_user(name or f"Сарапшы {serial}")
    values = {"languages": ["kk", "ru"], "invited_at": call.closes_at, "accepted_at": call.closes_at, **facts}
    return PanelMember.objects.create(call=call, role=role, user=user, name=user.name, email=user.email, **values)


def judge_actor(member: PanelMember) -> Actor:
    """The judge, as for a request."""
    return actor_for(member.user)


def expert_stage(call: Call) -> Stage:
    return call.stages.select_related("call").get(kind=StageKind.EXPERT)


def make_judged_call(
    office: Organisation, by: Actor, *, entries: int = 6, judges: int = 4, begin: bool = True, **facts: Any
) -> tuple[Call, list[Entry], list[PanelMember]]:
    """A call whose entries are shared out, two reviews each, the stage under way."""
    call = make_call(office, **facts)
    Stage.objects.filter(call=call, kind=StageKind.EXPERT).update(
        reviews_each=2, minimum_reviews=1, passing=2, seed="1916"
    )
    rows = [make_entry(call, formal=FormalState.PASSED) for _ in range(entries)]
    panel = [make_judge(call) for _ in range(judges)]
    if begin:
        stage, at = expert_stage(call), call.closes_at + timedelta(days=2)
        share_out(stage.pk, Wishes(reviews=2, seed=7), by=by, at=at)
        begin_stage(stage.pk, by=by, at=at)
    return call, rows, panel


def make_reviews(stage: Stage, points: Any = None) -> None:
    """Hand in every review given out: ``points(assignment)`` for all criteria, else 5 and the place in the queue."""
    rows = Assignment.objects.standing().filter(stage=stage).select_related("member__user").order_by("entry__number")
    codes = list(stage.criteria.values_list("code", flat=True))
    at = stage.call.closes_at + timedelta(days=3)
    for place, one in enumerate(rows):
        value = points(one) if points else (place * 3) % 11
        told = value if isinstance(value, dict) else dict.fromkeys(codes, value)
        submit_review(one.pk, Opinion(told, comment=f"Пікір {place}"), by=judge_actor(one.member), at=at)


def make_one_of_each_judged(office: Organisation) -> list[Model]:
    """A member of a panel with a review handed in; a result published, and one put forward."""
    call = make_call(office)
    entry, member, stage, at = make_entry(call), make_judge(call), expert_stage(call), call.closes_at
    given = Assignment.objects.create(
        stage=stage, member=member, entry=entry, revision_id=entry.revision_id, state="done", assigned_at=at
    )
    Evaluation.objects.create(assignment=given, revision_id=entry.revision_id, saved_at=at, submitted_at=at, version=1)
    people = {"proposed_at": at, "proposed_by_id": uuid7()}
    document = protocol_of(stage, standing(stage), version=1, previous="", at=at.isoformat())
    told: dict[str, Any] = {"stage": stage, "document": document, "sha256": document["sha256"], **people}
    settled = {"settled_at": at, "settled_by_id": uuid7()}
    published = StageResult.objects.create(version=1, state="published", **told, **settled)
    return [member, given, published, StageResult.objects.create(version=2, **told)]
