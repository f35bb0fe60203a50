"""Pages of webhooks and of other installations: what an administrator and a partner see, do, and are told."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.exchange.test_webhooks import listen, office_client, partner_client
from tests.factories import make_case, make_line, make_memorandum, make_referral
from tests.questions import asked

from tirek.cases.actions.assignment import take
from tirek.exchange.actions import peers as peer_actions
from tirek.exchange.actions.carrying import begun
from tirek.exchange.enums_of_wires import OutgoingState, PeerDeedKind
from tirek.exchange.models import Peer, PeerCase, PeerDeed, WebhookDelivery, WebhookEndpoint
from tirek.exchange.sealing import new_secret
from tirek.network.middleware import DEMO_SIGN_IN
from tirek.network.models import User

pytestmark = pytest.mark.django_db
URL = "https://partner.example/notices"


@pytest.fixture
def browser(world: Any, settings: Any) -> Callable[[str], Client]:
    """Somebody's browser, signed in as the demo does it."""
    settings.DEMO = True
    settings.EXCHANGE_NETWORKS = ["127.0.0.0/8"]

    def make(persona: str) -> Client:
        client = Client()
        client.force_login(User.objects.get(pk=world[persona].user_id))
        session = client.session
        session[DEMO_SIGN_IN] = True
        session.save()
        return client

    return make


def make_peer(world: Any) -> Peer:
    new = peer_actions.NewPeer(
        "Қостанай желісі",
        "https://kostanay.example",
        "us",
        "secret",
        new_secret(),
        make_memorandum(world.saryagash, world.employment).pk,
        world.saryagash.pk,
    )
    return peer_actions.add_peer(new, by=world["admin"], at=timezone.now())


def test_an_address_is_entered_its_secret_shown_once_and_its_life_led_from_the_page(world, browser):
    admin, client = browser("admin"), office_client(world)
    assert admin.get("/systems/webhooks/").status_code == 200
    form = {"client": str(client.pk), "url": URL, "events": ["application.registered"]}
    wrong = admin.post("/systems/webhooks/new/", form | {"url": "http://partner.example/"})
    assert wrong.status_code == 422
    made = admin.post("/systems/webhooks/new/", form)
    assert made.status_code == 201
    assert "whsec_" in made.content.decode()
    endpoint = WebhookEndpoint.objects.get()
    page = f"/systems/webhooks/{endpoint.pk}/"
    make_case(world.saryagash)
    shown = admin.get(page).content.decode()
    assert URL in shown
    assert "whsec_" not in shown
    assert admin.post(page + "pause/").status_code == 303
    assert admin.post(page + "test/").status_code in {303, 403}
    assert admin.post(page + "opening/").status_code == 303
    assert admin.post(page + "change/", {"url": URL + "/2", "events": ["referral.done"]}).status_code == 303
    assert "whsec_" in admin.post(page + "secret/", {"at_once": "on"}).content.decode()
    tested = admin.post(page + "test/")
    assert tested.status_code == 303
    assert admin.get(tested["Location"]).status_code == 200
    WebhookDelivery.objects.update(state=OutgoingState.DEAD)
    day = timezone.localdate().isoformat()
    assert admin.post(page + "replay/", {"since": day, "until": day}).status_code == 303
    assert WebhookDelivery.objects.waiting().count() == 1  # not the test
    WebhookDelivery.objects.update(state=OutgoingState.DEAD)
    assert f"{page}dead/" in admin.get(page).content.decode()
    assert admin.post(page + "dead/").status_code == 303
    delivery = WebhookDelivery.objects.exclude(kind="ping").get()
    delivery.state = OutgoingState.DEAD
    delivery.save()
    assert admin.post(f"/systems/deliveries/{delivery.pk}/again/").status_code == 303
    for query in ("?state=waiting", "?number=x", "?since=nonsense", "?kind=application.registered&until=" + day):
        assert admin.get(page + query).status_code == 200
    assert admin.get(page + "closing/").status_code == 200
    assert admin.post(page + "closing/").status_code == 303
    assert admin.get(page).status_code == 200


