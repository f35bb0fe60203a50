"""Notices to partners' systems: once, in order, signed, whatever the receiver does; and told to nobody else."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db.transaction import atomic, set_rollback
from django.utils import timezone
from tests.exchange.receiver import Receiver, fits, receiver
from tests.factories import make_case, make_line, make_memorandum, make_referral
from tests.questions import asked as statements

from tirek.cases.actions.assignment import take
from tirek.cases.actions.referral_questions import answer_back, ask_back
from tirek.cases.actions.referrals import accept_referral, call_back_referral, finish_referral
from tirek.core.roles import Role
from tirek.core.verdict import Refused
from tirek.exchange.actions import practice
from tirek.exchange.actions import webhooks as actions
from tirek.exchange.actions.carrying import carry
from tirek.exchange.actions.clients import NewClient, connect, revoke
from tirek.exchange.actions.webhook_jobs import WEBHOOKS, forget_deliveries
from tirek.exchange.enums import ClientMode
from tirek.exchange.enums_of_wires import CHOSEN_KINDS, NoticeKind, OutgoingState, WayState
from tirek.exchange.models import ApiClient, WebhookAttempt, WebhookDelivery, WebhookEndpoint
from tirek.exchange.payload import key_of

pytestmark = pytest.mark.django_db
ALL = tuple(kind.value for kind in CHOSEN_KINDS)


@pytest.fixture(autouse=True)
def loopback(settings: Any) -> None:
    settings.EXCHANGE_NETWORKS = ["127.0.0.0/8"]


@pytest.fixture
def server() -> Iterator[Receiver]:
    with receiver() as state:
        yield state


class Clock:
    """The time of whoever carries; it may be pushed ahead."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def __call__(self) -> datetime:
        return timezone.now() + self.ahead


def office_client(world: Any, organisation: Any = None, roles: tuple[str, ...] = (Role.CLERK,)) -> ApiClient:
    new = NewClient("Кеңсе", (organisation or world.saryagash).pk, roles, ("cases:read",))
    return connect(new, by=world["admin"], at=timezone.now()).client


def partner_client(world: Any, memorandum: Any, organisation: Any = None) -> ApiClient:
    organisation = organisation or world.employment
    scopes = ("referrals:read", "referrals:write")
    new = NewClient("Орталық", organisation.pk, (Role.PARTNER_CLERK,), scopes, memorandum.pk)
    return connect(new, by=world["admin"], at=timezone.now()).client


def listen(world: Any, client: ApiClient, url: str, events: tuple[str, ...] = ALL) -> actions.Made:
    return actions.add_webhook(client.pk, url, events, by=world["admin"], at=timezone.now())


def kinds(endpoint: WebhookEndpoint) -> list[str]:
    return list(WebhookDelivery.objects.filter(way=endpoint).order_by("pk").values_list("kind", flat=True))


def go(endpoint: WebhookEndpoint, clock: Any = timezone.now) -> datetime | None:
    return carry(WEBHOOKS, endpoint.pk, now=clock)


def test_each_side_is_told_of_what_it_may_see(world, server):
    memorandum = make_memorandum(world.saryagash, world.employment)
    partner = listen(world, partner_client(world, memorandum), server.url).endpoint
    office = listen(world, office_client(world), server.url + "/office").endpoint
    neighbour = listen(world, office_client(world, world.keles), server.url + "/neighbour").endpoint
    analyst = listen(world, office_client(world, roles=(Role.ANALYST,)), server.url + "/analyst").endpoint
    other = make_memorandum(world.saryagash, world.housing)
    stranger = listen(world, partner_client(world, other, world.housing), server.url + "/stranger").endpoint

    case = make_case(world.saryagash)
    case = take(case.pk, by=world["clerk"], at=timezone.now())
    line = make_line(case, by=world["clerk"])
    now = timezone.now()
    referral = make_referral(line, world.employment.pk, by=world["clerk"], at=now)
    ask_back(referral.pk, "Қай ауданда?", by=world["employment"], at=timezone.now())
    answer_back(referral.pk, "Сарыағашта.", by=world["clerk"], at=timezone.now())
    accept_referral(referral.pk, by=world["employment"], at=timezone.now())
    finish_referral(referral.pk, by=world["employment"], at=timezone.now())

    of_referral = [
        *("referral.offered", "referral.question_asked", "referral.question_answered"),
        *("referral.accepted", "referral.done"),
    ]
    assert kinds(partner) == of_referral
    assert kinds(office) == ["application.registered", "case.status_changed", "plan_line.changed", *of_referral]
    assert kinds(neighbour) == kinds(analyst) == kinds(stranger) == []
    go(partner)
    for asked in server.received:
        text = asked.body.decode()
        assert not [secret for secret in (case.applicant.family_name, "+7701", case.body) if secret in text]
        assert asked.told["data"]["link"].endswith(f"/api/v1/referrals/{referral.pk}")
        assert asked.told["data"]["number"] == case.number


