"""Rules on mediation, each a verdict with its reason. A *seat* is what somebody is at one file: its mediator, one of
its parties, or the reader of an opening. No role gives a seat."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.verdict import ALLOWED, Verdict, refuse
from tirek.mediation.enums import (
    UNSETTLED,
    DisputeState,
    MediationPermission,
    MediatorState,
    ObligationState,
    OpeningState,
    SessionState,
)
from tirek.mediation.models import Dispute, Mediator, Obligation, Opening, Paper, Session, Signal

NOT_YOURS = _("Only the mediator of this file does this.")
CLOSED = _("This file is closed.")


@dataclass(frozen=True, slots=True)
class Seat:
    """Who somebody is at a file. Exactly one of the three: a party (with its side), the mediator, an opening."""

    dispute_id: UUID
    party_id: UUID | None = None
    side: int | None = None
    mediator_id: UUID | None = None
    opening_id: UUID | None = None

    @property
    def is_mediator(self) -> bool:
        return self.mediator_id is not None

    @property
    def is_party(self) -> bool:
        return self.party_id is not None


def may_keep_register(actor: Actor, keeper_id: UUID) -> Verdict:
    """Keeping the entries of an office."""
    if actor.holds(MediationPermission.KEEP_REGISTER, at=keeper_id):
        return ALLOWED
    return refuse(_("You do not keep the register of mediators of this office."))


def may_change_state(actor: Actor, mediator: Mediator, state: str) -> Verdict:
    """Suspending, letting work again, ending."""
    if mediator.state == MediatorState.ENDED:
        return refuse(_("This mediator has left the register. A new entry begins a new time."))
    if mediator.state == state:
        return refuse(_("This is how the entry stands already."))
    return may_keep_register(actor, mediator.keeper_id)


def may_refer(actor: Actor) -> Verdict:
    """Handing in a dispute for a court, the police, an office or a council."""
    if actor.organisation_id and actor.holds(MediationPermission.REFER, at=actor.organisation_id):
        return ALLOWED
    return refuse(_("You do not refer disputes for any institution."))


def may_consent(seat: Seat, dispute: Dispute, consented: bool) -> Verdict:
    """Agreeing to mediation, or saying no to it."""
    if not seat.is_party:
        return refuse(_("Only a party agrees to mediation."))
    if dispute.state != DisputeState.CONSENT or consented:
        return refuse(_("You have answered already."))
    return ALLOWED


def may_choose(seat: Seat, dispute: Dispute) -> Verdict:
    """Naming the mediators one would accept."""
    if not seat.is_party:
        return refuse(_("Only the parties choose their mediator."))
    if dispute.state != DisputeState.CHOICE:
        return refuse(_("The mediator is not being chosen now."))
    return ALLOWED


def may_answer_request(seat: Seat, dispute: Dispute) -> Verdict:
    """Taking the file or declining it."""
    if not seat.is_mediator:
        return refuse(NOT_YOURS)
    if dispute.state != DisputeState.ASKED:
        return refuse(_("You have answered already."))
    return ALLOWED


def may_draft_contract(seat: Seat, dispute: Dispute) -> Verdict:
    """Writing the contract, and writing it anew until all have signed."""
    return _by_mediator(seat, dispute, DisputeState.CONTRACT)


def may_draft_agreement(seat: Seat, dispute: Dispute) -> Verdict:
    """Writing the agreement, and writing it anew until all have signed."""
    return _by_mediator(seat, dispute, DisputeState.SESSIONS)


def may_plan_session(seat: Seat, dispute: Dispute) -> Verdict:
    """Announcing a session."""
    return _by_mediator(seat, dispute, DisputeState.SESSIONS, DisputeState.FULFILMENT)


def may_settle_session(seat: Seat, session: Session) -> Verdict:
    """Recording a session or calling it off."""
    if not seat.is_mediator:
        return refuse(NOT_YOURS)
    if session.state != SessionState.PLANNED:
        return refuse(_("This session is settled already."))
    return ALLOWED


def may_write_note(seat: Seat, dispute: Dispute) -> Verdict:
    """A private note of one's own side, or of the mediator."""
    if seat.opening_id:
        return refuse(_("Whoever reads a file by an opening writes nothing in it."))
    if dispute.state == DisputeState.CLOSED:
        return refuse(CLOSED)
    if seat.is_mediator and dispute.state == DisputeState.ASKED:
        return refuse(_("Take the file first."))
    return ALLOWED


