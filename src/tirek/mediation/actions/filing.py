"""Opening a file: by a party, or by a court, the police, an office or a council. Whoever hands a dispute in for others
writes into a letter box: afterwards they read nothing of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core import pin as pins
from tirek.core.actor import Actor
from tirek.core.calendar import local_date
from tirek.core.ids import uuid7
from tirek.core.iin import check_iin
from tirek.core.lines import one_line, paragraphs
from tirek.core.numbering import next_number
from tirek.core.text import fold
from tirek.core.verdict import ensure
from tirek.mediation.actions.locking import note
from tirek.mediation.actions.notices import invite
from tirek.mediation.enums import DisputeSource, DisputeState, Side
from tirek.mediation.models import Dispute, FileKey, Party
from tirek.mediation.permissions import may_refer
from tirek.mediation.sealing import CONTACTS, NAMES, SHARED, Vault, blind, new_file_key, wrap
from tirek.network.queries.organisations import offices_for_area

SERIES = "9802"
NAMED = ("family_name", "given_name", "patronymic", "organisation", "representative", "basis")
REACHED = ("iin", "birth_date", "phone", "email", "employer")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyFacts:
    """A party as told. A person has a family name; an organisation only its own. Somebody who acts for a party is
    ``representative``, on ``basis`` (a power of attorney, a birth certificate …). ``is_present``: the PIN is handed
    over on the spot; else a link is sent."""

    side: int
    family_name: str = ""
    given_name: str = ""
    patronymic: str = ""
    organisation: str = ""
    representative: str = ""
    basis: str = ""
    iin: str = ""
    birth_date: str = ""
    phone: str = ""
    email: str = ""
    employer: str = ""
    language: str = "kk"
    is_present: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeFacts:
    """A dispute as told."""

    category: str
    area_id: UUID
    subject: str
    parties: Sequence[PartyFacts]
    source: str = DisputeSource.PARTY
    language: str = "kk"
    is_remote: bool = False


@dataclass(frozen=True, slots=True)
class Filed:
    """A file just opened, with the PINs shown once: pairs of name and PIN; and the names of parties nobody can reach
    (hand them the paper)."""

    dispute: Dispute
    pins: list[tuple[str, str]]
    unreached: list[str] = field(default_factory=list)


@atomic
def open_dispute(facts: DisputeFacts, *, by: Actor, at: datetime) -> Filed:
    """Open a file and invite the parties who are not there. Raises ValidationError by field, Refused for who does not
    refer. A party who files consents by it."""
    if facts.source != DisputeSource.PARTY:
        ensure(may_refer(by))
    _check(facts)
    dispute, vault = _new_file(facts, by, at)
    parties = [_party(dispute, vault, each, number, at) for number, each in enumerate(facts.parties)]
    given: dict[UUID, str] = {}
    for party, told in zip(parties, facts.parties, strict=True):
        if told.is_present:
            given[party.pk] = _fresh_pin(dispute.number, given.values())
            party.pin_digest = pins.digest(dispute.number, given[party.pk])
        if told.is_present and facts.source == DisputeSource.PARTY:
            party.consented_at = at
    Party.objects.bulk_create(parties)
    unreached = _invite_absent(dispute, parties, facts.parties, at)
    note("dispute_opened", dispute, None, by=by, at=at, source=str(facts.source), parties=len(parties))
    names = {party.pk: name_of(told) for party, told in zip(parties, facts.parties, strict=True)}
    return Filed(dispute, [(names[key], pin) for key, pin in given.items()], unreached)


def name_of(told: PartyFacts) -> str:
    """Who it is, in one line."""
    names = filter(None, (told.family_name, told.given_name, told.patronymic))
    return one_line(" ".join(names)) or one_line(told.organisation)


def who_digest(told: PartyFacts) -> str:
    """The same person found again in another file: by IIN, else by name and day of birth; nothing else is enough."""
    if told.iin:
        return blind("iin", told.iin)
    if told.birth_date and told.family_name:
        return blind("person", f"{fold(name_of(told))}|{told.birth_date}")
    if told.organisation and not told.family_name:
        return blind("organisation", fold(told.organisation))
    return ""


def _new_file(facts: DisputeFacts, by: Actor, at: datetime) -> tuple[Dispute, Vault]:
    key, file_id, day = new_file_key(), uuid7(), local_date(at)
    vault = Vault(file_id, key, ())
    office_id = by.organisation_id if facts.source != DisputeSource.PARTY else _nearest_office(facts.area_id, day)
    dispute = Dispute.objects.create(
        id=file_id,
        number=next_number(SERIES, day.year),
        category=facts.category,
        source=facts.source,
        state=DisputeState.CONSENT,
        office_id=office_id,
        area_id=facts.area_id,
        language=facts.language,
        is_remote=facts.is_remote,
        opened_on=day,
        subject=vault.seal(SHARED, "subject", {"text": paragraphs(facts.subject)}),
    )
    wrapped_by, wrapped = wrap(file_id, key)
    FileKey.objects.create(dispute=dispute, wrapped_by=wrapped_by, wrapped=wrapped)
    return dispute, vault


def _nearest_office(area_id: UUID, on: date) -> UUID | None:
    """Where a file that nobody referred is counted; the office itself does not see it."""
    found = offices_for_area(area_id, on)
    return found[0].pk if found else None


def _party(dispute: Dispute, vault: Vault, told: PartyFacts, number: int, at: datetime) -> Party:
    party = Party(
        dispute=dispute, side=told.side, place=number + 1, language=told.language, who_digest=who_digest(told)
    )
    named = {name: one_line(getattr(told, name)) for name in NAMED if getattr(told, name)}
    reached = {name: str(getattr(told, name)) for name in REACHED if getattr(told, name)}
    party.sealed = vault.seal(NAMES, f"party:{party.pk}", named)
    party.sealed_contacts = vault.seal(CONTACTS, f"party:{party.pk}", reached)
    return party


def _invite_absent(dispute: Dispute, parties: Sequence[Party], told: Sequence[PartyFacts], at: datetime) -> list[str]:
    """A link to each who is not there; the names of those without phone and e-mail."""
    unreached = []
    for party, facts in zip(parties, told, strict=True):
        if facts.is_present:
            continue
        if not invite(dispute, party, at=at):
            unreached.append(name_of(facts))
        party.save(update_fields=["link_digest", "link_until"])
    return unreached


def _fresh_pin(number: str, taken: object) -> str:
    """Two parties of one file never have the same: the PIN tells them apart."""
    while (pin := pins.new_pin()) in taken:  # type: ignore[operator]
        pass
    return pin


def _check(facts: DisputeFacts) -> None:
    if {told.side for told in facts.parties} != set(Side.values):
        raise ValidationError({"": _("A dispute has two sides. Name somebody on each.")})
    for told in facts.parties:
        if not name_of(told):
            raise ValidationError({"": _("Name each party: a family name, or the organisation.")})
        if told.iin and not check_iin(told.iin).is_valid:
            raise ValidationError({"": _("An IIN has twelve digits and a check digit. Look at it again.")})
        if told.representative and not told.basis:
            raise ValidationError({"": _("Say on what basis the representative acts.")})
    if not paragraphs(facts.subject):
        raise ValidationError({"subject": _("Say in a few words what the dispute is about.")})
