"""Who judges what and when; who runs the judging; who sees what others gave."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from tirek.calls.enums import CallPermission, StageKind, StageState
from tirek.calls.enums_judging import AssignmentKind, AssignmentState, ResultState
from tirek.calls.models import Assignment, Call, JurySlot, PanelMember, Stage, StageResult
from tirek.calls.permissions import may_run
from tirek.core.actor import Actor
from tirek.core.verdict import ALLOWED, Verdict, refuse

JUDGED = (StageKind.EXPERT, StageKind.JURY)
"""Stages with scores of their own. A second look is a window in which the stage before it gets more reviews."""
OPEN = (StageState.PLANNED, StageState.RUNNING)


def may_judge(actor: Actor, assignment: Assignment) -> Verdict:
    """Scoring an entry given to oneself: while the stage is under way."""
    if actor.user_id is None or assignment.member.user_id != actor.user_id or assignment.member.left_at:
        return refuse(_("This entry was not given to you."))
    if assignment.state in AssignmentState.ended():
        return refuse(_("You do not judge this entry any more."))
    if assignment.stage.state == StageState.PLANNED:
        return refuse(_("Judging has not begun yet."))
    if assignment.stage.state != StageState.RUNNING:
        return refuse(_("The scores of this stage are locked."))
    if assignment.stage.kind == StageKind.JURY and _is_locked(assignment):
        return refuse(_("The scores of this work are locked."))
    return ALLOWED


def _is_locked(assignment: Assignment) -> bool:
    """Whether the jury has locked this one work on its day."""
    slots = JurySlot.objects.filter(stage_id=assignment.stage_id, entry_id=assignment.entry_id)
    return slots.filter(locked_at__isnull=False).exists()


def may_step_back(actor: Actor, assignment: Assignment) -> Verdict:
    """Stepping back from an entry because of a conflict, or for another reason told."""
    judging = may_judge(actor, assignment)
    if judging and assignment.kind == AssignmentKind.CALIBRATION:
        return refuse(_("The entries of the calibration are judged by all."))
    return judging


def may_share_out(actor: Actor, stage: Stage) -> Verdict:
    """Giving entries to judges: before the scores are locked."""
    running = may_run(actor, stage.call.organisation_id)
    if not running:
        return running
    if stage.kind not in JUDGED:
        return refuse(_("Nobody scores entries at this stage."))
    if stage.state not in OPEN:
        return refuse(_("The scores of this stage are locked."))
    before = Stage.objects.filter(call_id=stage.call_id, position__lt=stage.position, kind__in=JUDGED)
    if before.exclude(state=StageState.PUBLISHED).exists():
        return refuse(_("The result of the stage before is not published yet."))
    return ALLOWED


def may_begin(actor: Actor, stage: Stage) -> Verdict:
    """Opening a stage to its judges."""
    if stage.state == StageState.RUNNING and may_run(actor, stage.call.organisation_id):
        return refuse(_("This stage is under way already."))
    return may_share_out(actor, stage)


def may_lock(actor: Actor, stage: Stage, at: datetime) -> Verdict:
    """Locking the scores, after which the order can be read and put forward: once nobody can enter any more."""
    running = may_run(actor, stage.call.organisation_id)
    if running and stage.state != StageState.RUNNING:
        return refuse(_("Only a stage under way is locked."))
    if running and stage.call.is_open(at):
        return refuse(_("Entries still come in: the scores are locked once the window is closed."))
    return running


def may_unlock(actor: Actor, stage: Stage) -> Verdict:
    """Opening the scores once more, with a reason that is kept: not once a result was put forward or published."""
    running = may_run(actor, stage.call.organisation_id)
    if not running:
        return running
    if stage.state != StageState.LOCKED:
        return refuse(_("Only locked scores are opened again."))
    if stage.results.filter(state=ResultState.PROPOSED).exists():
        return refuse(_("A result is put forward: send it back first."))
    return ALLOWED


def may_read_scores(actor: Actor, stage: Stage) -> Verdict:
    """Reading what the judges gave: for those who run the call; not for one of its judges while others still score,
    and not for one who entered it."""
    if not actor.holds(CallPermission.VIEW, at=stage.call.organisation_id):
        return refuse(_("You do not run calls of this organisation."))
    if actor.user_id and stage.call.entries.filter(user_id=actor.user_id).exists():
        return refuse(_("You take part in this call yourself."))
    if stage.state in OPEN and _sits(actor, stage):
        return refuse(_("You judge here yourself: the scores of others are shown once they are locked."))
    return ALLOWED


def _sits(actor: Actor, stage: Stage) -> bool:
    """Whether the actor sits on the panel of the call."""
    if actor.user_id is None:
        return False
    return PanelMember.objects.filter(call_id=stage.call_id, user_id=actor.user_id, left_at=None).exists()


def may_read_delivery(actor: Actor, stage: Stage) -> Verdict:
    """Reading what applicants did with earlier grants: once the scores of the stage are locked, and never by one who
    still scores entries of the call."""
    reading = may_read_scores(actor, stage)
    if not reading:
        return reading
    if stage.state in OPEN:
        return refuse(_("Earlier grants are shown once the scores are locked."))
    scores = Stage.objects.filter(call_id=stage.call_id, kind__in=JUDGED, state__in=OPEN)
    if _sits(actor, stage) and scores.exists():
        return refuse(_("You judge here yourself: earlier grants are shown once all scores are locked."))
    return ALLOWED


def may_put_forward(actor: Actor, stage: Stage) -> Verdict:
    """Putting the result of a stage forward, for another person to publish."""
    running = may_run(actor, stage.call.organisation_id)
    if not running:
        return running
    if stage.state not in (StageState.LOCKED, StageState.PUBLISHED):
        return refuse(_("Lock the scores first."))
    if stage.results.filter(state=ResultState.PROPOSED).exists():
        return refuse(_("A result is put forward already."))
    later = Stage.objects.filter(call_id=stage.call_id, position__gt=stage.position, kind__in=JUDGED)
    if later.exclude(state=StageState.PLANNED).exists():
        return refuse(_("The next stage has begun: its entries stand."))
    return may_read_scores(actor, stage)


def may_settle(actor: Actor, result: StageResult) -> Verdict:
    """Publishing a result or sending it back: another person than who put it forward, and nobody with a part in it."""
    if not actor.holds(CallPermission.PUBLISH, at=result.stage.call.organisation_id):
        return refuse(_("You do not publish results of this organisation."))
    if result.state != ResultState.PROPOSED:
        return refuse(_("This result is settled already."))
    if actor.user_id == result.proposed_by_id:
        return refuse(_("Another person has to publish what you put forward."))
    return may_read_scores(actor, result.stage)


def may_keep_panel(actor: Actor, call: Call) -> Verdict:
    """Inviting judges and taking them off the panel."""
    return may_run(actor, call.organisation_id)


def may_edit_profile(actor: Actor, member: PanelMember, at: datetime) -> Verdict:
    """One's own profile as a judge."""
    if actor.user_id and member.user_id == actor.user_id and (member.left_at is None or member.left_at > at):
        return ALLOWED
    return refuse(_("This is the profile of somebody else."))
