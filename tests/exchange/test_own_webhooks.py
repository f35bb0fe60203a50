"""A system keeps its own addresses of notices through the API; operations that will go say so."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from tests.exchange.partners import PartnerSystem, agreed, bound_system, refer_to, sandbox_of
from tests.factories import make_memorandum

from tirek.exchange.api import api
from tirek.exchange.api.deprecated import DEPRECATED, Deprecation
from tirek.exchange.client.own import own_document
from tirek.exchange.client.writing import files_of
from tirek.exchange.models import KeptAnswer, WebhookDelivery, WebhookEndpoint
from tirek.exchange.sealing import unseal

pytestmark = pytest.mark.django_db
NEWS = {"url": "https://partner.example/notices", "events": ["referral.offered", "ping"]}


@pytest.fixture
def partner(world) -> PartnerSystem:
    return bound_system(world, agreed(world))


@pytest.fixture
def webhook(partner) -> dict:
    return partner.do("webhooks", NEWS).json()


def given_up(world, webhook) -> WebhookDelivery:
    refer_to(world, world.employment)
    delivery = WebhookDelivery.objects.latest("pk")
    WebhookDelivery.objects.filter(pk=delivery.pk).update(state="dead", settled_at=timezone.now())
    return delivery


def test_an_address_is_made_once_and_its_secret_told_to_whoever_made_it(partner):
    key = uuid4()
    first = partner.do("webhooks", NEWS, key)
    again = partner.do("webhooks", NEWS, key)
    assert (first.status_code, again.status_code, again.headers["Idempotency-Replayed"]) == (201, 201, "true")
    endpoint = WebhookEndpoint.objects.get()
    secret = unseal(endpoint.secret)
    assert first.json()["secret"] == again.json()["secret"] == secret
    assert first.json()["events"] == ["referral.offered"], "a test is no news"
    assert secret not in str(KeptAnswer.objects.get(key=key).body), "it lies nowhere but sealed"
    listed = partner.get("webhooks").json()
    assert [(each["id"], each["state"]) for each in listed] == [(str(endpoint.pk), "open")]
    assert "secret" not in listed[0]
    assert partner.do("webhooks", NEWS).json()["errors"][0]["field"] == "url"
    wrong = partner.do("webhooks", NEWS | {"url": "http://10.0.0.1/x"})
    assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (422, "url")


def test_a_new_secret_takes_over_and_the_old_answer_tells_none(partner, webhook):
    key = uuid4()
    path = f"webhooks/{webhook['id']}/secret"
    first = partner.do(path, {}, key).json()
    assert first["secret"] != webhook["secret"]
    assert first["former_until"]
    assert partner.do(path, {}, key).json()["secret"] == first["secret"], "a lost answer loses no secret"
    partner.do(path, {"at_once": True})
    assert partner.do(path, {}, key).json()["secret"] is None


def test_an_address_is_changed_paused_opened_and_closed(partner, webhook):
    path = f"webhooks/{webhook['id']}"
    changed = partner.put(path, {"url": "https://partner.example/b", "events": ["referral.withdrawn"]}).json()
    assert (changed["url"], changed["events"]) == ("https://partner.example/b", ["referral.withdrawn"])
    assert partner.do(f"{path}/pause").json()["state"] == "paused"
    assert partner.do(f"{path}/pause").status_code == 403
    assert partner.do(f"{path}/test").status_code == 403
    assert partner.do(f"{path}/opening").json()["state"] == "open"
    assert partner.do(f"{path}/test").json()["kind"] == "ping"
    assert partner.do(f"{path}/closure").json()["state"] == "closed"
    assert partner.get("webhooks").json() == []
    assert partner.do(f"{path}/opening").status_code == 403


def test_what_was_given_up_is_listed_and_sent_again(world, partner, webhook):
    delivery = given_up(world, webhook)
    path = f"webhooks/{webhook['id']}"
    assert partner.get(path).json()["dead"] == 1
    listed = partner.get(f"{path}/deliveries", {"state": "dead"}).json()
    assert [(each["key"], each["number"]) for each in listed["items"]] == [(str(delivery.key), delivery.number)]
    assert listed["next"] is None
    assert partner.do(f"{path}/replay").json() == {"sent_again": 1}
    assert partner.do(f"{path}/replay").json() == {"sent_again": 0}
    delivery.refresh_from_db()
    assert delivery.state == "waiting"
    now = timezone.now()
    span = {"since": (now - timedelta(hours=1)).isoformat(), "until": (now + timedelta(hours=1)).isoformat()}
    WebhookDelivery.objects.update(state="delivered", settled_at=now)
    assert partner.do(f"{path}/replay", span).json() == {"sent_again": 1}
    assert partner.do(f"{path}/replay", {"since": span["since"]}).json()["errors"][0]["field"] == "until"


def test_pages_of_deliveries_follow_each_other(world, partner, webhook):
    for _ in range(3):
        given_up(world, webhook)
    path = f"webhooks/{webhook['id']}/deliveries"
    first = partner.get(path, {"limit": 2}).json()
    rest = partner.get(path, {"limit": 2, "after": first["next"]}).json()
    keys = [each["id"] for each in first["items"] + rest["items"]]
    assert (len(keys), rest["next"]) == (3, None)
    assert keys == sorted(keys, reverse=True)


def test_nobody_elses_address_is_reached(world, partner, webhook):
    """Not another partner's, nor that of another system of the same partner, nor without the scope."""
    strangers = [
        bound_system(world, make_memorandum(world.saryagash, world.housing), world.housing),
        bound_system(world, agreed(world)),
    ]
    for stranger in strangers:
        assert stranger.get("webhooks").json() == []
        path = f"webhooks/{webhook['id']}"
        assert stranger.get(path).status_code == stranger.get(f"{path}/deliveries").status_code == 404
        assert stranger.put(path, NEWS).status_code == 404
        for deed in ("pause", "opening", "closure", "secret", "test", "replay"):
            assert stranger.do(f"{path}/{deed}").status_code == 404
    without = bound_system(world, agreed(world), scopes=("referrals:read",))
    assert without.get("webhooks").status_code == 403
    assert WebhookEndpoint.objects.get().state == "open"


