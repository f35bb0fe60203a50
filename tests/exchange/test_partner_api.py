"""A partner's system: what its memorandum opens, deeds done once, the month compared."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.db.models import Sum
from django.utils import timezone
from tests.exchange.partners import PartnerSystem, agreed, bound_system, refer_to, sandbox_of
from tests.factories import make_memorandum
from tests.questions import asked

from tirek.cases.models import Case, PlanLine, Transition
from tirek.cases.queries.referral_page import load
from tirek.core.models import AuditEvent, Message
from tirek.core.roles import Role
from tirek.core.verdict import Refused
from tirek.exchange.actions.clients import renew_secret
from tirek.exchange.actions.own_clients import ask_for_system, confirm
from tirek.exchange.actions.reconciliation import agree
from tirek.exchange.enums import PARTNER_SCOPES
from tirek.exchange.models import ApiClient, ClientHour, OutsideReference, PracticeRecord, Reconciliation
from tirek.exchange.queries import handed
from tirek.network.actions.memoranda import end_memorandum
from tirek.network.enums import CrossingField
from tirek.people.models import Disclosure

pytestmark = pytest.mark.django_db


@pytest.fixture
def memorandum(world):
    return agreed(world)


@pytest.fixture
def partner(world, memorandum) -> PartnerSystem:
    return bound_system(world, memorandum)


@pytest.fixture
def referral(world, memorandum) -> Transition:
    return refer_to(world, world.employment)


def month_now() -> str:
    return f"{timezone.localdate():%Y-%m}"


def test_a_referral_is_carried_to_its_end(partner, referral):
    listed = partner.get("referrals", {"state": "pending"}).json()["items"]
    assert [each["id"] for each in listed] == [str(referral.pk)]
    path = f"referrals/{referral.pk}"
    whole = partner.get(path).json()
    assert (whole["person"]["family_name"], whole["person"]["phones"]) == ("Серікова", ["+77010000001"])
    assert (whole["person"]["iin"], whole["body"]) == (None, None)
    assert whole["may"] == ["accept", "decline", "ask"]
    accepted = partner.do(f"{path}/acceptance", {"reference": "ЕН-7"}).json()
    assert (accepted["state"], accepted["reference"]) == ("accepted", "ЕН-7")
    assert partner.do(f"{path}/question", {"text": "Қай уақытта келеді?"}).status_code == 200
    told = {"result": "Жұмысқа орналасты", "amount": "120000", "evidence_url": "https://tirek.example/1"}
    done = partner.do(f"{path}/completion", told).json()
    line = PlanLine.objects.get(pk=referral.line_id)
    assert (done["state"], line.state, line.evidence) == ("done", "delivered", "https://tirek.example/1")
    assert "120 000.00 ₸" in line.result
    assert OutsideReference.objects.get(referral=referral).amount == 120000
    ended = partner.get(path).json()
    assert (ended["person"], ended["need"], ended["questions"]) == (None, "", [])


def test_a_referral_that_ends_while_it_is_read_is_not_unknown(partner, referral, monkeypatch):
    """Another installation takes "unknown" for "called back", and would stop telling what it did."""

    def ended_meanwhile(*args, **told):
        assert partner.do(f"referrals/{referral.pk}/refusal", {"reason": "Орын жоқ"}).status_code == 200
        return load(*args, **told)

    monkeypatch.setattr(handed, "load", ended_meanwhile)
    answer = partner.get(f"referrals/{referral.pk}")
    assert (answer.status_code, answer.json()["state"], answer.json()["person"]) == (200, "declined", None)


def test_what_is_read_is_written_for_the_person(partner, referral):
    partner.get("referrals")
    seen = Disclosure.objects.filter(person_id=referral.case.applicant_id, how="api")
    assert not seen.exists()
    partner.get(f"referrals/{referral.pk}")
    assert [sorted(each.what) for each in seen] == [["name", "need", "phone"]]


def test_an_amended_memorandum_narrows_what_crosses(partner, referral, memorandum):
    memorandum.crossing = [CrossingField.NAME]
    memorandum.save()
    person = partner.get(f"referrals/{referral.pk}").json()["person"]
    assert (person["family_name"], person["phones"]) == ("Серікова", None)


def test_another_partners_token_opens_nothing(world, partner, referral):
    stranger = bound_system(world, make_memorandum(world.saryagash, world.housing), world.housing)
    beside = bound_system(world, agreed(world))  # the same partner under another memorandum
    for system in (stranger, beside):
        assert system.get("referrals").json()["items"] == []
        assert system.get(f"referrals/{referral.pk}").status_code == 404
        for deed, body in (
            ("acceptance", {}),
            ("refusal", {"reason": "x"}),
            ("completion", {}),
            ("question", {"text": "x"}),
        ):
            assert system.do(f"referrals/{referral.pk}/{deed}", body).status_code == 404
        assert system.put(f"referrals/{referral.pk}/reference", {"reference": "1"}).status_code == 404
        assert system.get(f"reconciliation/{month_now()}").json()["lines"] == []
    referral.refresh_from_db()
    assert referral.state == "pending"


def test_an_ended_memorandum_closes_at_once(world, partner, referral, memorandum):
    assert partner.get("referrals").status_code == 200
    today = timezone.localdate()
    end_memorandum(memorandum.pk, on=today, reason="Тараптардың келісімі", by=world["coordinator"], at=timezone.now())
    for answer in (
        partner.get("referrals"),
        partner.get("memorandum"),
        partner.get(f"referrals/{referral.pk}"),
        partner.do(f"referrals/{referral.pk}/acceptance"),
        partner.get(f"reconciliation/{month_now()}"),
    ):
        assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")
        assert answer.json()["detail"]


def test_a_deed_sent_twice_is_done_once(partner, referral):
    path, key = f"referrals/{referral.pk}/acceptance", uuid4()
    first, second = (partner.do(path, {"reference": "A"}, key) for _ in range(2))
    assert first.json() == second.json()
    assert second["Idempotency-Replayed"] == "true"
    assert partner.do(path, {"reference": "B"}, key).status_code == 409
    assert partner.do(path, {"reference": "A"}).status_code == 403  # another key: it is accepted already
    assert AuditEvent.objects.filter(verb="cases.referral_accepted").count() == 1


def test_a_refused_deed_may_be_sent_again(partner, referral):
    key, path = uuid4(), f"referrals/{referral.pk}"
    assert partner.do(f"{path}/completion", {}, key).status_code == 403
    partner.do(f"{path}/acceptance")
    assert partner.do(f"{path}/completion", {}, key).status_code == 200


def test_an_old_reading_changes_nothing(partner, referral):
    path = f"referrals/{referral.pk}"
    etag = partner.get(path)["ETag"]
    assert partner.put(f"{path}/reference", {"reference": "1"}).status_code == 200
    assert partner.do(f"{path}/acceptance", **{"If-Match": etag}).status_code == 412
    assert partner.do(f"{path}/acceptance", **{"If-Match": partner.get(path)["ETag"]}).status_code == 200


def test_a_reference_belongs_to_one_record(world, partner, referral):
    other = refer_to(world, world.employment)
    assert partner.put(f"referrals/{referral.pk}/reference", {"reference": "1"}).status_code == 200
    answer = partner.put(f"referrals/{other.pk}/reference", {"reference": "1"})
    assert [each["field"] for each in answer.json()["errors"]] == ["reference"]


def test_a_called_back_referral_is_told_without_the_person(world, partner, referral):
    from tirek.cases.actions.referrals import call_back_referral

    call_back_referral(referral.pk, by=world["clerk"], at=timezone.now())
    told = partner.get(f"referrals/{referral.pk}").json()
    assert (told["state"], told["person"], told["body"]) == ("called_back", None, None)
    answer = partner.do(f"referrals/{referral.pk}/acceptance", **{"Accept-Language": "ru"})
    assert (answer.status_code, answer["Content-Language"]) == (403, "ru")


def test_changes_since_a_moment_are_asked_for(world, partner, referral):
    before = timezone.now().isoformat()
    refer_to(world, world.employment)
    partner.do(f"referrals/{referral.pk}/refusal", {"reason": "Орын жоқ"})
    changed = partner.get("referrals", {"changed_since": before}).json()["items"]
    assert len(changed) == 2
    assert partner.get("referrals", {"changed_since": timezone.now().isoformat()}).json()["items"] == []
    first = partner.get("referrals", {"limit": 1}).json()
    second = partner.get("referrals", {"limit": 1, "after": first["next"]}).json()
    assert [first["items"][0]["state"], second["items"][0]["state"]] == ["declined", "pending"]
    assert second["next"] is None


def test_a_list_costs_the_same_for_one_and_three(world, partner, referral):
    first = asked(lambda: partner.get("referrals"))
    for _ in range(2):
        refer_to(world, world.employment)
    assert asked(lambda: partner.get("referrals")) == first


def test_an_application_is_sent_under_the_memorandum(world, partner, application):
    told = application | {"reference": "АП-1", "applicant": {"family_name": "Серікова", "phone": "+77010000001"}}
    sent = partner.send(told)
    assert sent.status_code == 201
    assert partner.get("sent-cases/АП-1").json()["number"] == sent.json()["number"]
    assert partner.get("sent-cases").json()["items"][0]["reference"] == "АП-1"
    assert partner.get(f"cases/{sent.json()['number']}").status_code == 403
    too_much = partner.send(told | {"applicant": {"family_name": "А", "iin": "850101300017"}})
    assert [each["field"] for each in too_much.json()["errors"]] == ["applicant.iin"]
    assert partner.send(told | {"service": "housing"}).status_code == 403
    assert AuditEvent.objects.get(verb="cases.case_registered").actor_user_id == partner.connected.client.pk
    stranger = bound_system(world, make_memorandum(world.saryagash, world.housing), world.housing)
    assert stranger.get(f"sent-cases/{sent.json()['number']}").status_code == 404


def test_the_terms_are_told(partner, memorandum):
    told = partner.get("memorandum").json()
    assert (told["number"], told["services"], told["crossing"]) == (memorandum.number, ["job"], ["name", "phone"])


def test_an_offices_system_keeps_the_plan(connected, world, memorandum, application):
    office = PartnerSystem(connected().connected)
    number = office.send(application).json()["number"]
    day = (timezone.localdate() + timedelta(days=9)).isoformat()
    line = office.do(f"cases/{number}/plan", {"service": "job", "due_on": day}).json()
    told = {"partner": world.employment.code, "need": "Жұмыс", "consent": "signed_paper"}
    sent = office.do(f"plan/{line['id']}/referral", told)
    assert (sent.status_code, sent.json()["state"]) == (201, "referred")
    assert office.get(f"cases/{number}").json()["plan"][0]["id"] == line["id"]
    assert office.do(f"plan/{line['id']}/delivery").status_code == 403  # the partner has it
    other = office.do(f"cases/{number}/plan", {"service": "housing", "due_on": day}).json()
    assert office.do(f"plan/{other['id']}/delivery", {"result": "Берілді"}).json()["state"] == "delivered"
    neighbour = PartnerSystem(connected(world.keles).connected)
    assert neighbour.do(f"cases/{number}/plan", {"service": "job", "due_on": day}).status_code == 404
    assert neighbour.do(f"plan/{line['id']}/cancellation", {"reason": "x"}).status_code == 404


def test_too_many_calls_are_told_to_wait(partner, settings):
    settings.API_CALLS_PER_MINUTE = 2
    answers = [partner.get("memorandum") for _ in range(3)]
    assert [each.status_code for each in answers] == [200, 200, 429]
    assert answers[-1]["Retry-After"] == "60"
    assert answers[0]["RateLimit-Policy"] == '"minute";q=2;w=60'


def test_calls_are_counted_by_the_hour(partner, referral):
    partner.get("referrals")
    partner.get("referrals", {"limit": 0})
    hours = ClientHour.objects.filter(client=partner.connected.client)
    assert dict(hours.values_list("status").annotate(Sum("calls"))) == {200: 1, 422: 1}
    assert {each.operation for each in hours} == {"GET referrals"}


def test_two_secrets_open_while_one_is_exchanged(world, partner):
    client, now = partner.connected.client, timezone.now()
    new = renew_secret(client.pk, 7, by=world["employment"], at=now)
    assert partner.token().status_code == 200  # the former one
    assert PartnerSystem(new).get("memorandum").status_code == 200
    newest = renew_secret(client.pk, 0, by=world["admin"], at=now)
    assert partner.token().status_code == 401
    assert partner.get("memorandum").status_code == 401  # nor do its tokens open
    assert PartnerSystem(newest).get("memorandum").status_code == 200


def test_a_system_asked_for_opens_nothing_until_confirmed(world, memorandum):
    now = timezone.now()
    client = ask_for_system("Жүйе", memorandum.pk, PARTNER_SCOPES, by=world["employment"], at=now)
    with pytest.raises(Refused):
        renew_secret(client.pk, 0, by=world["employment"], at=now)
    with pytest.raises(Refused):
        confirm(client.pk, by=world["employment"], at=now)
    confirm(client.pk, by=world["admin"], at=now)
    system = PartnerSystem(renew_secret(client.pk, 0, by=world["employment"], at=now))
    assert system.get("memorandum").status_code == 200
    with pytest.raises(ApiClient.DoesNotExist):
        renew_secret(client.pk, 0, by=world["housing"], at=now)


def test_a_sandbox_meets_nothing_real(world, memorandum, referral, application):
    cases, letters = Case.objects.count(), Message.objects.count()
    sandbox = sandbox_of(world, memorandum)
    listed = sandbox.get("referrals").json()["items"]
    assert len(listed) == 5
    assert sandbox.get(f"referrals/{referral.pk}").status_code == 404
    path = f"referrals/{listed[0]['id']}"
    assert sandbox.get(path).json()["person"]["family_name"] == "Сынақбаев"
    assert sandbox.do(f"{path}/completion").status_code == 403
    assert sandbox.do(f"{path}/acceptance", {"reference": "1"}).json()["state"] == "accepted"
    assert sandbox.do(f"{path}/completion", {"result": "Болды"}).json()["state"] == "done"
    assert sandbox.get(path).json()["person"] is None
    told = application | {"applicant": {"family_name": "Серікова"}}
    sent = sandbox.send(told, key := uuid4())
    assert (sent.status_code, sent.json()["pin"]) == (201, "000000")
    assert sandbox.send(told, key).json()["number"] == sent.json()["number"]
    assert sandbox.get(f"sent-cases/{sent.json()['number']}").json()["state"] == "registered"
    assert (Case.objects.count(), Message.objects.count()) == (cases, letters)
    assert not Disclosure.objects.filter(how="api").exists()
    assert bound_system(world, memorandum).get(path).status_code == 404
    assert PracticeRecord.objects.count() == 6


def test_a_month_is_compared_and_agreed(world, partner, memorandum):
    rows = [refer_to(world, world.employment) for _ in range(4)]
    for number, row in enumerate(rows):
        partner.put(f"referrals/{row.pk}/reference", {"reference": f"R-{number}"})
    path = f"reconciliation/{month_now()}"
    ours = partner.get(path).json()["lines"]
    assert [each["reference"] for each in ours] == ["R-0", "R-1", "R-2", "R-3"]
    theirs = [{name: each[name] for name in ("number", "reference", "state", "day")} for each in ours]
    assert partner.do(path, {"lines": theirs}).json()["differences"] == []
    wrong = [theirs[0] | {"state": "done"}, theirs[1] | {"day": "2020-01-01"}, theirs[2], theirs[2], {"reference": "X"}]
    found = partner.do(path, {"lines": wrong}).json()
    assert sorted(each["kind"] for each in found["differences"]) == [
        "day", "missing_here", "missing_there", "state", "twice",
    ]  # fmt: skip
    assert (found["ours"], found["theirs"], found["agreed"]) == (4, 5, 0)
    kept = Reconciliation.objects.get()
    with pytest.raises(Reconciliation.DoesNotExist):
        agree(kept.pk, by=world["housing"], at=timezone.now())
    agree(kept.pk, by=world["coordinator"], at=timezone.now())
    assert partner.do(f"{path}/agreement").json()["agreed_there_at"]
    assert partner.do(path, {"lines": theirs}).status_code == 403


def test_a_list_may_be_a_table(partner, referral):
    table = f"Нөмір;Күйі;Күні\n{referral.case.number};pending;{timezone.localdate():%d.%m.%Y}\n".encode("utf-8-sig")
    file = SimpleUploadedFile("list.csv", table)
    headers = partner.headers(**{"Idempotency-Key": str(uuid4())})
    answer = partner.http.post(f"/api/v1/reconciliation/{month_now()}/table", {"file": file}, headers=headers)
    assert (answer.status_code, answer.json()["differences"]) == (200, [])


def test_a_system_of_a_partner_is_bound(world, memorandum):
    from django.core.exceptions import ValidationError

    from tirek.exchange.actions.clients import NewClient, connect

    now, scopes = timezone.now(), ("referrals:read",)
    for new, field in (
        (NewClient("X", world.employment.pk, (Role.PARTNER_CLERK,), scopes), "memorandum"),
        (NewClient("X", world.housing.pk, (Role.PARTNER_CLERK,), scopes, memorandum.pk), "memorandum"),
        (NewClient("X", world.employment.pk, (Role.PARTNER_CLERK,), ("figures:read",), memorandum.pk), "scopes"),
    ):
        with pytest.raises(ValidationError) as refused:
            connect(new, by=world["admin"], at=now)
        assert set(refused.value.message_dict) == {field}


@pytest.mark.django_db(transaction=True)
def test_two_at_once_under_one_key_do_it_once(world):
    partner, referral = bound_system(world, agreed(world)), refer_to(world, world.employment)
    key = uuid4()

    def send(_n: int) -> int:
        try:
            return partner.do(f"referrals/{referral.pk}/acceptance", {}, key).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(send, range(4))) == {200}
    assert AuditEvent.objects.filter(verb="cases.referral_accepted").count() == 1
