"""Taking hold of a file for a deed: locked, with the vault of whoever does it."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from tirek.core.actor import ANONYMOUS, Actor
from tirek.core.audit import record
from tirek.core.verdict import Refused, refuse
from tirek.mediation.models import Dispute, Party
from tirek.mediation.permissions import Seat
from tirek.mediation.queries.seats import vault_of
from tirek.mediation.sealing import Vault


def locked(seat: Seat) -> tuple[Dispute, Vault]:
    """The file of a seat, locked till the end of the transaction, and what the seat opens."""
    dispute = Dispute.objects.select_for_update(of=("self",)).select_related("mediator").get(pk=seat.dispute_id)
    return dispute, vault_of(seat, dispute)


def parties_of(dispute: Dispute) -> list[Party]:
    """All parties by side."""
    return list(dispute.parties.all())


def own_party(seat: Seat) -> Party:
    """The party whose seat this is. Raises Refused for any other seat."""
    if seat.party_id is None:
        raise Refused(refuse(_("Only a party does this.")))
    return Party.objects.get(pk=seat.party_id)


def note(verb: str, dispute: Dispute, seat: Seat | None, *, by: Actor, at: datetime, **facts: object) -> None:
    """Write into the trail: what was done to which file, by the mediator or which side; never what is in it."""
    who = "" if seat is None else "mediator" if seat.is_mediator else f"side-{seat.side}" if seat.side else "opening"
    record(f"mediation.{verb}", dispute, by=_recorded(by, seat), at=at, **({"who": who} if who else {}), **facts)


def _recorded(by: Actor, seat: Seat | None) -> Actor:
    """The trail tells which side did it, not which account, and of no deed at a file for which organisation: whoever
    reads the trail learns of no party."""
    if by.is_system:
        return by
    return ANONYMOUS if seat is not None and seat.is_party else Actor(user_id=by.user_id, language=by.language)


def others(parties: Iterable[Party], seat: Seat) -> list[Party]:
    """The parties of the other side (all of them, for the mediator)."""
    return [party for party in parties if seat.is_mediator or party.side != seat.side]