def test_a_partner_is_told_that_its_referral_was_called_back(world, server):
    memorandum = make_memorandum(world.saryagash, world.employment)
    partner = listen(world, partner_client(world, memorandum), server.url).endpoint
    referral = make_referral(make_line(make_case(world.saryagash)), world.employment.pk, by=world["clerk"])
    call_back_referral(referral.pk, by=world["clerk"], at=timezone.now())
    assert kinds(partner) == ["referral.offered", "referral.withdrawn"]


def test_an_ended_memorandum_or_a_revoked_system_hears_nothing(world, server):
    memorandum = make_memorandum(world.saryagash, world.employment)
    client = partner_client(world, memorandum)
    partner = listen(world, client, server.url).endpoint
    office_system = office_client(world)
    office = listen(world, office_system, server.url + "/office").endpoint
    line = make_line(make_case(world.saryagash))
    referral = make_referral(line, world.employment.pk, by=world["clerk"])
    before = len(kinds(office))
    yesterday = timezone.localdate() - timedelta(days=1)
    memorandum.during = type(memorandum.during)(memorandum.during.lower, yesterday)
    memorandum.save()
    revoke(office_system.pk, by=world["admin"], at=timezone.now())
    call_back_referral(referral.pk, by=world["clerk"], at=timezone.now())
    assert kinds(partner) == ["referral.offered"]
    assert len(kinds(office)) == before
    go(partner)
    go(office)
    assert server.received == []  # nor of what was written before


def test_what_is_undone_was_never_told(world, server):
    endpoint = listen(world, office_client(world), server.url).endpoint
    case = make_case(world.saryagash)
    with atomic():
        take(case.pk, by=world["clerk"], at=timezone.now())
        set_rollback(True)
    assert kinds(endpoint) == ["application.registered"]


def test_a_notice_is_signed_as_standard_webhooks_says(world, server):
    made = listen(world, office_client(world), server.url)
    make_case(world.saryagash)
    go(made.endpoint)
    [asked] = server.received
    assert fits(asked, made.secret)
    assert asked.headers["content-type"] == "application/json"
    assert set(asked.told) == {"type", "timestamp", "data"}
    assert abs(int(asked.headers["webhook-timestamp"]) - timezone.now().timestamp()) < 60
    second = actions.change_secret(made.endpoint.pk, by=world["admin"], at=timezone.now()).secret
    make_case(world.saryagash)
    go(made.endpoint)
    assert fits(server.received[-1], made.secret)  # both, for a week
    assert fits(server.received[-1], second)
    actions.change_secret(made.endpoint.pk, overlap=False, by=world["admin"], at=timezone.now())
    make_case(world.saryagash)
    go(made.endpoint)
    assert not fits(server.received[-1], second)


def test_a_partner_that_was_down_for_a_week_gets_everything_once_in_order(world, server):
    endpoint = listen(world, office_client(world), server.url).endpoint
    server.otherwise = lambda asked: (503, b"down", {})
    clock = Clock()
    cases = [make_case(world.saryagash) for _ in range(4)]
    tries = 0
    while clock.ahead < timedelta(days=7):
        if cases and clock.ahead > timedelta(days=1):
            for case in cases:
                take(case.pk, by=world["clerk"], at=timezone.now())
            cases = []
        again = go(endpoint, clock)
        assert again is not None
        clock.ahead += max(again - clock(), timedelta(seconds=1))
        tries += 1
    asked_while_down = len(server.received)
    assert asked_while_down <= tries + 4 < 200  # not run over
    endpoint.refresh_from_db()
    assert endpoint.failures
    server.otherwise = lambda asked: (204, b"", {})
    while (again := go(endpoint, clock)) is not None:
        clock.ahead += again - clock()
    taken = server.received[asked_while_down:]
    assert len({asked.key for asked in taken}) == len(taken) == 8
    in_order: dict[str, list[str]] = defaultdict(list)
    for asked in taken:
        in_order[asked.told["data"]["number"]].append(asked.told["type"])
    assert len(in_order) == 4
    assert set(map(tuple, in_order.values())) == {("application.registered", "case.status_changed")}
    assert not WebhookDelivery.objects.waiting().exists()


