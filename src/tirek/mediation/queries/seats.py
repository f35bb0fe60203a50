"""Taking a seat at a file, and the vault that a seat opens. THE way to the contents: nothing else makes a vault but the
house's own letter box, which opens only what a message or a check of conflicts needs."""

from datetime import datetime
from uuid import UUID

from tirek.core.actor import Actor
from tirek.mediation.enums import DisputeState, SessionKind
from tirek.mediation.models import Dispute, FileKey, Opening, Party
from tirek.mediation.permissions import Seat, may_read_opening
from tirek.mediation.sealing import CONTACTS, MEDIATOR, NAMES, SHARED, Sealed, Vault, blind, of_side, session_of, unwrap

RELATED = ("mediator", "area", "office")


def dispute_of(seat: Seat) -> Dispute:
    """The file of a seat."""
    return Dispute.objects.select_related(*RELATED).get(pk=seat.dispute_id)


def seat_of_party(party_id: UUID | str, number: str) -> Seat | None:
    """The seat of a party who has proved number and PIN (or a link) in this session."""
    party = Party.objects.filter(pk=party_id, dispute__number=number).first()
    return Seat(party.dispute_id, party_id=party.pk, side=party.side) if party else None


def seat_of_actor(actor: Actor, number: str) -> Seat | None:
    """The seat of a signed-in mediator or party; two queries at most."""
    dispute = Dispute.objects.visible_to(actor).select_related("mediator").filter(number=number).first()
    if dispute is None:
        return None
    if dispute.mediator and dispute.mediator.user_id == actor.user_id:
        return Seat(dispute.pk, mediator_id=dispute.mediator.pk)
    party = dispute.parties.filter(account_digest=blind("account", str(actor.user_id))).first()
    return Seat(dispute.pk, party_id=party.pk, side=party.side) if party else None


def seat_of_opening(actor: Actor, opening: Opening, at: datetime) -> Seat | None:
    """The seat of whoever reads by an opening in force."""
    return Seat(opening.dispute_id, opening_id=opening.pk) if may_read_opening(actor, opening, at) else None


def vault_of(seat: Seat, dispute: Dispute) -> Vault:
    """What this seat opens. Raises Sealed when the file's key is destroyed."""
    return _vault(dispute, compartments_of(seat, dispute))


def letter_box(dispute: Dispute) -> Vault:
    """The house itself: who the parties are and how to reach them, for messages and the check of conflicts; nothing of
    what the dispute is about."""
    return _vault(dispute, {NAMES, CONTACTS})


def compartments_of(seat: Seat, dispute: Dispute) -> frozenset[str]:
    """What somebody reads of a file. A mediator who is only asked sees who the parties are, to say whether there is a
    conflict; whoever reads by an opening sees what all share; a side's notes are read by that side alone."""
    if seat.opening_id:
        return frozenset({NAMES, SHARED, session_of(SessionKind.JOINT)})
    if seat.is_mediator:
        if dispute.state == DisputeState.ASKED:
            return frozenset({NAMES})
        sessions = {session_of(kind) for kind in SessionKind}
        return frozenset({NAMES, SHARED, CONTACTS, MEDIATOR, *sessions})
    own = {session_of(kind) for kind in SessionKind if seat.side in kind.sides}
    return frozenset({NAMES, SHARED, of_side(seat.side or 0), *own})


def _vault(dispute: Dispute, compartments: frozenset[str] | set[str]) -> Vault:
    key = FileKey.objects.filter(dispute=dispute).first()
    if key is None:
        raise Sealed("key")
    return Vault(dispute.pk, unwrap(dispute.pk, key.wrapped_by, key.wrapped), compartments)
