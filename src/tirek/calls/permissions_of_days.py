"""Rules on the days of a jury."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from tirek.calls.enums import CallPermission, PanelRole, StageKind, StageState
from tirek.calls.enums_of_days import SlotState
from tirek.calls.models import JurySlot, PanelMember, Stage
from tirek.core.actor import Actor
from tirek.core.verdict import ALLOWED, Verdict, refuse

WAITS = timedelta(hours=2)


def is_of_jury(actor: Actor, stage: Stage, *roles: PanelRole) -> bool:
    """Whether the actor sits in the jury of a call (in one of these roles)."""
    if actor.user_id is None:
        return False
    wanted = roles or (PanelRole.JUROR, PanelRole.CHAIR)
    rows = PanelMember.objects.filter(call_id=stage.call_id, user_id=actor.user_id, left_at__isnull=True)
    return rows.filter(role__in=wanted).exists()


def may_plan_days(actor: Actor, stage: Stage) -> Verdict:
    """Planning the days: who runs the call, until scores are locked."""
    if stage.kind != StageKind.JURY:
        return refuse(_("Only a jury holds days."))
    if stage.state in (StageState.LOCKED, StageState.PUBLISHED):
        return refuse(_("The scores of this stage are locked: it is not changed any more."))
    if actor.holds(CallPermission.RUN, at=stage.call.organisation_id):
        return ALLOWED
    return refuse(_("You do not run calls of this organisation."))


def may_lead_day(actor: Actor, stage: Stage) -> Verdict:
    """Calling presentations in and writing notes: who runs the call, and the chair."""
    planning = may_plan_days(actor, stage)
    if planning or (stage.kind == StageKind.JURY and is_of_jury(actor, stage, PanelRole.CHAIR)):
        return ALLOWED
    return planning


def may_enter_room(actor: Actor, stage: Stage) -> Verdict:
    """The screen of the day: the jury, and who oversees the call."""
    if actor.holds(CallPermission.VIEW, at=stage.call.organisation_id) or is_of_jury(actor, stage):
        return ALLOWED
    return refuse(_("This screen is for the jury and who runs the call."))


def may_wait(slot: JurySlot, at: datetime) -> Verdict:
    """Saying "I am here": who presents, from two hours before until they were heard."""
    if slot.state in (SlotState.DONE, SlotState.ABSENT):
        return refuse(_("This presentation is over."))
    if at < slot.starts_at - WAITS or at > slot.ends_at + WAITS:
        return refuse(_("The waiting room opens two hours before your time."))
    return ALLOWED


def may_lock_work(actor: Actor, slot: JurySlot) -> Verdict:
    """Locking the scores of one work once it was heard and talked over: who leads the day."""
    leading = may_lead_day(actor, slot.stage)
    if leading and slot.state == SlotState.PLANNED:
        return refuse(_("This presentation has not been heard yet."))
    if leading and slot.locked_at:
        return refuse(_("The scores of this work are locked."))
    return leading


def may_reopen_work(actor: Actor, slot: JurySlot) -> Verdict:
    """Opening the scores of one work again, with a reason that stands in the protocol."""
    leading = may_lead_day(actor, slot.stage)
    if leading and not slot.locked_at:
        return refuse(_("Only locked scores are opened again."))
    return leading


def may_move(slot: JurySlot) -> Verdict:
    """Moving a presentation: until it was called in."""
    return ALLOWED if slot.state == SlotState.PLANNED else refuse(_("This presentation has been called in already."))
