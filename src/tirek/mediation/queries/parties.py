"""Who the parties are, for whom a vault opens it."""

from dataclasses import dataclass

from tirek.core.lines import phone_for_reading
from tirek.mediation.models import Dispute, Party
from tirek.mediation.queries.seats import letter_box
from tirek.mediation.sealing import CONTACTS, NAMES, Vault


@dataclass(frozen=True, slots=True)
class PartyView:
    """A party as the reader of a file sees them; ``phone`` and ``email`` only where the vault opens contacts."""

    party: Party
    name: str
    organisation: str
    representative: str
    basis: str
    phone: str = ""
    email: str = ""

    @property
    def has_consented(self) -> bool:
        return self.party.consented_at is not None


def place_of(party: Party) -> str:
    """Where what a party told is sealed."""
    return f"party:{party.pk}"


def party_views(dispute: Dispute, vault: Vault) -> list[PartyView]:
    """All parties by side; one query."""
    return [_view(party, vault) for party in dispute.parties.all()]


def told_of(dispute: Dispute) -> list[dict[str, str]]:
    """What each party told of themselves, for the check of conflicts."""
    box = letter_box(dispute)
    return [_told(party, box) for party in dispute.parties.all()]


def _told(party: Party, vault: Vault) -> dict[str, str]:
    names = vault.read(NAMES, place_of(party), party.sealed)
    return {**names, **vault.read(CONTACTS, place_of(party), party.sealed_contacts)}


def _view(party: Party, vault: Vault) -> PartyView:
    told = vault.read(NAMES, place_of(party), party.sealed)
    reach = vault.read(CONTACTS, place_of(party), party.sealed_contacts) if vault.opens(CONTACTS) else {}
    return PartyView(
        party=party,
        name=full_name(told),
        organisation=told.get("organisation", ""),
        representative=told.get("representative", ""),
        basis=told.get("basis", ""),
        phone=phone_for_reading(reach.get("phone", "")),
        email=reach.get("email", ""),
    )


def full_name(told: dict[str, str]) -> str:
    """A person's name, or the organisation's."""
    names = (told.get("family_name", ""), told.get("given_name", ""), told.get("patronymic", ""))
    return " ".join(filter(None, names)) or told.get("organisation", "")
