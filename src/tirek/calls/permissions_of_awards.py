"""Rules on awards, prizes, candidates, the gallery and the public vote; each a verdict with its reason."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from tirek.calls.enums import LIVE_STATES, CallKind, CallPermission, CallState, EntryState, StageKind, StageState
from tirek.calls.enums_of_awards import (
    HONOURS,
    OWED_PRIZES,
    PLACES,
    AwardLevel,
    AwardPermission,
    CandidateState,
    PrizeState,
)
from tirek.calls.models import Award, Call, Candidate, Entry, Prize, Stage
from tirek.core.actor import Actor
from tirek.core.verdict import ALLOWED, Verdict, refuse


def may_award(actor: Actor, call: Call) -> Verdict:
    """Giving awards of a call."""
    if actor.holds(CallPermission.PUBLISH, at=call.organisation_id):
        return ALLOWED
    return refuse(_("You do not publish results of this organisation."))


def may_receive(entry: Entry, kind: str, level: str) -> Verdict:
    """Whether an entry may be given an award: a national place is for winners, others for all that were judged."""
    if kind in HONOURS:
        return refuse(_("Orders and prizes are given to candidates, not to entries."))
    if entry.state not in LIVE_STATES:
        return refuse(_("This entry did not take part in judging."))
    if kind in PLACES and level == AwardLevel.NATIONAL and entry.state != EntryState.WINNER:
        return refuse(_("Only a winner takes a place in the country."))
    return ALLOWED


def may_revoke(actor: Actor, award: Award) -> Verdict:
    """Taking an award back."""
    if award.revoked_at:
        return refuse(_("This award has been taken back already."))
    return may_award(actor, award.call)


def may_track(actor: Actor, prize: Prize) -> Verdict:
    """Setting the day of a prize, postponing it, saying that it was given."""
    if not actor.holds(CallPermission.RUN, at=prize.award.call.organisation_id):
        return refuse(_("You do not run calls of this organisation."))
    if prize.state not in OWED_PRIZES:
        return refuse(_("This prize has been given already."))
    return ALLOWED


def may_confirm(actor: Actor, prize: Prize) -> Verdict:
    """Confirming that a prize has come: whose it is; the code on the diploma does the same."""
    if prize.state != PrizeState.GIVEN:
        return refuse(_("This prize is not said to be given yet, or its receipt is confirmed already."))
    entry = prize.award.entry
    if actor.user_id and entry is not None and entry.user_id == actor.user_id:
        return ALLOWED
    return refuse(_("Only who received the prize confirms it."))


def may_propose(actor: Actor, call: Call, body_id: UUID, at: datetime) -> Verdict:
    """Proposing somebody for an order or a prize, for a body one works for, while the window is open."""
    if call.kind != CallKind.PRIZE:
        return refuse(_("Bodies propose candidates for orders and prizes only."))
    if call.state != CallState.PUBLISHED or not call.opens_at <= at < call.closes_at:
        return refuse(_("The window of this call is closed."))
    if not actor.holds(AwardPermission.PROPOSE, at=body_id):
        return refuse(_("You do not propose for this body."))
    return ALLOWED


def may_consider(actor: Actor, candidate: Candidate) -> Verdict:
    """Writing down how the commission voted."""
    if candidate.state != CandidateState.PROPOSED:
        return refuse(_("The commission has considered this candidate already."))
    if actor.holds(CallPermission.RUN, at=candidate.call.organisation_id):
        return ALLOWED
    return refuse(_("You do not run calls of this organisation."))


def may_draft_decision(actor: Actor, candidate: Candidate) -> Verdict:
    """Bringing the decision, after the commission."""
    if candidate.state not in (CandidateState.RECOMMENDED, CandidateState.NOT_RECOMMENDED):
        return refuse(_("A decision comes after the commission and before another decision."))
    if actor.holds(CallPermission.RUN, at=candidate.call.organisation_id):
        return ALLOWED
    return refuse(_("You do not run calls of this organisation."))


def may_sign_decision(actor: Actor, candidate: Candidate) -> Verdict:
    """Signing the decision: another person than the one who brought it."""
    if candidate.drafted_at is None or candidate.decided_at is not None:
        return refuse(_("No decision waits to be signed."))
    if not actor.holds(CallPermission.PUBLISH, at=candidate.call.organisation_id):
        return refuse(_("You do not publish results of this organisation."))
    if actor.user_id == candidate.drafted_by_id:
        return refuse(_("You brought this decision: another person signs it."))
    return ALLOWED


def may_show_works(actor: Actor, call: Call) -> Verdict:
    """Putting works into the public gallery and taking them out."""
    if call.state == CallState.DRAFT:
        return refuse(_("This call is not announced yet."))
    if actor.holds(CallPermission.RUN, at=call.organisation_id):
        return ALLOWED
    return refuse(_("You do not run calls of this organisation."))


def may_vote(actor: Actor, stage: Stage | None, at: datetime) -> Verdict:
    """Voting: with an account whose address is proved, while the stage runs."""
    if stage is None or stage.kind != StageKind.VOTE:
        return refuse(_("There is no public vote in this call."))
    if stage.state in (StageState.LOCKED, StageState.PUBLISHED) or not stage.starts_at <= at < stage.ends_at:
        return refuse(_("The public vote is closed now."))
    if actor.user_id is None:
        return refuse(_("Sign in to vote: one account, one vote for a work."))
    return ALLOWED