def may_sign(seat: Seat, paper: Paper, signed: bool) -> Verdict:
    """Signing a contract or an agreement as it stands."""
    if seat.opening_id:
        return refuse(_("Whoever reads a file by an opening signs nothing."))
    if paper.replaced_at:
        return refuse(_("This text was written anew. Read the new one."))
    if signed:
        return refuse(_("You have signed this already."))
    return ALLOWED


def may_report_obligation(seat: Seat, obligation: Obligation) -> Verdict:
    """Saying that one's own promise is fulfilled."""
    if seat.side != obligation.side:
        return refuse(_("Only the side that promised says so."))
    if obligation.state != ObligationState.DUE:
        return refuse(_("This has been said already."))
    return ALLOWED


def may_settle_obligation(seat: Seat, obligation: Obligation, state: str, on: date) -> Verdict:
    """The other side (or the mediator) says that a promise is fulfilled, or, once its day has passed, broken. A broken
    one may still be fulfilled."""
    if seat.opening_id or seat.side == obligation.side:
        return refuse(_("The other side or the mediator says this."))
    if state == ObligationState.BREACHED and on <= obligation.due_on:
        return refuse(_("The day it was promised for has not passed yet."))
    if obligation.state not in (*UNSETTLED, ObligationState.BREACHED) or obligation.state == state:
        return refuse(_("This promise is settled already."))
    return ALLOWED


def may_end(seat: Seat, dispute: Dispute) -> Verdict:
    """Ending mediation: any party at any time before an agreement, the mediator from the contract on. A file whose
    agreement is being fulfilled is closed by its mediator."""
    if seat.opening_id:
        return refuse(_("Whoever reads a file by an opening changes nothing in it."))
    if dispute.state == DisputeState.CLOSED:
        return refuse(CLOSED)
    if dispute.state == DisputeState.FULFILMENT:
        return ALLOWED if seat.is_mediator else refuse(_("The agreement stands. The mediator closes the file."))
    if seat.is_mediator and dispute.state == DisputeState.ASKED:
        return refuse(_("Decline the request instead."))
    return ALLOWED


def may_ask_opening(actor: Actor) -> Verdict:
    """Asking to break a seal."""
    if actor.holds(MediationPermission.ASK_OPENING):
        return ALLOWED
    return refuse(_("Your role does not ask to open sealed files."))


def may_decide_opening(actor: Actor, opening: Opening) -> Verdict:
    """Granting it: somebody else than who asked."""
    if opening.state != OpeningState.ASKED:
        return refuse(_("This request is decided already."))
    if actor.user_id in (None, opening.asked_by_id) or actor.for_user_id == opening.asked_by_id:
        return refuse(_("A second person decides, not the one who asked."))
    if actor.holds(MediationPermission.GRANT_OPENING):
        return ALLOWED
    return refuse(_("Your role does not grant the opening of sealed files."))


def may_read_opening(actor: Actor, opening: Opening, at: datetime) -> Verdict:
    """Reading: who asked, while it is in force."""
    if actor.user_id is None or actor.user_id != opening.asked_by_id:
        return refuse(_("Only the one who asked reads the file."))
    if opening.state != OpeningState.OPEN or opening.until is None or opening.until <= at:
        return refuse(_("This opening is not in force."))
    return ALLOWED


def may_keep_signals(actor: Actor, office_id: UUID) -> Verdict:
    """Entering signals of an office's territory."""
    if actor.holds(MediationPermission.KEEP_SIGNALS, at=office_id):
        return ALLOWED
    return refuse(_("You do not keep the early warnings of this office."))


def may_tell_signals(actor: Actor) -> Verdict:
    """Telling an office of a tension that one has noticed at work."""
    if actor.holds(MediationPermission.TELL_SIGNALS):
        return ALLOWED
    return refuse(_("Your role does not tell of early warnings."))


def may_work_on_signal(actor: Actor, signal: Signal) -> Verdict:
    """Judging one, planning what is done, closing it."""
    if signal.closed_on:
        return refuse(_("This signal is closed."))
    return may_keep_signals(actor, signal.office_id)


def _by_mediator(seat: Seat, dispute: Dispute, *states: DisputeState) -> Verdict:
    if not seat.is_mediator:
        return refuse(NOT_YOURS)
    if dispute.state not in states:
        return refuse(_("The file does not stand where this is done."))
    return ALLOWED
