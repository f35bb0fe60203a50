"""After the agreement: promises kept or broken, reminders; and the end of a file."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.db.transaction import atomic

from tirek.core.actor import Actor
from tirek.core.calendar import local_date
from tirek.core.verdict import Refused, ensure, refuse
from tirek.mediation.actions.locking import locked, note, others, parties_of
from tirek.mediation.actions.notices import tell_mediator, tell_parties
from tirek.mediation.enums import UNSETTLED, DisputeState, ObligationState, Outcome
from tirek.mediation.models import Dispute, Obligation
from tirek.mediation.permissions import Seat, may_end, may_report_obligation, may_settle_obligation

REMIND_BEFORE = (7, 1)
REMIND_AFTER = 1


@atomic
def report_fulfilled(seat: Seat, obligation_id: UUID, *, by: Actor, at: datetime) -> Obligation:
    """The side that promised says it is done; the other side is asked."""
    dispute, _vault = locked(seat)
    promise = _promise(dispute, obligation_id)
    ensure(may_report_obligation(seat, promise))
    promise.state, promise.reported_on = ObligationState.REPORTED, local_date(at)
    promise.save(update_fields=["state", "reported_on"])
    tell_parties(dispute, others(parties_of(dispute), seat))
    note("promise_reported", dispute, seat, by=by, at=at, promise=promise.pk)
    return promise


@atomic
def settle_promise(seat: Seat, obligation_id: UUID, state: str, *, by: Actor, at: datetime) -> Obligation:
    """The other side or the mediator says that a promise is fulfilled, or broken. When all are fulfilled the file is
    closed."""
    dispute, _vault = locked(seat)
    promise, on = _promise(dispute, obligation_id), local_date(at)
    ensure(may_settle_obligation(seat, promise, state, on))
    promise.state, promise.settled_on = state, on
    promise.save(update_fields=["state", "settled_on"])
    note(f"promise_{state}", dispute, seat, by=by, at=at, promise=promise.pk)
    tell_parties(dispute, [party for party in parties_of(dispute) if party.pk != seat.party_id])
    if not seat.is_mediator:
        tell_mediator(dispute.mediator)
    left = Obligation.objects.filter(paper__dispute=dispute, paper__replaced_at__isnull=True)
    if not left.exclude(state=ObligationState.FULFILLED).exists():
        _close(dispute, dispute.outcome, seat, by, at)
    return promise


@atomic
def end_mediation(seat: Seat, outcome: str, *, by: Actor, at: datetime) -> Dispute:
    """End without an agreement (``none``: the mediator says there is none; ``withdrawn``: a party leaves), or close a
    file whose agreement is in force: its outcome stays."""
    dispute, _vault = locked(seat)
    ensure(may_end(seat, dispute))
    if dispute.state == DisputeState.FULFILMENT:
        outcome = dispute.outcome
    elif outcome not in (Outcome.NONE, Outcome.WITHDRAWN):
        raise Refused(refuse("An agreement is reached by signing it."))
    tell_parties(dispute, [party for party in parties_of(dispute) if party.pk != seat.party_id])
    if not seat.is_mediator:
        tell_mediator(dispute.mediator)
    _close(dispute, outcome, seat, by, at)
    return dispute


def remind_of_promises(*, at: datetime) -> int:
    """Tell a side a week and a day before, and the day after, that a promise of theirs is due: once on each of these
    days. How many promises."""
    today = local_date(at)
    days = [*(today + timedelta(days=before) for before in REMIND_BEFORE), today - timedelta(days=REMIND_AFTER)]
    due = Obligation.objects.filter(state__in=UNSETTLED, due_on__in=days, paper__in_force_on__isnull=False)
    due = due.filter(Q(reminded_on__isnull=True) | Q(reminded_on__lt=today))
    count = 0
    for promise in due.select_related("paper__dispute"):
        dispute = promise.paper.dispute
        with transaction.atomic():
            late = promise.due_on < today
            tell_parties(dispute, [one for one in parties_of(dispute) if late or one.side == promise.side])
            promise.reminded_on = today
            promise.save(update_fields=["reminded_on"])
        count += 1
    return count


def _promise(dispute: Dispute, obligation_id: UUID) -> Obligation:
    rows = Obligation.objects.select_for_update(of=("self",)).filter(paper__dispute=dispute)
    return rows.filter(paper__in_force_on__isnull=False).get(pk=obligation_id)


def _close(dispute: Dispute, outcome: str, seat: Seat, by: Actor, at: datetime) -> None:
    dispute.state, dispute.outcome, dispute.closed_on = DisputeState.CLOSED, outcome, local_date(at)
    dispute.save(update_fields=["state", "outcome", "closed_on"])
    note("dispute_closed", dispute, seat, by=by, at=at, outcome=str(outcome))
