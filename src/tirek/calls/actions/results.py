"""The result of a stage: put forward by one person, frozen; published or sent back by another."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from tirek.calls.actions import judging_notices as notices
from tirek.calls.actions.judging_stages import move_stage
from tirek.calls.actions.sharing import locked_stage
from tirek.calls.enums import EntryState, StageState
from tirek.calls.enums_judging import ResultState
from tirek.calls.models import Assignment, Entry, Stage, StageResult
from tirek.calls.permissions_of_judging import JUDGED, may_put_forward, may_settle
from tirek.calls.queries.judging import Standing, standing
from tirek.calls.queries.protocol import previous_hash, protocol_of
from tirek.core.actor import Actor
from tirek.core.audit import Entry as Trail
from tirek.core.audit import record, record_many
from tirek.core.lines import one_line
from tirek.core.signing import public_key, sign
from tirek.core.verdict import Refused, ensure, refuse


@transaction.atomic
def put_forward(stage_id: UUID, reason: str = "", *, by: Actor, at: datetime) -> StageResult:
    """Freeze the order of a stage as its scores stand, sign it and put it forward. Every later version has a reason.
    Raises Refused, ValidationError."""
    stage = locked_stage(stage_id, by)
    ensure(may_put_forward(by, stage))
    last = stage.results.aggregate(last=Max("version"))["last"] or 0
    was_published = stage.results.filter(state=ResultState.PUBLISHED).exists()
    if was_published and not one_line(reason):
        raise ValidationError({"reason": _("A result is published already: write why it is made anew.")})
    order = standing(stage)
    _check(stage, order)
    previous = previous_hash(stage)
    document = protocol_of(stage, order, version=last + 1, previous=previous, at=at.isoformat(timespec="seconds"))
    result = StageResult.objects.create(
        stage=stage,
        version=last + 1,
        document=document,
        sha256=document["sha256"],
        previous_sha256=previous,
        signature=sign(document["sha256"]),
        public_key=public_key(),
        reason=one_line(reason)[:500],
        proposed_at=at,
        proposed_by_id=_person(by),
    )
    record("calls.result_put_forward", result, by=by, at=at, version=result.version)
    notices.tell_put_forward(result, at)
    return result


@transaction.atomic
def publish_result(result_id: UUID, *, by: Actor, at: datetime) -> StageResult:
    """Publish a result as a second person: entries move on or end here, and every entrant is written to."""
    result = _locked(result_id, by)
    ensure(may_settle(by, result))
    result.state, result.settled_at, result.settled_by_id = ResultState.PUBLISHED, at, _person(by)
    result.save(update_fields=["state", "settled_at", "settled_by_id"])
    _move_entries(result, by, at)
    move_stage(result.stage, StageState.PUBLISHED)
    record("calls.result_published", result, by=by, at=at, version=result.version)
    notices.tell_results(result)
    return result


@transaction.atomic
def send_back(result_id: UUID, reason: str, *, by: Actor, at: datetime) -> StageResult:
    """Do not publish it, with the reason; another may be put forward."""
    result = _locked(result_id, by)
    ensure(may_settle(by, result))
    if not one_line(reason):
        raise ValidationError({"reason": _("Write the reason.")})
    result.state, result.settled_at, result.settled_by_id = ResultState.DECLINED, at, _person(by)
    result.reason = one_line(reason)[:500]
    result.save(update_fields=["state", "settled_at", "settled_by_id", "reason"])
    record("calls.result_sent_back", result, by=by, at=at, version=result.version)
    return result


def _check(stage: Stage, order: Standing) -> None:
    """Every entry has its place, and enough judges were there."""
    lacking = [row.number for row in order.rows if row.score is None]
    if not order.rows:
        raise Refused(refuse(_("There is nothing to rank.")))
    if lacking:
        words = _("%(n)s entries have too few reviews, first %(number)s.")
        raise Refused(refuse(words % {"n": len(lacking), "number": lacking[0]}))
    judges = Assignment.objects.counting().filter(stage=stage).values("member").distinct().count()
    if judges < stage.quorum:
        raise Refused(refuse(_("The quorum is %(q)s judges, %(n)s gave scores.") % {"q": stage.quorum, "n": judges}))


def _move_entries(result: StageResult, by: Actor, at: datetime) -> None:
    """Who does not pass ends here; who passes the last stage has won. A version made anew moves them anew."""
    passes = {row["number"]: row["passes"] for row in result.document["result"]}
    later = Stage.objects.filter(call_id=result.stage.call_id, position__gt=result.stage.position, kind__in=JUDGED)
    through = EntryState.SUBMITTED if later.exists() else EntryState.WINNER
    changed = []
    for entry in Entry.objects.filter(call_id=result.stage.call_id, number__in=passes).select_for_update():
        state = through if passes[entry.number] else EntryState.PASSED_OVER
        if entry.state != state:
            entry.state = state
            changed.append(entry)
    Entry.objects.bulk_update(changed, ["state"], batch_size=1000)
    record_many([Trail("calls.entry_moved", one, {"state": one.state}) for one in changed], by=by, at=at)


def _locked(result_id: UUID, by: Actor) -> StageResult:
    """The result, its stage locked first: the order in which everybody locks."""
    stage_id = StageResult.objects.visible_to(by).values_list("stage_id", flat=True).get(pk=result_id)
    stage = locked_stage(stage_id, by)
    result: StageResult = StageResult.objects.visible_to(by).select_for_update(of=("self",)).get(pk=result_id)
    result.stage = stage
    return result


def _person(by: Actor) -> UUID:
    if by.user_id is None:
        raise Refused(refuse(_("Only a person does this.")))
    return by.user_id
