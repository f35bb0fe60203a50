"""Rules on calls and entries, each a verdict with its reason."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from tirek.calls.enums import CallPermission, CallState, EntryState, FormalState, StageKind, StageState
from tirek.calls.enums_judging import AssignmentKind
from tirek.calls.models import Call, Entry, Stage
from tirek.core.actor import Actor
from tirek.core.verdict import ALLOWED, Verdict, refuse

EDITABLE = (EntryState.DRAFT, EntryState.SUBMITTED, EntryState.WITHDRAWN)


def may_run(actor: Actor, organisation_id: UUID) -> Verdict:
    """Preparing and running calls of an organisation."""
    if actor.holds(CallPermission.RUN, at=organisation_id):
        return ALLOWED
    return refuse(_("You do not run calls of this organisation."))


def may_change(actor: Actor, call: Call) -> Verdict:
    """Changing what a call promises: until it is completed. Once it has opened, only by a public amendment."""
    running = may_run(actor, call.organisation_id)
    if not running:
        return running
    if call.state in (CallState.COMPLETED, CallState.CANCELLED):
        return refuse(_("This call is over: it is not changed any more."))
    return ALLOWED


def may_change_stage(actor: Actor, call: Call, stage: Stage) -> Verdict:
    """Changing a stage and its criteria: not once its scores are locked."""
    changing = may_change(actor, call)
    if changing and stage.state in (StageState.LOCKED, StageState.PUBLISHED):
        return refuse(_("The scores of this stage are locked: it is not changed any more."))
    return changing


def may_publish(actor: Actor, call: Call) -> Verdict:
    """Announcing a call that is being prepared."""
    if not actor.holds(CallPermission.PUBLISH, at=call.organisation_id):
        return refuse(_("You do not announce calls of this organisation."))
    if call.state != CallState.DRAFT:
        return refuse(_("This call is announced already."))
    return ALLOWED


def may_finish(actor: Actor, call: Call) -> Verdict:
    """Ending an announced call, completed or cancelled."""
    if not actor.holds(CallPermission.PUBLISH, at=call.organisation_id):
        return refuse(_("You do not announce calls of this organisation."))
    if call.state != CallState.PUBLISHED:
        return refuse(_("Only an announced call can be ended."))
    return ALLOWED


def may_enter(call: Call, at: datetime) -> Verdict:
    """Beginning an entry: while the window is open."""
    if call.state != CallState.PUBLISHED or at < call.opens_at:
        return refuse(_("This call is not open yet."))
    if at >= call.closes_at:
        return refuse(_("The window of this call is closed."))
    return ALLOWED


def may_write(entry: Entry, until: datetime, at: datetime) -> Verdict:
    """Writing an entry or handing it in: until its own deadline (``until``, with extensions and the minutes of grace);
    after a formal check that found it whole or inadmissible, and once a judge has it, nothing moves."""
    if entry.call.state != CallState.PUBLISHED:
        return refuse(_("This call is over: it is not changed any more."))
    if entry.state not in EDITABLE or entry.formal in (FormalState.PASSED, FormalState.FAILED):
        return refuse(_("This entry is with those who judge it: it is not changed any more."))
    if at >= until:
        return refuse(_("The time for handing in is over."))
    if entry.state == EntryState.SUBMITTED and _is_given(entry):
        return refuse(_("This entry is with those who judge it: it is not changed any more."))
    return ALLOWED


def _is_given(entry: Entry) -> bool:
    """Whether a judge has it: where entries are judged as they come, that is so before the window closes."""
    return entry.assignments.standing().exclude(kind=AssignmentKind.CALIBRATION).exists()


def may_withdraw(entry: Entry, until: datetime, at: datetime) -> Verdict:
    """Taking an entry back that was handed in: until the deadline."""
    if entry.state != EntryState.SUBMITTED:
        return refuse(_("Only an entry that was handed in can be taken back."))
    return may_write(entry, until, at)


def may_check(actor: Actor, entry: Entry, at: datetime) -> Verdict:
    """The formal check: of an entry that was handed in, before others judge."""
    running = may_run(actor, entry.call.organisation_id)
    if not running:
        return running
    if entry.state not in (EntryState.SUBMITTED, EntryState.INELIGIBLE):
        return refuse(_("Only an entry that is handed in can be checked."))
    if at < entry.call.closes_at:
        return refuse(_("Entries are checked once the window is closed: until then they may change."))
    judging = entry.call.stages.exclude(kind=StageKind.FORMAL).exclude(state=StageState.PLANNED)
    if judging.exists():
        return refuse(_("Judging has begun: the formal check is closed."))
    return ALLOWED


def may_extend(actor: Actor, entry: Entry) -> Verdict:
    """Giving one entrant more time, with a reason that all who run the call see."""
    running = may_run(actor, entry.call.organisation_id)
    if running and (entry.state not in EDITABLE or entry.call.state != CallState.PUBLISHED):
        return refuse(_("This entry is with those who judge it: it is not changed any more."))
    return running
