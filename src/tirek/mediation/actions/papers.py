"""Contract and agreement: put into words by the mediator, signed by all, signed copies exchanged."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.calendar import local_date
from tirek.core.canonical import canonical
from tirek.core.ids import uuid7
from tirek.core.lines import one_line, paragraphs
from tirek.core.verdict import Verdict, ensure
from tirek.mediation.actions.locking import locked, note, others, parties_of
from tirek.mediation.actions.notices import tell_mediator, tell_parties
from tirek.mediation.enums import DisputeState, Outcome, PaperKind, Side, SignedHow
from tirek.mediation.models import Dispute, Obligation, Paper, Scan, Signature
from tirek.mediation.permissions import Seat, may_draft_agreement, may_draft_contract, may_sign
from tirek.mediation.sealing import SHARED, Vault

LARGEST_SCAN = 10 * 2**20
SCANS = {b"%PDF": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG": "image/png"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractTerms:
    """What a contract settles beside what the law says anyway (law.md §4: contents to be confirmed by a lawyer)."""

    costs: str
    place: str
    begins_on: date
    ends_on: date
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What one side does, and by when."""

    side: int
    text: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementTerms:
    """What the parties have agreed; ``is_partial``: only on a part of the dispute."""

    terms: str
    breach: str = ""
    is_partial: bool = False
    promises: Sequence[Promise] = ()


@atomic
def draft_contract(seat: Seat, terms: ContractTerms, *, by: Actor, at: datetime) -> Paper:
    """Put a contract to the parties; written anew, it is signed anew."""
    dispute, vault = locked(seat)
    ensure(may_draft_contract(seat, dispute))
    if terms.ends_on < terms.begins_on:
        raise ValidationError({"ends_on": _("It ends before it begins.")})
    words = {"costs": paragraphs(terms.costs), "place": one_line(terms.place), "more": paragraphs(terms.more)}
    days = {"begins_on": terms.begins_on.isoformat(), "ends_on": terms.ends_on.isoformat()}
    return _put(dispute, vault, seat, PaperKind.CONTRACT, words | days, by, at)


@atomic
def draft_agreement(seat: Seat, terms: AgreementTerms, *, by: Actor, at: datetime) -> Paper:
    """Put an agreement to the parties with what each side promises."""
    dispute, vault = locked(seat)
    ensure(may_draft_agreement(seat, dispute))
    _check_promises(terms.promises, local_date(at))
    words = {"terms": paragraphs(terms.terms), "breach": paragraphs(terms.breach), "is_partial": terms.is_partial}
    told = [asdict(each) | {"due_on": each.due_on.isoformat()} for each in terms.promises]
    paper = _put(dispute, vault, seat, PaperKind.AGREEMENT, words | {"promises": told}, by, at)
    for place, each in enumerate(terms.promises, start=1):
        promise = Obligation(paper=paper, side=each.side, place=place, due_on=each.due_on)
        promise.sealed = vault.seal(SHARED, f"obligation:{promise.pk}", {"text": paragraphs(each.text)})
        promise.save(force_insert=True)
    return paper


@atomic
def sign(seat: Seat, paper_id: UUID, digest: str, *, by: Actor, at: datetime) -> Paper:
    """Sign the text as it was read: ``digest`` is the one the page showed, so nobody signs what was changed meanwhile.
    Once all have signed, the paper is in force."""
    dispute, _vault = locked(seat)
    paper = Paper.objects.select_for_update().get(dispute=dispute, pk=paper_id)
    ensure(_signable(seat, paper))
    if digest != paper.digest:
        raise ValidationError({"": _("The text has changed since you opened the page. Read it again.")})
    _sign(paper, seat.party_id, SignedHow.ONLINE, at)
    note("paper_signed", dispute, seat, by=by, at=at, kind=paper.kind)
    _come_into_force(dispute, paper, seat, by, at)
    return paper


@atomic
def sign_on_paper(seat: Seat, paper_id: UUID, *, by: Actor, at: datetime) -> Paper:
    """The mediator has seen everybody's signature on the printed text."""
    dispute, _vault = locked(seat)
    paper = Paper.objects.select_for_update().get(dispute=dispute, pk=paper_id)
    ensure(_by_mediator(seat, dispute, paper))
    done = set(paper.signatures.values_list("party_id", flat=True))
    for key in {party.pk for party in parties_of(dispute)} | {None}:
        if key not in done:
            _sign(paper, key, SignedHow.PAPER, at)
    note("paper_signed_by_hand", dispute, seat, by=by, at=at, kind=paper.kind)
    _come_into_force(dispute, paper, seat, by, at)
    return paper


