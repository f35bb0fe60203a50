"""Referrals of another installation: each becomes one application, whatever is sent twice or lost, and our word goes
back once and in order."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from tests.exchange.receiver import Answer, Asked, Receiver, receiver
from tests.factories import make_memorandum

from tirek.cases.actions.answers import answer
from tirek.cases.actions.assignment import take
from tirek.cases.enums import OutcomeResult
from tirek.cases.models import Case
from tirek.core.verdict import Refused
from tirek.exchange.actions import peers as actions
from tirek.exchange.actions.carrying import carry
from tirek.exchange.actions.peer_jobs import DEEDS, NOTICES, look_around
from tirek.exchange.enums_of_wires import OutgoingState
from tirek.exchange.models import Peer, PeerCase, PeerDeed, PeerNotice
from tirek.exchange.sealing import new_secret, signature

pytestmark = pytest.mark.django_db
SECRET = new_secret()


class Other:
    """Another Tirek as far as its interface goes: tokens, referrals, deeds done once for each key."""

    def __init__(self, server: Receiver) -> None:
        self.server = server
        self.referrals: dict[str, dict[str, Any]] = {}
        self.done: dict[str, str] = {}
        self.tokens = 0
        self.down = False
        server.otherwise = self.answer

    def refer(self, **more: Any) -> UUID:
        key = uuid4()
        told = {
            "id": str(key),
            "number": f"0900-26-{len(self.referrals) + 1:06d}",
            "state": "pending",
            "service": "job",
            "area": "",
            "language": "kk",
            "changed_at": timezone.now().isoformat(),
            "need": "Жұмыс керек.",
            "body": None,
            "person": {"family_name": "Омарова", "given_name": "Гүлнар", "phones": ["+77015550001"], "iin": None},
        }
        self.referrals[str(key)] = told | more
        return key

    def answer(self, asked: Asked) -> Answer:
        if self.down:
            return 503, b"", {}
        if asked.path == "/api/oauth/token":
            self.tokens += 1
            return 200, json.dumps({"access_token": f"t{self.tokens}", "expires_in": 600}).encode(), {}
        if asked.headers.get("authorization") != f"Bearer t{self.tokens}":
            return 401, b"{}", {}
        parts = asked.path.partition("?")[0].removeprefix("/api/v1/referrals").strip("/").split("/")
        if parts == [""]:
            return 200, json.dumps({"items": list(self.referrals.values()), "next": None}).encode(), {}
        found = self.referrals.get(parts[0])
        if found is None:
            return 404, b"{}", {}
        return self.deed(found, parts[1], asked) if len(parts) > 1 else (200, json.dumps(found).encode(), {})

    def deed(self, found: dict[str, Any], name: str, asked: Asked) -> Answer:
        key = asked.headers["idempotency-key"]
        wanted, state = {
            "acceptance": ("pending", "accepted"),
            "refusal": ("pending", "declined"),
            "completion": ("accepted", "done"),
        }[name]
        if key not in self.done:
            if found["state"] != wanted:
                return 403, '{"detail": "Бұл енді мүмкін емес."}'.encode(), {}
            found["state"], self.done[key] = state, name
        return 200, json.dumps({"id": found["id"], "state": found["state"]}).encode(), {}


@pytest.fixture
def other(settings: Any) -> Iterator[Other]:
    settings.EXCHANGE_NETWORKS = ["127.0.0.0/8"]
    with receiver() as server:
        yield Other(server)


@pytest.fixture
def peer(world: Any, other: Other) -> Peer:
    memorandum = make_memorandum(world.saryagash, world.employment)
    new = actions.NewPeer(
        name="Қостанай желісі",
        address=other.server.url.removesuffix("/hook"),
        client_id="us",
        secret="secret",
        webhook_secret=SECRET,
        memorandum_id=memorandum.pk,
        organisation_id=world.saryagash.pk,
    )
    return actions.add_peer(new, by=world["admin"], at=timezone.now())


def tell(peer: Peer, referral: UUID, *, key: str = "", secret: str = SECRET, ahead: int = 0, **told: Any) -> Any:
    """A notice as the other side sends it."""
    body = json.dumps({"type": "referral.offered", "data": {"referral": str(referral)}} | told).encode()
    key, stamp = key or f"msg_{uuid4().hex}", int(timezone.now().timestamp()) + ahead
    headers = {
        "webhook-id": key,
        "webhook-timestamp": str(stamp),
        "webhook-signature": "v1,AAAA " + signature(secret, key, stamp, body),
    }
    return Client().post(f"/api/peers/{peer.pk}/notices", body, content_type="application/json", headers=headers)


def go(peer: Peer) -> None:
    for line in (NOTICES, DEEDS):
        carry(line, peer.pk, now=timezone.now)


def test_a_referral_becomes_one_application_however_often_it_is_told(world, peer, other):
    referral = other.refer()
    first, repeated = tell(peer, referral, key="msg_1"), tell(peer, referral, key="msg_1")
    assert (first.status_code, repeated.status_code) == (202, 200)
    tell(peer, referral)
    go(peer)
    go(peer)
    tell(peer, referral)
    go(peer)
    [known] = PeerCase.objects.select_related("case__applicant", "case__office")
    case = known.case
    assert Case.objects.count() == 1
    assert (case.channel, case.office_id, case.body) == ("api", world.saryagash.pk, "Жұмыс керек.")
    assert case.applicant.full_name == "Омарова Гүлнар"
    assert other.referrals[str(referral)]["number"] in case.subject
    assert PeerNotice.objects.filter(state=OutgoingState.DELIVERED).count() == 3


def test_our_word_goes_back_as_the_application_moves(world, peer, other):
    solved, refused = other.refer(), other.refer()
    for referral in (solved, refused):
        tell(peer, referral)
    go(peer)
    first, second = (PeerCase.objects.get(remote_id=each).case for each in (solved, refused))
    take(first.pk, by=world["clerk"], at=timezone.now())
    go(peer)
    assert other.referrals[str(solved)]["state"] == "accepted"
    for case, result in ((first, OutcomeResult.SOLVED), (second, OutcomeResult.NOT_SOLVABLE)):
        take(case.pk, by=world["clerk"], at=timezone.now())
        text = "Жұмысқа орналастыққа жолдама берілді."
        answer(case.pk, text, result, "Орын жоқ" if result != "solved" else "", by=world["clerk"], at=timezone.now())
    go(peer)
    assert [each["state"] for each in other.referrals.values()] == ["done", "done"]
    assert sorted(other.done.values()) == ["acceptance", "acceptance", "completion", "completion"]
    said = [asked.told for asked in other.server.received if asked.path.endswith("/completion")]
    assert sorted(told["delivered"] for told in said) == [False, True]
    assert [told["delivered"] for told in said if "Орын жоқ" in told["result"]] == [False]
    assert not [told for told in said if "жолдама берілді" in told["result"]]  # the answer is the applicant's
    assert {known.remote_state for known in PeerCase.objects.all()} == {"done"}


def test_a_word_that_was_lost_on_the_way_is_said_once(world, peer, other):
    referral = other.refer()
    tell(peer, referral)
    go(peer)
    take(PeerCase.objects.get().case_id, by=world["clerk"], at=timezone.now())
    carry(DEEDS, peer.pk, now=timezone.now)
    # As if killed before writing it down, and the lease over.
    PeerDeed.objects.update(state=OutgoingState.WAITING, settled_at=None, next_attempt_at=timezone.now())
    carry(DEEDS, peer.pk, now=timezone.now)
    assert list(other.done.values()) == ["acceptance"]
    assert PeerDeed.objects.get().state == OutgoingState.DELIVERED


def test_while_the_other_side_is_down_everything_waits(world, peer, other):
    referral = other.refer()
    other.down = True
    assert tell(peer, referral).status_code == 202
    go(peer)
    peer.refresh_from_db()
    assert (Case.objects.count(), peer.failures) == (0, 1)
    other.down = False
    Peer.objects.update(rests_until=None)
    PeerNotice.objects.update(next_attempt_at=timezone.now())
    go(peer)
    assert Case.objects.count() == 1


def test_a_referral_called_back_is_marked_and_what_waits_is_dropped(world, peer, other):
    gone, ended = other.refer(), other.refer()
    for referral in (gone, ended):
        tell(peer, referral)
    go(peer)
    case = PeerCase.objects.get(remote_id=gone).case
    other.referrals[str(gone)]["state"] = "called_back"
    take(case.pk, by=world["clerk"], at=timezone.now())
    tell(peer, gone)
    del other.referrals[str(ended)]
    tell(peer, ended)
    go(peer)
    assert PeerCase.objects.filter(withdrawn_at__isnull=False, remote_state="called_back").count() == 2
    assert list(other.done.values()) == []
    case.refresh_from_db()
    assert case.state == "in_progress"  # the applicant is answered all the same


def test_what_the_other_side_refuses_is_shown_and_may_be_tried_again(world, peer, other):
    referral = other.refer()
    tell(peer, referral)
    go(peer)
    other.referrals[str(referral)]["state"] = "accepted"  # somebody there has pressed it meanwhile
    take(PeerCase.objects.get().case_id, by=world["clerk"], at=timezone.now())
    go(peer)
    deed = PeerDeed.objects.get()
    assert deed.state == OutgoingState.DEAD
    assert "мүмкін емес" in deed.answer
    go(peer)
    assert PeerCase.objects.get().remote_state == "accepted"  # looked at again
    other.referrals[str(referral)]["state"] = "pending"
    assert actions.try_again(peer.pk, by=world["admin"], at=timezone.now()) == 1
    go(peer)
    assert PeerDeed.objects.get().state == OutgoingState.DELIVERED


def test_what_nobody_told_us_is_found(world, peer, other):
    other.refer()
    other.refer(state="declined")
    assert look_around(peer, at=timezone.now()) == 2
    go(peer)
    assert Case.objects.count() == 1
    peer.refresh_from_db()
    assert look_around(peer, at=timezone.now()) == 0


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"secret": new_secret()}, 401),
        ({"ahead": -3600}, 401),
        ({"ahead": 3600}, 401),
        ({"data": {}}, 422),
        ({"data": {"referral": "nothing"}}, 422),
        ({"data": [1]}, 422),
        ({"type": "ping", "data": {}}, 200),
    ],
)
def test_only_what_the_peer_has_signed_now_is_taken_in(peer, more, status):
    assert tell(peer, uuid4(), **more).status_code == status
    assert not PeerNotice.objects.exists()


def test_the_door_bears_nonsense(peer):
    client, address = Client(), f"/api/peers/{peer.pk}/notices"
    assert client.get(address).status_code == 405
    assert client.post(address, b"{}", content_type="application/json").status_code == 400
    for headers in (
        {"webhook-id": "x", "webhook-timestamp": "²", "webhook-signature": "v1,é"},
        {"webhook-id": "x" * 101, "webhook-timestamp": "1", "webhook-signature": ""},
    ):
        assert client.post(address, b"{}", content_type="application/json", headers=headers).status_code in {400, 401}
    assert (
        client.post(address, b"x" * 70_000, content_type="text/plain", headers={"webhook-id": "x"}).status_code == 413
    )
    assert client.post(f"/api/peers/{uuid4()}/notices", b"{}", content_type="text/plain").status_code == 404


def test_a_person_without_a_name_and_a_service_we_do_not_have(world, peer, other):
    other.refer(person=None, service="unknown")
    look_around(peer, at=timezone.now())
    go(peer)
    assert PeerNotice.objects.get().last_error == "ValueError"
    from tirek.programmes.models import Service

    Peer.objects.update(service=Service.objects.get(code="job"))
    PeerNotice.objects.update(next_attempt_at=timezone.now())
    go(peer)
    case = Case.objects.get()
    assert case.applicant.full_name == "0900-26-000001"


def test_after_the_memorandum_nothing_new_is_taken_over(world, peer, other):
    known = other.refer()
    tell(peer, known)
    go(peer)
    memorandum, yesterday = peer.memorandum, timezone.localdate() - timedelta(days=1)
    memorandum.during = type(memorandum.during)(memorandum.during.lower, yesterday)
    memorandum.save()
    tell(peer, other.refer())
    other.referrals[str(known)]["state"] = "called_back"
    tell(peer, known)
    go(peer)
    assert Case.objects.count() == 1
    assert PeerNotice.objects.waiting().get().last_error == "MemorandumEnded"
    assert PeerCase.objects.get().withdrawn_at  # what came before is still followed


def test_a_closed_peer_is_deaf(world, peer, other):
    referral = other.refer()
    tell(peer, referral)
    actions.close_peer(peer.pk, by=world["admin"], at=timezone.now())
    go(peer)
    assert Case.objects.count() == 0
    assert tell(peer, referral).status_code == 404
    with pytest.raises(Refused):
        actions.try_again(peer.pk, by=world["admin"], at=timezone.now())


@pytest.mark.parametrize("persona", ["registrar", "clerk", "head", "coordinator", "employment", "anonymous"])
def test_only_administrators_see_and_keep_peers(world, peer, other, persona):
    referral = other.refer()
    tell(peer, referral)
    go(peer)
    for model in (Peer, PeerCase, PeerNotice, PeerDeed):
        assert not model.objects.visible_to(world[persona]).exists()
    with pytest.raises(Peer.DoesNotExist):
        actions.pause_peer(peer.pk, by=world[persona], at=timezone.now())
    assert PeerCase.objects.visible_to(world["admin"]).count() == 1


def test_wrong_facts_of_a_peer_are_named(world, peer):
    new = actions.NewPeer("", "http://10.0.0.1", "", "", "nothing", uuid4(), world.employment.pk)
    with pytest.raises(ValidationError) as error:
        actions.add_peer(new, by=world["admin"], at=timezone.now())
    named = {"name", "address", "client_id", "secret", "webhook_secret", "memorandum", "organisation"}
    assert set(error.value.message_dict) == named


def test_secrets_are_stored_sealed(peer):
    stored = Peer.objects.values_list("secret", "webhook_secret").get()
    assert not [each for each in stored if b"secret" in bytes(each) or SECRET.encode() in bytes(each)]
