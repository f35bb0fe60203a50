"""Ways into a file: number and PIN, a link that opens once, an account."""

from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core import pin as pins
from tirek.core.actor import ANONYMOUS, Actor
from tirek.core.numbering import normalise
from tirek.core.throttle import hit
from tirek.core.verdict import TooMany, refuse
from tirek.mediation.actions.locking import locked, note, own_party
from tirek.mediation.actions.notices import digest_of, invite
from tirek.mediation.models import Dispute, Party
from tirek.mediation.permissions import Seat
from tirek.mediation.queries.parties import place_of
from tirek.mediation.queries.seats import letter_box
from tirek.mediation.sealing import CONTACTS, blind

TRIES_PER_NUMBER, TRIES_PER_ADDRESS, WINDOW = 20, 40, timedelta(hours=1)
_NOBODY = "0" * 64
PIN_DIGITS = 6


def prove_party(number: str, pin: str, *, remote_key: str) -> Party | None:
    """The party whose number and PIN these are, however typed; None when they do not belong together. Takes the same
    way whether there is such a number or not. Raises TooMany."""
    canonical = normalise(number) or ""
    within = hit(f"mediation:number:{canonical or remote_key}", TRIES_PER_NUMBER, WINDOW)
    if not (hit(f"mediation:address:{remote_key}", TRIES_PER_ADDRESS, WINDOW) and within):
        raise TooMany(refuse(_("Too many tries. Wait an hour and try again.")))
    digits = "".join(char for char in pin if char.isdigit())
    parties = list(Party.objects.select_related("dispute").filter(dispute__number=canonical))
    right = [party for party in parties if pins.matches(party.pin_digest or _NOBODY, canonical, digits)]
    if not parties:
        pins.matches(_NOBODY, canonical, digits)
    return right[0] if right else None


def party_of_link(token: str, *, at: datetime) -> Party | None:
    """The party a link was sent to, while it opens."""
    found = Party.objects.select_related("dispute").filter(link_digest=digest_of(token), link_until__gt=at)
    return found.first()


@atomic
def choose_pin(token: str, pin: str, *, by: Actor = ANONYMOUS, at: datetime) -> Party | None:
    """Choose the PIN by which one enters from now on; the link opens nothing more. None when it was used before.
    Raises ValidationError for a PIN that is none, too easy, or the other party's."""
    found = Party.objects.select_for_update(of=("self",)).select_related("dispute")
    party = found.filter(link_digest=digest_of(token), link_until__gt=at).first()
    if party is None:
        return None
    _check_pin(pin, party)
    party.pin_digest, party.link_digest, party.link_until = pins.digest(party.dispute.number, pin), "", None
    party.save(update_fields=["pin_digest", "link_digest", "link_until"])
    seat = Seat(party.dispute_id, party_id=party.pk, side=party.side)
    note("party_entered", party.dispute, seat, by=by, at=at)
    return party


@atomic
def join_account(seat: Seat, *, by: Actor, at: datetime) -> None:
    """Let the signed-in account enter this file from now on; it is remembered by a keyed digest only."""
    dispute, _vault = locked(seat)
    if by.user_id is None or not seat.is_party:
        return
    party = own_party(seat)
    party.account_digest = blind("account", str(by.user_id))
    party.save(update_fields=["account_digest"])
    note("account_joined", dispute, seat, by=by, at=at)


@atomic
def invite_again(seat: Seat, party_id: UUID, phone: str = "", email: str = "", *, by: Actor, at: datetime) -> bool:
    """A new link for a party who has not entered yet, asked for by the other side or the mediator; to a new phone or
    e-mail when one is told. False when there is no way to reach them."""
    dispute, _vault = locked(seat)
    party = Party.objects.select_for_update().filter(dispute=dispute, pin_digest="").get(pk=party_id)
    if phone or email:
        box = letter_box(dispute)
        known = box.read(CONTACTS, place_of(party), party.sealed_contacts)
        told = {name: value for name, value in (("phone", phone), ("email", email)) if value}
        rest = {name: value for name, value in known.items() if name not in ("phone", "email")}
        party.sealed_contacts = box.seal(CONTACTS, place_of(party), rest | told)
    sent = invite(dispute, party, at=at)
    party.save(update_fields=["link_digest", "link_until", "sealed_contacts"])
    note("party_invited", dispute, seat, by=by, at=at)
    return sent


def _check_pin(pin: str, party: Party) -> None:
    if len(pin) != PIN_DIGITS or not pin.isascii() or not pin.isdigit():
        raise ValidationError({"pin": _("Six digits.")})
    if len(set(pin)) < 3 or pin in "01234567890" or pin in "09876543210":
        raise ValidationError({"pin": _("This PIN is too easy to guess. Choose another one.")})
    others = Dispute.objects.get(pk=party.dispute_id).parties.exclude(pk=party.pk)
    if any(pins.matches(each.pin_digest or _NOBODY, party.dispute.number, pin) for each in others):
        raise ValidationError({"pin": _("Choose another PIN.")})
