"""What waits for somebody, for the start page."""

from datetime import date

from django.db.models import QuerySet

from tirek.core.actor import Actor
from tirek.mediation.enums import UNSETTLED, DisputeState, MediationPermission, OpeningState, SignalState
from tirek.mediation.models import Dispute, Mediator, Opening, Signal


def requests(actor: Actor) -> "QuerySet[Dispute]":
    """Files whose parties ask this mediator."""
    return _led_by(actor).filter(state=DisputeState.ASKED)


def open_files(actor: Actor) -> "QuerySet[Dispute]":
    """Files under way of this mediator."""
    return _led_by(actor).exclude(state__in=(DisputeState.ASKED, DisputeState.CLOSED))


def late_promises(actor: Actor, on: date) -> "QuerySet[Dispute]":
    """Files of this mediator with a promise whose day has passed."""
    late = {"papers__obligations__state__in": UNSETTLED, "papers__obligations__due_on__lt": on}
    return _led_by(actor).filter(state=DisputeState.FULFILMENT, **late).distinct()


def to_renew(actor: Actor, on: date) -> "QuerySet[Mediator]":
    """Certificates that end soon where the actor keeps the register."""
    return Mediator.objects.kept_by(actor).to_renew(on)


def new_signals(actor: Actor) -> "QuerySet[Signal]":
    """Signals nobody has judged yet, for who works on them."""
    reach = actor.reach(MediationPermission.KEEP_SIGNALS)
    return Signal.objects.filter(reach.q("office_id"), state=SignalState.NEW) if reach else Signal.objects.none()


def openings_to_decide(actor: Actor) -> "QuerySet[Opening]":
    """Requests of others to open a file, for who may grant them."""
    if not actor.holds(MediationPermission.GRANT_OPENING):
        return Opening.objects.none()
    return Opening.objects.filter(state=OpeningState.ASKED).exclude(asked_by_id=str(actor.user_id))


def _led_by(actor: Actor) -> "QuerySet[Dispute]":
    if actor.user_id is None:
        return Dispute.objects.none()
    return Dispute.objects.filter(mediator__user_id=actor.user_id)
