"""The page of a file for whoever has a seat at it: only what the seat's vault opens, what happened, what comes next."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from tirek.core.audit.queries import history
from tirek.mediation.enums import DisputeState, PaperKind, SessionKind, Side
from tirek.mediation.models import Dispute, Obligation, Opening, Paper, Scan, Session
from tirek.mediation.permissions import Seat
from tirek.mediation.queries.parties import PartyView, party_views
from tirek.mediation.queries.seats import vault_of
from tirek.mediation.sealing import MEDIATOR, SHARED, Vault, of_side, session_of

HAPPENED: dict[str, Any] = {
    "dispute_opened": _("The file was opened"),
    "party_entered": _("A party entered for the first time"),
    "party_consented": _("A party agreed to mediation"),
    "mediation_refused": _("A party does not want mediation"),
    "mediators_named": _("A party named mediators"),
    "request_accepted": _("The mediator took the file"),
    "request_declined": _("The mediator asked declined"),
    "paper_drafted": _("A text was put to the parties"),
    "paper_signed": _("A signature was given"),
    "paper_signed_by_hand": _("The mediator confirmed signatures on paper"),
    "paper_in_force": _("All have signed"),
    "copy_added": _("A signed copy was added"),
    "session_planned": _("A session was announced"),
    "session_held": _("A session was held"),
    "session_called_off": _("A session was called off"),
    "promise_reported": _("A promise is said to be fulfilled"),
    "promise_fulfilled": _("A promise is fulfilled"),
    "promise_breached": _("A promise is broken"),
    "dispute_closed": _("The file was closed"),
}
WHO = {"mediator": _("Mediator"), "side-1": Side.FIRST.label, "side-2": Side.SECOND.label}


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session with what may be read of it."""

    session: Session
    place: str = ""
    link: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class PromiseView:
    """A promise in words."""

    promise: Obligation
    text: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class SignatureView:
    """Who has signed, who has not."""

    name: str
    signed_at: datetime | None
    how: str


@dataclass(frozen=True, slots=True)
class PaperView:
    """A contract or an agreement with its words, signatures and copies."""

    paper: Paper
    words: dict[str, Any]
    signatures: list[SignatureView]
    copies: list[tuple[Scan, str]]
    is_signed_by_reader: bool

    @property
    def is_in_force(self) -> bool:
        return self.paper.in_force_on is not None


@dataclass(frozen=True, slots=True)
class NoteView:
    """A private note."""

    written_at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Moment:
    """What happened, told without contents."""

    at: datetime
    what: Any
    who: Any


@dataclass(frozen=True, slots=True)
class FilePage:
    """Everything a reader may see; ``subject`` is empty for a mediator who is only asked."""

    dispute: Dispute
    seat: Seat
    subject: str
    parties: list[PartyView]
    sessions: list[SessionView] = field(default_factory=list)
    contract: PaperView | None = None
    agreement: PaperView | None = None
    promises: list[PromiseView] = field(default_factory=list)
    notes: list[NoteView] = field(default_factory=list)
    openings: list[Opening] = field(default_factory=list)
    moments: list[Moment] = field(default_factory=list)

    @property
    def own(self) -> PartyView | None:
        """The reader, where a party reads."""
        return next((one for one in self.parties if one.party.pk == self.seat.party_id), None)

    @property
    def next_step(self) -> str:
        """What is to be done now, for this reader."""
        return str(NEXT[self.dispute.state][0 if self.seat.is_mediator else 1])


NEXT: dict[str, tuple[Any, Any]] = {
    DisputeState.CONSENT: (
        "",
        _("Mediation is voluntary: it begins when everybody has agreed. Whoever has not answered gets a message."),
    ),
    DisputeState.CHOICE: (
        "",
        _("Each party names up to three mediators. The one whom all have named is asked."),
    ),
    DisputeState.ASKED: (
        _("Read who the parties are. Take the file only if you are impartial; else decline, and it closes to you."),
        _("The mediator says whether they are impartial and takes the file, or another one is chosen."),
    ),
    DisputeState.CONTRACT: (
        _("Write the contract; the parties and you sign it."),
        _("Read the contract of the mediator and sign it."),
    ),
    DisputeState.SESSIONS: (
        _("Announce sessions, record them, and put what was agreed into words."),
        _("Come to the sessions. What is agreed there the mediator writes down, and you sign it."),
    ),
    DisputeState.FULFILMENT: (
        _("The parties keep their promises; you may say that one is kept or broken, and close the file."),
        _("Keep the promises of the agreement, and say when the other side has kept theirs."),
    ),
    DisputeState.CLOSED: (_("The file is closed."), _("The file is closed.")),
}


