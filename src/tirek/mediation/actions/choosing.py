"""From consent to a mediator who has taken the file."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.calendar import local_date
from tirek.core.verdict import ensure
from tirek.mediation.actions.locking import locked, note, own_party, parties_of
from tirek.mediation.actions.notices import tell_mediator, tell_parties
from tirek.mediation.enums import DisputeState, Outcome
from tirek.mediation.models import Dispute, Mediator, Party
from tirek.mediation.permissions import Seat, may_answer_request, may_choose, may_consent
from tirek.mediation.queries.shortlist import agreed_choice, shortlist

MOST_WISHES = 3


@atomic
def consent(seat: Seat, *, by: Actor, at: datetime) -> Dispute:
    """A party agrees to mediation; once all have, they choose a mediator."""
    dispute, _vault = locked(seat)
    party = own_party(seat)
    ensure(may_consent(seat, dispute, party.consented_at is not None))
    party.consented_at = at
    party.save(update_fields=["consented_at"])
    parties = parties_of(dispute)
    if all(each.consented_at for each in parties):
        dispute.state = DisputeState.CHOICE
        dispute.save(update_fields=["state"])
        tell_parties(dispute, [each for each in parties if each.pk != party.pk])
    note("party_consented", dispute, seat, by=by, at=at)
    return dispute


@atomic
def refuse_mediation(seat: Seat, *, by: Actor, at: datetime) -> Dispute:
    """A party does not want mediation: it is voluntary, so the file is closed."""
    dispute, _vault = locked(seat)
    party = own_party(seat)
    ensure(may_consent(seat, dispute, party.consented_at is not None))
    dispute.state, dispute.outcome, dispute.closed_on = DisputeState.CLOSED, Outcome.WITHDRAWN, local_date(at)
    dispute.save(update_fields=["state", "outcome", "closed_on"])
    tell_parties(dispute, [each for each in parties_of(dispute) if each.pk != party.pk])
    note("mediation_refused", dispute, seat, by=by, at=at)
    return dispute


@atomic
def choose(seat: Seat, wishes: Sequence[UUID], *, by: Actor, at: datetime) -> Dispute:
    """A party names up to three mediators of the shortlist, the best first. When all have named, the one they share is
    asked; while they share none, they name again."""
    dispute, _vault = locked(seat)
    ensure(may_choose(seat, dispute))
    allowed = {one.mediator.pk for one in shortlist(dispute, local_date(at))}
    wanted = list(dict.fromkeys(wishes))
    if not wanted or len(wanted) > MOST_WISHES or not set(wanted) <= allowed:
        raise ValidationError({"": _("Name one to three mediators of the list.")})
    party = own_party(seat)
    party.wishes = wanted
    party.save(update_fields=["wishes"])
    parties = parties_of(dispute)
    named = [each.wishes for each in parties]
    found = agreed_choice(named, allowed) if all(named) else None
    if found:
        _ask(dispute, found)
    elif all(named):
        tell_parties(dispute, [each for each in parties if each.pk != seat.party_id])
    note("mediators_named", dispute, seat, by=by, at=at, count=len(wanted))
    return dispute


@atomic
def accept_request(seat: Seat, *, by: Actor, at: datetime) -> Dispute:
    """The mediator declares to be impartial and takes the file."""
    dispute, _vault = locked(seat)
    ensure(may_answer_request(seat, dispute))
    if dispute.mediator is None or not dispute.mediator.is_standing(local_date(at)):
        raise ValidationError({"": _("Your entry in the register does not stand today. Have it renewed first.")})
    dispute.state, dispute.accepted_on = DisputeState.CONTRACT, local_date(at)
    dispute.save(update_fields=["state", "accepted_on"])
    tell_parties(dispute, parties_of(dispute))
    note("request_accepted", dispute, seat, by=by, at=at)
    return dispute


@atomic
def decline_request(seat: Seat, *, by: Actor, at: datetime) -> Dispute:
    """The mediator declines, for a conflict or for want of time; the parties choose again. From now on the file is
    closed to this mediator."""
    dispute, _vault = locked(seat)
    ensure(may_answer_request(seat, dispute))
    dispute.declined_by = [*dispute.declined_by, *filter(None, [dispute.mediator_id])]
    dispute.state, dispute.mediator = DisputeState.CHOICE, None
    dispute.save(update_fields=["declined_by", "state", "mediator"])
    Party.objects.filter(dispute=dispute).update(wishes=[])
    tell_parties(dispute, parties_of(dispute))
    note("request_declined", dispute, seat, by=by, at=at)
    return dispute


def _ask(dispute: Dispute, mediator_id: UUID) -> None:
    mediator = Mediator.objects.select_related("user").get(pk=mediator_id)
    dispute.state, dispute.mediator = DisputeState.ASKED, mediator
    dispute.save(update_fields=["state", "mediator"])
    tell_mediator(mediator)
