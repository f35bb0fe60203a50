"""Mediators, and files at every stage of their life."""

from datetime import date, datetime, timedelta
from itertools import count

from tirek.core.actor import ANONYMOUS, Actor
from tirek.core.calendar import local_date
from tirek.core.pin import digest
from tirek.mediation.actions import choosing, filing, papers, sessions
from tirek.mediation.actions.openings import ask_opening
from tirek.mediation.actions.register import search_keys_of
from tirek.mediation.actions.signals import SignalFacts, enter_signal
from tirek.mediation.enums import DisputeCategory, MediatorKind, MediatorState, SignalKind
from tirek.mediation.models import Dispute, Mediator, Opening, Paper, Party, Signal
from tirek.mediation.permissions import Seat
from tirek.network.models import Organisation, User

_serial = count(1)
SUBJECT = "Құпия арық пен қоршау"
PINS = {1: "192837", 2: "564738"}
FIRST = filing.PartyFacts(side=1, family_name="Құпиябаев", given_name="Бірінші", phone="+77010000101", is_present=True)
SECOND = filing.PartyFacts(side=2, family_name="Жасырынов", given_name="Екінші", phone="+77010000102")


def make_mediator(
    office: Organisation, *, user: User | None = None, on: date | None = None, **facts: object
) -> Mediator:
    """One who works, certified for the year around ``on``."""
    number, day = next(_serial), on or date(2026, 11, 2)
    family = str(facts.pop("family_name", f"Медиаторов{number}"))
    values = {
        "number": f"9801-26-{number:06d}-0",
        "kind": MediatorKind.PROFESSIONAL,
        "state": MediatorState.ACTIVE,
        "family_name": family,
        "given_name": "Гүлнар",
        "search_keys": search_keys_of(family, "Гүлнар"),
        "languages": ["kk", "ru"],
        "categories": [],
        "area_id": office.area_id,
        "keeper": office,
        "certificate": f"М-{number}",
        "certified_on": day - timedelta(days=180),
        "valid_until": day + timedelta(days=180),
        "state_since": day - timedelta(days=180),
        "user": user,
    }
    return Mediator.objects.create(**{**values, **facts})


def make_outsider(name: str = "Медиатор") -> User:
    """An account without any role."""
    return User.objects.create_user(f"outsider{next(_serial)}@tirek.example", name=name)


def make_dispute(office: Organisation, at: datetime, *, subject: str = SUBJECT, **facts: object) -> Dispute:
    """A file a party has opened; both sides' PINs are known."""
    told = {"category": DisputeCategory.NEIGHBOURS, "area_id": office.area_id, "parties": [FIRST, SECOND], **facts}
    file = filing.open_dispute(filing.DisputeFacts(subject=subject, **told), by=ANONYMOUS, at=at).dispute
    for party in file.parties.all():
        party.pin_digest = digest(file.number, PINS[party.side])
        party.save(update_fields=["pin_digest"])
    return file


def sides(file: Dispute) -> list[Seat]:
    """The seats of the parties."""
    return [Seat(file.pk, party_id=party.pk, side=party.side) for party in Party.objects.filter(dispute=file)]


def chair(file: Dispute, mediator: Mediator) -> Seat:
    """The seat of the mediator."""
    return Seat(file.pk, mediator_id=mediator.pk)


def agree_to_mediate(file: Dispute, mediator: Mediator, at: datetime) -> None:
    """Both sides consent and name this mediator, who takes the file."""
    choosing.consent(sides(file)[1], by=ANONYMOUS, at=at)
    for seat in sides(file):
        choosing.choose(seat, [mediator.pk], by=ANONYMOUS, at=at)
    choosing.accept_request(chair(file, mediator), by=actor_of(mediator), at=at)


def sign_all(file: Dispute, mediator: Mediator, paper: Paper, at: datetime) -> None:
    """Everybody signs."""
    for seat in (*sides(file), chair(file, mediator)):
        papers.sign(seat, paper.pk, paper.digest, by=ANONYMOUS, at=at)


def make_contract(file: Dispute, mediator: Mediator, at: datetime) -> Paper:
    """A contract in force."""
    day = local_date(at)
    terms = papers.ContractTerms(costs="Құпия ақысыз", place="", begins_on=day, ends_on=day + timedelta(days=30))
    paper = papers.draft_contract(chair(file, mediator), terms, by=actor_of(mediator), at=at)
    sign_all(file, mediator, paper, at)
    return paper


def make_agreement(file: Dispute, mediator: Mediator, at: datetime, *, due_in: int = 10) -> Paper:
    """An agreement in force: each side has promised something."""
    day = local_date(at) + timedelta(days=due_in)
    promises = [papers.Promise(side=side, text=f"Құпия уәде {side}", due_on=day) for side in (1, 2)]
    terms = papers.AgreementTerms(terms="Құпия келісім", promises=promises)
    paper = papers.draft_agreement(chair(file, mediator), terms, by=actor_of(mediator), at=at)
    sign_all(file, mediator, paper, at)
    return paper


def make_whole_file(office: Organisation, mediator: Mediator, at: datetime) -> Dispute:
    """A file with something in every compartment, up to the agreement."""
    file = make_dispute(office, at)
    agree_to_mediate(file, mediator, at)
    make_contract(file, mediator, at)
    seat = chair(file, mediator)
    for kind in ("joint", "first", "second"):
        plan = sessions.SessionFacts(
            kind=kind,
            format="remote",
            starts_at=at + timedelta(hours=1),
            minutes=60,
            link="https://secret.tirek.example",
        )
        held = sessions.plan_session(seat, plan, by=ANONYMOUS, at=at)
        sessions.record_session(seat, held.pk, f"Құпия хаттама {kind}", by=ANONYMOUS, at=at + timedelta(hours=2))
    for writer, words in (
        (sides(file)[0], "Құпия жазба бір"),
        (sides(file)[1], "Құпия жазба екі"),
        (seat, "Құпия медиатор"),
    ):
        sessions.write_note(writer, words, by=ANONYMOUS, at=at)
    make_agreement(file, mediator, at)
    file.refresh_from_db()
    return file


def make_one_of_each_mediation(office: Organisation, actors: dict[str, Actor], at: datetime) -> Dispute:
    """For the scene of access: a mediator who works, one who is suspended, a file, a request to open it, a signal."""
    user = make_outsider()
    mediator = make_mediator(office, user=user, on=local_date(at))
    make_mediator(office, on=local_date(at), state=MediatorState.SUSPENDED, state_reason="Демалыс")
    file = make_whole_file(office, mediator, at)
    make_opening(file, actors["coordinator"], at)
    make_signal(office, actors["head"], at)
    return file


def make_opening(file: Dispute, by: Actor, at: datetime) -> Opening:
    """A request to open a file."""
    return ask_opening(file.number, "Сот сұратты", "Соттың қаулысы № 1", 24, by=by, at=at)


def make_signal(office: Organisation, by: Actor, at: datetime, **facts: object) -> Signal:
    """A signal of an office's territory."""
    told = {"kind": SignalKind.LAND, "text": "Жайылым туралы наразылық", "noticed_on": local_date(at), **facts}
    return enter_signal(SignalFacts(office_id=office.pk, area_id=office.area_id, **told), by=by, at=at)


def actor_of(mediator: Mediator) -> Actor:
    """The mediator acting."""
    return Actor(user_id=mediator.user_id, name=mediator.name)