def file_page(dispute: Dispute, seat: Seat, today: date) -> FilePage:
    """A dozen queries, however long the file is. Raises Sealed when its key is destroyed."""
    vault = vault_of(seat, dispute)
    parties = party_views(dispute, vault)
    if not vault.opens(SHARED):
        return FilePage(dispute, seat, "", parties, moments=moments_of(dispute))
    papers = {paper.kind: paper for paper in _papers(dispute)}
    agreement = papers.get(PaperKind.AGREEMENT)
    return FilePage(
        dispute=dispute,
        seat=seat,
        subject=vault.read(SHARED, "subject", dispute.subject)["text"],
        parties=parties,
        sessions=_sessions(dispute, vault),
        contract=_paper_view(papers.get(PaperKind.CONTRACT), vault, parties, seat),
        agreement=_paper_view(agreement, vault, parties, seat),
        promises=_promises(agreement, vault, today),
        notes=_notes(dispute, vault, seat),
        openings=list(dispute.openings.filter(until__isnull=False)),
        moments=moments_of(dispute),
    )


def moments_of(dispute: Dispute) -> list[Moment]:
    """The history, the latest first; private notes are not in it."""
    rows = history(dispute).values_list("at", "verb", "facts")
    told = [(at, HAPPENED.get(verb.removeprefix("mediation.")), facts) for at, verb, facts in rows]
    return [Moment(at, what, WHO.get(facts.get("who", ""), "")) for at, what, facts in reversed(told) if what]


def _papers(dispute: Dispute) -> list[Paper]:
    rows = Paper.objects.filter(dispute=dispute, replaced_at__isnull=True)
    return list(rows.prefetch_related("signatures", "scans", "obligations"))


def _paper_view(paper: Paper | None, vault: Vault, parties: list[PartyView], seat: Seat) -> PaperView | None:
    if paper is None:
        return None
    given = {one.party_id: one for one in paper.signatures.all()}
    names: list[tuple[UUID | None, Any]] = [(one.party.pk, one.name) for one in parties]
    signatures = [_signature(name, given.get(key)) for key, name in [*names, (None, _("Mediator"))]]
    copies = [(scan, scan_name(scan, vault)) for scan in paper.scans.all()]
    words = vault.read(SHARED, f"paper:{paper.pk}", paper.sealed)
    for name in ("begins_on", "ends_on"):
        words[name] = date.fromisoformat(words[name]) if words.get(name) else None
    return PaperView(paper, words, signatures, copies, seat.party_id in given)


def scan_name(scan: Scan, vault: Vault) -> str:
    """What a signed copy is called."""
    return str(vault.read(SHARED, f"scan-name:{scan.pk}", scan.sealed_name)["name"])


def _signature(name: Any, given: Any) -> SignatureView:
    if given is None:
        return SignatureView(name, None, "")
    return SignatureView(name, given.signed_at, given.get_how_display())


def _sessions(dispute: Dispute, vault: Vault) -> list[SessionView]:
    """Those whose compartment opens: a side does not learn of the other side's own sessions."""
    kinds = [kind for kind in SessionKind if vault.opens(session_of(kind))]
    return [_session(one, vault) for one in dispute.sessions.filter(kind__in=kinds)]


def _session(session: Session, vault: Vault) -> SessionView:
    compartment = session_of(session.kind)
    told = vault.read(compartment, f"session:{session.pk}", session.sealed)
    record = ""
    if session.sealed_record:
        record = vault.read(compartment, f"record:{session.pk}", session.sealed_record)["text"]
    return SessionView(session, told["place"], told["link"], record)


def _promises(agreement: Paper | None, vault: Vault, today: date) -> list[PromiseView]:
    if agreement is None:
        return []
    rows = agreement.obligations.all()
    return [
        PromiseView(
            row,
            vault.read(SHARED, f"obligation:{row.pk}", row.sealed)["text"],
            row.settled_on is None and row.due_on < today and agreement.in_force_on is not None,
        )
        for row in rows
    ]


def _notes(dispute: Dispute, vault: Vault, seat: Seat) -> list[NoteView]:
    """One's own: of one's side, or the mediator's."""
    if seat.opening_id:
        return []
    compartment = of_side(seat.side) if seat.side else MEDIATOR
    rows = dispute.notes.filter(side=seat.side)
    return [NoteView(row.written_at, vault.read(compartment, f"note:{row.pk}", row.sealed)["text"]) for row in rows]
