"""Where an entry stands: its stage, who holds it, the next date. Everyone always sees these three."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tirek.calls.enums import CallState, EntryState, FormalState, StageKind, StageState
from tirek.calls.models import Call, Entry, Stage

ENDED = (EntryState.INELIGIBLE, EntryState.PASSED_OVER, EntryState.WINNER)
TONES = {
    EntryState.DRAFT: "neutral",
    EntryState.SUBMITTED: "info",
    EntryState.WITHDRAWN: "warning",
    EntryState.INELIGIBLE: "danger",
    EntryState.PASSED_OVER: "neutral",
    EntryState.WINNER: "success",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way of a call; ``state`` is ``done``, ``now`` or ``ahead``."""

    name: str
    starts_at: datetime
    ends_at: datetime
    state: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Stage, holder, next date."""

    stage: str
    held_by: str
    next_at: datetime | None
    next_what: str
    tone: str
    steps: list[Step]


def steps_of(call: Call, at: datetime, stages: list[Stage] | None = None) -> list[Step]:
    """The way of a call: taking entries, then its stages. One query unless the stages are given."""
    rows = stages if stages is not None else list(call.stages.all())
    found = [Step(_("Taking entries"), call.opens_at, call.closes_at, _state(call.opens_at, call.closes_at, at))]
    for each in rows:
        state = "done" if each.state == StageState.PUBLISHED else _state(each.starts_at, each.ends_at, at)
        if each.state in (StageState.RUNNING, StageState.LOCKED):
            state = "now"
        found.append(Step(each.name, each.starts_at, each.ends_at, state))
    return found


def _state(starts: datetime, ends: datetime, at: datetime) -> str:
    return "ahead" if at < starts else ("now" if at < ends else "done")


def standing_of(entry: Entry, until: datetime, at: datetime, stages: list[Stage] | None = None) -> Standing:
    """Where an entry stands; ``until`` is its own deadline. One query unless the stages are given."""
    rows = stages if stages is not None else list(entry.call.stages.all())
    steps, tone = steps_of(entry.call, at, rows), TONES.get(EntryState(entry.state), "info")
    if entry.state in (EntryState.DRAFT, EntryState.WITHDRAWN):
        over = at >= until
        what = _("The window is closed") if over else _("Until when it can be handed in")
        return Standing(entry.get_state_display(), _("You"), None if over else until, what, tone, steps)
    if entry.state in ENDED or entry.call.state != CallState.PUBLISHED:
        return Standing(entry.get_state_display(), entry.call.organisation.name, None, "", tone, steps)
    if entry.formal == FormalState.RETURNED and at < until:
        return Standing(entry.get_formal_display(), _("You"), until, _("Until when it can be mended"), "warning", steps)
    if at < entry.call.closes_at and not any(each.state == StageState.RUNNING for each in rows):
        held = entry.call.organisation.name
        return Standing(entry.get_state_display(), held, entry.call.closes_at, _("The window closes"), tone, steps)
    return _judged(entry, rows, at, tone, steps)


def _judged(entry: Entry, stages: list[Stage], at: datetime, tone: str, steps: list[Step]) -> Standing:
    """At the first stage that has no published result; the formal check is over for an entry that passed it."""
    waiting = [
        each
        for each in stages
        if each.state != StageState.PUBLISHED
        and not (each.kind == StageKind.FORMAL and entry.formal == FormalState.PASSED)
    ]
    if not waiting:
        return Standing(entry.get_state_display(), entry.call.organisation.name, None, "", tone, steps)
    now = waiting[0]
    held = {
        StageKind.EXPERT: _("The expert commission"),
        StageKind.SECOND_LOOK: _("The expert commission"),
        StageKind.JURY: _("The jury"),
        StageKind.VOTE: pgettext("vote", "The public"),
    }.get(StageKind(now.kind), entry.call.organisation.name)
    ahead = at < now.starts_at and now.state == StageState.PLANNED
    if ahead:
        return Standing(now.name, entry.call.organisation.name, now.starts_at, _("It begins"), tone, steps)
    return Standing(now.name, held, now.ends_at, _("The result is due"), tone, steps)