def test_a_notice_that_is_refused_holds_up_its_own_application_only(world, server):
    endpoint = listen(world, office_client(world), server.url).endpoint
    bad = make_case(world.saryagash)
    server.otherwise = lambda asked: (400 if asked.told["data"]["number"] == bad.number else 200, b"no", {})
    take(bad.pk, by=world["clerk"], at=timezone.now())
    good = [take(make_case(world.saryagash).pk, by=world["clerk"], at=timezone.now()) for _ in range(3)]
    go(endpoint)
    assert [asked.told["type"] for asked in server.received if asked.told["data"]["number"] == bad.number] == [
        "application.registered"
    ]
    delivered = WebhookDelivery.objects.filter(state=OutgoingState.DELIVERED)
    assert set(delivered.values_list("number", flat=True)) == {case.number for case in good}
    assert delivered.count() == 6


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ((500, b"oops", {}), 500),
        ((301, b"", {"Location": "http://127.0.0.1:1/elsewhere"}), 301),
        ((400, b"\x00\xff bad", {}), 400),
        ((429, b"", {"Retry-After": "3600"}), 429),
    ],
)
def test_a_wrong_answer_is_no_receipt(world, server, answer, code):
    endpoint = listen(world, office_client(world), server.url).endpoint
    make_case(world.saryagash)
    server.answers = [answer]
    again = go(endpoint)
    delivery = WebhookDelivery.objects.get()
    assert (delivery.state, delivery.last_code, delivery.attempts) == (OutgoingState.WAITING, code, 1)
    assert len(server.received) == 1  # a redirection is not followed
    assert again is not None
    if code == 429:
        assert again > timezone.now() + timedelta(minutes=55)
    assert WebhookAttempt.objects.get().code == code


def test_a_huge_answer_is_read_no_further_than_needed(world, server):
    endpoint = listen(world, office_client(world), server.url).endpoint
    make_case(world.saryagash)
    server.answers = [(200, b"x" * 5_000_000, {})]
    go(endpoint)
    kept = WebhookAttempt.objects.get()
    assert len(kept.answer) == 500
    assert WebhookDelivery.objects.get().state == OutgoingState.DELIVERED


def test_who_is_gone_for_good_pauses_itself(world, server):
    endpoint = listen(world, office_client(world), server.url).endpoint
    make_case(world.saryagash)
    server.answers = [(410, b"", {})]
    assert go(endpoint) is None
    endpoint.refresh_from_db()
    assert endpoint.state == WayState.PAUSED
    assert WebhookDelivery.objects.waiting().count() == 1
    actions.open_webhook(endpoint.pk, by=world["admin"], at=timezone.now())
    WebhookDelivery.objects.update(next_attempt_at=timezone.now())
    go(endpoint)
    assert not WebhookDelivery.objects.waiting().exists()


def test_what_was_given_up_is_shown_and_sent_again_under_its_old_id(world, server):
    endpoint = listen(world, office_client(world), server.url).endpoint
    make_case(world.saryagash)
    server.otherwise = lambda asked: (500, b"", {})
    clock = Clock()
    clock.ahead = timedelta(days=11)
    go(endpoint, clock)
    delivery = WebhookDelivery.objects.get()
    assert delivery.state == OutgoingState.DEAD
    server.otherwise = lambda asked: (200, b"", {})
    actions.replay(delivery.pk, by=world["admin"], at=timezone.now())
    go(endpoint)
    delivery.refresh_from_db()
    assert delivery.state == OutgoingState.DELIVERED
    assert server.keys() == [key_of(delivery)] * 2
    assert server.received[0].body == server.received[1].body
    day = timezone.now()
    count = actions.replay_period(
        endpoint.pk, day - timedelta(days=1), day + timedelta(days=1), by=world["admin"], at=day
    )
    assert count == 1
    with pytest.raises(ValidationError):
        actions.replay_period(endpoint.pk, day, day, by=world["admin"], at=day)


def test_an_address_we_do_not_call_is_refused_in_words(world):
    for url in ("http://partner.example/hook", "https://10.0.0.1/hook"):
        with pytest.raises(ValidationError) as error:
            listen(world, office_client(world), url)
        assert set(error.value.message_dict) == {"url"}


