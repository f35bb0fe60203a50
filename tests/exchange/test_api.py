"""The API: what it takes, what it gives, to whom."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from oauth2_provider.models import AccessToken
from tests.factories import make_case

from tirek.cases.models import Case, ClockEntry
from tirek.core.models import AuditEvent, Message
from tirek.core.roles import Role
from tirek.exchange.actions.clients import revoke
from tirek.people.models import PersonLink

pytestmark = pytest.mark.django_db


def test_an_application_is_registered_with_all_its_effects(connected, application, world):
    answer = connected().send(application)
    told = answer.json()
    case = Case.objects.get(number=told["number"])
    assert answer.status_code == 201
    assert len(told["pin"]) == 6
    assert (case.channel, case.office_id) == ("api", world.saryagash.pk)
    assert ClockEntry.objects.filter(case=case).count() == 1
    assert PersonLink.objects.filter(about_id=case.pk).count() == 1
    assert AuditEvent.objects.filter(subject_id=case.pk, verb="cases.case_registered").count() == 1
    assert Message.objects.filter(about_id=case.pk).exists()


def test_the_same_key_is_the_same_application(connected, application):
    system, key = connected(), uuid4()
    first, second = system.send(application, key), system.send(application, key)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["number"] == second.json()["number"]
    assert second.json()["pin"] is None
    assert system.send({**application, "body": "Басқа өтініш"}, key).status_code == 409
    assert Case.objects.count() == 1


def test_keys_of_two_systems_never_meet(connected, application, world):
    key = uuid4()
    ours, theirs = connected().send(application, key), connected(world.keles).send(application, key)
    assert (ours.status_code, theirs.status_code) == (201, 201)
    assert ours.json()["number"] != theirs.json()["number"]


def test_a_list_is_read_page_by_page(connected, application):
    system = connected()
    sent = [system.send({**application, "body": f"Өтініш {n}"}).json()["number"] for n in range(5)]
    read, after = [], ""
    while after is not None:
        page = system.get("cases", {"limit": 2, "sort": "registered", "after": after}).json()
        read, after = read + [item["number"] for item in page["items"]], page["next"]
    assert read == sent


def test_a_case_is_read_whole(connected, application):
    system = connected()
    number = system.send(application).json()["number"]
    told = system.get(f"cases/{number}").json()
    assert (told["applicant"], told["body"], told["service"]) == ("Серікова Айгүл", application["body"], "job")
    assert "pin" not in told


def test_the_neighbour_gets_nothing(connected, world):
    number = make_case(world.saryagash).number
    neighbour, far = connected(world.keles), connected(world.keles, roles=(Role.HEAD,))
    for system in (neighbour, far):
        assert system.get("cases").json() == {"items": [], "next": None}
        assert system.get(f"cases/{number}").status_code == 404
    assert connected().get(f"cases/{number}").status_code == 200


def test_without_a_token_in_force_nothing_opens(connected, application):
    system = connected()
    AccessToken.objects.update(expires=timezone.now() - timedelta(seconds=1))
    for answer in (
        system.get("cases"),
        system.send(application),
        system.get("figures", {"period": "2026"}),
        system.http.get("/api/v1/cases"),
        system.http.get("/api/v1/cases", headers={"Authorization": "Bearer nonsense"}),
    ):
        assert answer.status_code == 401
        assert answer["Content-Type"] == "application/problem+json"
        assert answer["WWW-Authenticate"] == "Bearer"
    assert not Case.objects.exists()


def test_a_session_does_not_open_the_api(connected, world, client):
    from tirek.network.models import User

    client.force_login(User.objects.get(pk=world["head"].user_id))
    assert client.get("/api/v1/cases").status_code == 401


def test_a_token_opens_only_its_scopes(connected, application):
    system = connected(scopes=("cases:read",))
    assert system.get("cases").status_code == 200
    assert system.send(application).status_code == 403
    assert system.get("figures", {"period": "2026"}).status_code == 403
    assert system.token(scope="cases:write").status_code == 400


def test_roles_limit_a_system_like_a_person(connected, application, world):
    analyst = connected(roles=(Role.ANALYST,))
    assert analyst.get("cases").status_code == 403
    assert analyst.send(application).status_code == 403
    assert analyst.get("figures", {"period": "2026"}).status_code == 200
    elsewhere = connected(world.keles).send({**application, "office": world.saryagash.code})
    assert elsewhere.status_code == 403
    assert elsewhere.json()["detail"]


def test_a_revoked_system_is_refused_at_once(connected, world):
    system = connected()
    revoke(system.connected.client.pk, by=world["admin"], at=timezone.now())
    assert system.get("cases").status_code == 401
    assert system.token().status_code in {400, 401}


@pytest.mark.parametrize(("language", "words"), [("kk", "міндетті"), ("ru", "обязательно"), ("en", "required")])
def test_errors_speak_the_language_asked(connected, application, language, words):
    del application["body"]
    answer = connected().send(application, **{"Accept-Language": language})
    told = answer.json()
    assert (answer.status_code, told["status"], answer["Content-Language"]) == (422, 422, language)
    assert [(each["field"], words in each["detail"]) for each in told["errors"]] == [("body", True)]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"area": "000000000"}, "area"),
        ({"service": "nothing"}, "service"),
        ({"office": "9999"}, "office"),
        ({"received_at": "2999-01-01T00:00:00Z"}, "received_at"),
        ({"received_at": "2001-01-01T00:00:00Z"}, "received_at"),
        ({"body": "\x00"}, "body"),
        ({"body": " "}, "body"),
        ({"applicant": {"family_name": "А", "iin": "123"}}, "iin"),
        ({"applicant": {"family_name": "А", "birth_date": "2999-01-01"}}, "birth_date"),
    ],
)
def test_bad_values_are_named(connected, application, change, field):
    answer = connected().send(application | change)
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert [each["field"] for each in answer.json()["errors"]] == [field]
    assert not Case.objects.exists()


def test_what_cannot_be_read_is_400(connected):
    system = connected()
    headers = system.headers(**{"Idempotency-Key": str(uuid4())})
    answer = system.http.post("/api/v1/cases", "{", content_type="application/json", headers=headers)
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"


def test_reference_is_open_to_all(world, client):
    assert {each["code"] for each in client.get("/api/v1/services").json()} == {"job", "housing"}
    offices = {each["code"]: each["area"] for each in client.get("/api/v1/offices").json()}
    areas = {each["code"]: each["parent"] for each in client.get("/api/v1/areas").json()}
    assert areas[offices[world.saryagash.code]] in areas


def test_figures_are_those_of_the_reach(connected, application, world):
    connected().send(application)
    ours = connected(roles=(Role.HEAD,)).get("figures", {"period": str(timezone.localdate().year)}).json()
    theirs = connected(world.keles, roles=(Role.HEAD,)).get("figures", {"period": ours["period"]}).json()
    counted = [{each["code"]: each["value"] for each in told["figures"]} for told in (ours, theirs)]
    assert [told["cases_received"] for told in counted] == [1, 0]


def test_figures_of_no_period_are_refused(connected):
    answer = connected().get("figures", {"period": "yesterday"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "period"