def test_a_sandbox_and_a_system_of_an_office_keep_theirs_too(world, connected):
    sandbox = sandbox_of(world, agreed(world))
    assert sandbox.do("webhooks", NEWS).status_code == 201
    assert sandbox.do("sandbox/referrals", {}).status_code == 201
    assert WebhookDelivery.objects.get().kind == "referral.offered"
    office = connected()
    told = NEWS | {"events": ["application.registered"]}
    headers = office.headers(**{"Idempotency-Key": str(uuid4())})
    made = office.http.post("/api/v1/webhooks", told, content_type="application/json", headers=headers)
    assert made.status_code == 201
    assert [each["id"] for each in office.get("webhooks").json()] == [made.json()["id"]]


def test_an_operation_that_will_go_says_so_everywhere(partner, monkeypatch):
    going = Deprecation(date(2020, 1, 2), date(2999, 12, 31), "read_referral")
    monkeypatch.setitem(DEPRECATED, "list_referrals", going)
    answer = partner.get("referrals")
    assert answer.status_code == 200
    assert answer.headers["Deprecation"] == "@1577923200"
    assert answer.headers["Sunset"] == "Tue, 31 Dec 2999 00:00:00 GMT"
    assert '#read_referral>; rel="successor-version"' in answer.headers["Link"]
    assert "Deprecation" not in partner.get("webhooks").headers
    assert partner.http.get("/api/v1/referrals").headers["Deprecation"], "of a refusal too"
    described = own_document()["paths"]["/api/v1/referrals"]["get"]
    assert described["deprecated"]
    assert "410" in described["responses"]
    assert "use read_referral" in " ".join(files_of(own_document())["tirek_client/api.py"].split())
    page = Client().get("/api/docs", headers={"Accept-Language": "en"}).content.decode()
    assert "deprecated since" in page
    assert 'href="#read_referral"' in page


def test_after_its_last_day_an_operation_is_gone(partner, monkeypatch):
    monkeypatch.setitem(DEPRECATED, "services", Deprecation(date(2020, 1, 2), timezone.localdate(), "areas"))
    gone = Client().get("/api/v1/services", headers={"Accept-Language": "en"})
    assert (gone.status_code, gone.headers["Content-Type"]) == (410, "application/problem+json")
    assert (gone.json()["status"], gone.json()["detail"]) == (410, "Use areas instead.")
    assert Client().get("/api/v1/areas").status_code == 200


def test_only_known_operations_are_said_to_go():
    known = {told["operationId"] for methods in api.get_openapi_schema()["paths"].values() for told in methods.values()}
    assert DEPRECATED.keys() <= known
    assert {each.instead for each in DEPRECATED.values()} <= known | {""}


def test_each_operation_says_which_scope_it_needs(partner):
    told = own_document()["paths"]
    assert told["/api/v1/webhooks"]["post"]["security"] == [{"Token": ["webhooks"]}]
    assert told["/api/v1/referrals"]["get"]["security"] == [{"Token": ["referrals:read"]}]
    assert "security" not in told["/api/v1/services"]["get"]
    page = Client().get("/api/docs", headers={"Accept-Language": "en"}).content.decode()
    assert "Needs a token with referrals:read." in page
    assert page.count('href="#list_webhooks"') == 1