def test_a_partner_keeps_the_addresses_of_its_own_systems_only(world, browser):
    memorandum = make_memorandum(world.saryagash, world.employment)
    client = partner_client(world, memorandum)
    endpoint = listen(world, client, URL).endpoint
    make_referral(make_line(make_case(world.saryagash)), world.employment.pk, by=world["clerk"])
    delivery = WebhookDelivery.objects.get()
    own, neighbour, clerk = browser("employment"), browser("housing"), browser("clerk")
    assert URL in own.get("/systems/webhooks/").content.decode()
    assert client.name in own.get("/systems/webhooks/new/").content.decode()
    assert own.get(delivery.get_absolute_url()).status_code == 200
    assert URL not in neighbour.get("/systems/webhooks/").content.decode()
    assert client.name not in neighbour.get("/systems/webhooks/new/").content.decode()
    for path in (endpoint.get_absolute_url(), delivery.get_absolute_url()):
        assert neighbour.get(path).status_code == 404
        assert clerk.get(path).status_code == 403
    assert neighbour.post(f"/systems/deliveries/{delivery.pk}/again/").status_code == 404
    form = {"client": str(client.pk), "url": URL + "/2", "events": ["referral.done"]}
    assert neighbour.post("/systems/webhooks/new/", form).status_code == 422
    assert own.get("/systems/peers/").status_code == 403


def test_an_installation_is_connected_and_led_from_its_page(world, browser):
    admin, memorandum = browser("admin"), make_memorandum(world.saryagash, world.employment)
    form = {
        "name": "Қостанай желісі",
        "address": "https://kostanay.example/",
        "client_id": "us",
        "secret": "their secret",
        "webhook_secret": new_secret(),
        "memorandum": str(memorandum.pk),
        "organisation": world.saryagash.code,
        "service": "",
    }
    assert admin.post("/systems/peers/new/", form | {"organisation": "9999"}).status_code == 422
    assert admin.post("/systems/peers/new/", form).status_code == 303
    assert admin.post("/systems/peers/new/", form).status_code == 422  # connected already
    peer = Peer.objects.get()
    page = peer.get_absolute_url()
    shown = admin.get(page).content.decode()
    assert f"/api/peers/{peer.pk}/notices" in shown
    assert "their secret" not in shown
    assert admin.post(page + "secret/", {"webhook_secret": "short"}).status_code == 422
    assert admin.post(page + "secret/", {"webhook_secret": new_secret()}).status_code == 303
    for deed in ("pause", "opening", "again"):
        assert admin.post(f"{page}{deed}/").status_code == 303
    assert admin.get("/systems/peers/").status_code == 200
    assert admin.get(page + "closing/").status_code == 200
    assert admin.post(page + "closing/").status_code == 303
    assert admin.get(page).status_code == 200


def test_the_page_of_an_application_says_where_it_came_from(world, browser):
    peer, case = make_peer(world), make_case(world.saryagash, channel="api")
    told = {"remote_number": "0900-26-000001", "remote_state": "pending", "looked_at": timezone.now()}
    PeerCase.objects.create(peer=peer, remote_id=case.pk, case=case, **told)
    take(case.pk, by=world["clerk"], at=timezone.now())
    assert PeerDeed.objects.get().kind == PeerDeedKind.ACCEPT
    shown = browser("clerk").get(case.get_absolute_url()).content.decode()
    assert peer.name in shown
    assert "0900-26-000001" in shown


def test_lists_ask_as_much_for_three_rows_as_for_one(world, browser):
    admin, client, peer = browser("admin"), office_client(world), make_peer(world)
    endpoint = listen(world, client, URL).endpoint

    def more(n: int) -> None:
        case = make_case(world.saryagash, channel="api")
        told = {"remote_number": str(n), "remote_state": "pending", "looked_at": timezone.now()}
        known = PeerCase.objects.create(peer=peer, remote_id=case.pk, case=case, **told)
        words = begun(timezone.now())
        PeerDeed.objects.create(way=peer, lane=case.pk, peer_case=known, kind=PeerDeedKind.ACCEPT, **words)

    more(1)
    paths = ("/systems/webhooks/", endpoint.get_absolute_url(), "/systems/peers/", peer.get_absolute_url())
    for path in paths:
        admin.get(path)
    before = [asked(lambda path=path: admin.get(path)) for path in paths]
    for n in range(2, 4):
        more(n)
        listen(world, client, f"{URL}/{n}")
    assert [asked(lambda path=path: admin.get(path)) for path in paths] == before