def test_a_paused_address_loses_nothing_and_a_closed_one_drops_what_waits(world, server):
    endpoint = listen(world, office_client(world), server.url).endpoint
    actions.pause_webhook(endpoint.pk, by=world["admin"], at=timezone.now())
    make_case(world.saryagash)
    assert go(endpoint) is None
    assert server.received == []
    actions.open_webhook(endpoint.pk, by=world["admin"], at=timezone.now())
    go(endpoint)
    assert len(server.received) == 1
    make_case(world.saryagash)
    actions.close_webhook(endpoint.pk, by=world["admin"], at=timezone.now())
    make_case(world.saryagash)
    assert WebhookDelivery.objects.filter(state=OutgoingState.DROPPED).count() == 1
    assert WebhookDelivery.objects.count() == 2
    with pytest.raises(Refused):
        actions.ping(endpoint.pk, by=world["admin"], at=timezone.now())


def test_a_test_says_only_that_it_is_one(world, server):
    made = listen(world, office_client(world), server.url, (NoticeKind.CASE_REGISTERED,))
    actions.ping(made.endpoint.pk, by=world["admin"], at=timezone.now())
    go(made.endpoint)
    [asked] = server.received
    assert asked.told["type"] == "ping"
    made.endpoint.refresh_from_db()
    assert made.endpoint.events == ["application.registered"]


@pytest.mark.parametrize("persona", ["registrar", "clerk", "head", "coordinator", "housing", "anonymous"])
def test_only_who_keeps_the_system_keeps_its_addresses(world, server, persona):
    memorandum = make_memorandum(world.saryagash, world.employment)
    client = partner_client(world, memorandum)
    endpoint = listen(world, client, server.url).endpoint
    actor = world[persona]
    assert not WebhookEndpoint.objects.visible_to(actor).exists()
    assert not WebhookDelivery.objects.visible_to(actor).exists()
    with pytest.raises(ApiClient.DoesNotExist):
        actions.add_webhook(client.pk, server.url + "/2", ALL, by=actor, at=timezone.now())
    with pytest.raises(WebhookEndpoint.DoesNotExist):
        actions.close_webhook(endpoint.pk, by=actor, at=timezone.now())
    own = actions.ping(endpoint.pk, by=world["employment"], at=timezone.now())  # the partner itself
    assert WebhookDelivery.objects.visible_to(world["employment"]).get() == own


def test_old_notices_are_forgotten_and_waiting_ones_kept(world, server):
    endpoint = listen(world, office_client(world), server.url).endpoint
    make_case(world.saryagash)
    go(endpoint)
    make_case(world.saryagash)
    assert forget_deliveries(at=timezone.now() + timedelta(days=89)) == 0
    assert forget_deliveries(at=timezone.now() + timedelta(days=91)) == 1
    assert WebhookDelivery.objects.waiting().count() == 1
    assert not WebhookAttempt.objects.exists()


def test_an_intake_asks_as_much_for_three_addresses_as_for_one(world, server):
    def ask() -> int:
        return sum(statements(lambda: make_case(world.saryagash)).values())

    client = office_client(world)
    make_case(world.saryagash)
    listen(world, client, server.url)
    one = ask()
    for n in range(2):
        listen(world, client, f"{server.url}/{n}")
    assert ask() == one


def test_a_sandbox_is_told_of_its_own_invented_records_only(world, server):
    memorandum = make_memorandum(world.saryagash, world.employment)
    scopes = ("referrals:read", "referrals:write")
    new = NewClient("Сынақ", world.employment.pk, (Role.PARTNER_CLERK,), scopes, memorandum.pk, ClientMode.SANDBOX)
    sandbox = connect(new, by=world["admin"], at=timezone.now()).client
    practising = listen(world, sandbox, server.url).endpoint
    real = listen(world, partner_client(world, memorandum), server.url + "/real").endpoint
    make_referral(make_line(make_case(world.saryagash)), world.employment.pk, by=world["clerk"])
    [row] = practice.lay_out(sandbox, 1, at=timezone.now())
    practice.ask(sandbox, row.pk, "Қай ауданда?", at=timezone.now())
    practice.accept(sandbox, row.pk, "", at=timezone.now())
    practice.finish(sandbox, row.pk, "", True, None, at=timezone.now())
    assert kinds(real) == ["referral.offered"]
    assert kinds(practising) == [
        *("referral.offered", "referral.question_answered", "referral.accepted", "referral.done"),
    ]