@atomic
def add_scan(seat: Seat, paper_id: UUID, name: str, contents: bytes, *, by: Actor, at: datetime) -> Scan:
    """Keep a signed copy, encrypted. Raises ValidationError for what is neither PDF nor picture, or too large."""
    dispute, vault = locked(seat)
    paper = Paper.objects.get(dispute=dispute, pk=paper_id)
    if len(contents) > LARGEST_SCAN or not any(contents.startswith(begin) for begin in SCANS):
        raise ValidationError({"scan": _("A PDF or a picture of at most ten megabytes.")})
    scan = Scan(dispute=dispute, paper=paper, added_at=at, size=len(contents))
    sealed = vault.bytes_in(SHARED, f"scan:{scan.pk}", contents)
    scan.stored_as = default_storage.save(f"mediation/{uuid7()}", ContentFile(sealed))
    scan.sealed_name = vault.seal(SHARED, f"scan-name:{scan.pk}", {"name": one_line(name)[:150]})
    scan.save(force_insert=True)
    tell_parties(dispute, others(parties_of(dispute), seat))
    note("copy_added", dispute, seat, by=by, at=at, size=scan.size)
    return scan


def has_signed(paper: Paper, seat: Seat) -> bool:
    """Whether this seat has signed it."""
    return seat.party_id in set(paper.signatures.values_list("party_id", flat=True))


def scan_type(contents: bytes) -> str:
    """The media type of a stored copy."""
    return next((kind for begin, kind in SCANS.items() if contents.startswith(begin)), "application/octet-stream")


def _put(
    dispute: Dispute, vault: Vault, seat: Seat, kind: PaperKind, words: Mapping[str, object], by: Actor, at: datetime
) -> Paper:
    Paper.objects.filter(dispute=dispute, kind=kind, replaced_at__isnull=True).update(replaced_at=at)
    paper = Paper(dispute=dispute, kind=kind, drafted_at=at)
    paper.digest = hashlib.sha256(str(paper.pk).encode() + canonical(words)).hexdigest()
    paper.sealed = vault.seal(SHARED, f"paper:{paper.pk}", words)
    paper.save(force_insert=True)
    tell_parties(dispute, parties_of(dispute))
    note("paper_drafted", dispute, seat, by=by, at=at, kind=str(kind))
    return paper


def _signable(seat: Seat, paper: Paper) -> Verdict:
    return may_sign(seat, paper, has_signed(paper, seat))


def _by_mediator(seat: Seat, dispute: Dispute, paper: Paper) -> Verdict:
    if paper.replaced_at or paper.in_force_on:
        return may_sign(seat, paper, True)
    rule = may_draft_contract if paper.kind == PaperKind.CONTRACT else may_draft_agreement
    return rule(seat, dispute)


def _sign(paper: Paper, party_id: UUID | None, how: SignedHow, at: datetime) -> None:
    Signature.objects.create(paper=paper, party_id=party_id, how=how, signed_at=at, digest=paper.digest)


def _come_into_force(dispute: Dispute, paper: Paper, seat: Seat, by: Actor, at: datetime) -> None:
    """What follows when the last signature is there."""
    parties = parties_of(dispute)
    if paper.signatures.count() < len(parties) + 1:
        return
    paper.in_force_on = local_date(at)
    paper.save(update_fields=["in_force_on"])
    if paper.kind == PaperKind.CONTRACT:
        dispute.state = DisputeState.SESSIONS
        dispute.save(update_fields=["state"])
    else:
        _agree(dispute, paper, seat, at)
    note("paper_in_force", dispute, seat, by=by, at=at, kind=paper.kind)
    tell_parties(dispute, [each for each in parties if each.pk != seat.party_id])
    if not seat.is_mediator:
        tell_mediator(dispute.mediator)


def _agree(dispute: Dispute, paper: Paper, seat: Seat, at: datetime) -> None:
    """The agreement is reached; with nothing promised for later the file is closed at once."""
    _dispute, vault = locked(seat)
    words = vault.read(SHARED, f"paper:{paper.pk}", paper.sealed)
    dispute.outcome = Outcome.PARTIAL if words["is_partial"] else Outcome.AGREEMENT
    dispute.agreed_on = local_date(at)
    dispute.state = DisputeState.FULFILMENT
    if not words["promises"]:
        dispute.state, dispute.closed_on = DisputeState.CLOSED, dispute.agreed_on
    dispute.save(update_fields=["outcome", "agreed_on", "state", "closed_on"])


def _check_promises(promises: Sequence[Promise], today: date) -> None:
    for each in promises:
        if each.due_on < today or not paragraphs(each.text) or each.side not in Side.values:
            raise ValidationError({"promises": _("Each promise says what, who and by when, from today on.")})
