"""The pages: each opens for whom it is for, in the words of the browser; a number of rows costs no queries."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.factories import make_case, make_line, make_referral

from tirek.cases.actions.packets import make_packets
from tirek.cases.actions.plan_templates import load_reference_templates
from tirek.cases.actions.referrals import accept_referral, call_back_referral
from tirek.cases.models import Attachment, Packet, PlanTemplate, Transition
from tirek.core.actor import system_actor
from tirek.core.calendar import local_date
from tirek.core.period import Period
from tirek.programmes.actions import load_reference_services

TIREK = system_actor("test")
pytestmark = pytest.mark.django_db


@pytest.fixture
def templates(world) -> None:
    load_reference_services()
    load_reference_templates(by=TIREK, at=timezone.now())


@pytest.fixture
def now_case(world):
    return make_case(world.saryagash, service=world.job, at=timezone.now())


@pytest.fixture
def sent(world, memorandum, now_case) -> Transition:
    now = timezone.now()
    return make_referral(make_line(now_case, by=world["clerk"], at=now), world.employment.pk, by=world["clerk"], at=now)


def test_a_plan_begins_from_a_template_with_what_was_ticked(sign_in, templates, now_case):
    client, address = sign_in("clerk"), f"/cases/{now_case.number}/plan/"
    page = client.get(address, {"template": "kandas"}).content.decode()
    assert page.count('class="plan-proposal"') == 6
    due = (timezone.localdate() + timedelta(days=9)).isoformat()
    told = {"template": "kandas", "version": now_case.version, "documents-chosen": "on", "documents-due_on": due}
    assert client.post(address, {**told, "documents-due_on": "ертең"}).status_code == 422
    assert client.post(address, {"template": "kandas", "version": now_case.version}).status_code == 422
    assert client.post(address, told).status_code == 303
    assert now_case.plan.get().milestone == "documents"
    case = client.get(now_case.get_absolute_url()).content.decode()
    assert "plan-progress" in case
    board = client.get("/kandas/").content.decode()
    assert now_case.number in board
    assert now_case.number not in sign_in("clerk.keles").get("/kandas/").content.decode()


def test_the_coordinator_edits_templates_and_others_do_not(sign_in, templates):
    assert sign_in("head").get("/plan-templates/").status_code == 403
    client = sign_in("coordinator")
    page = client.get("/plan-templates/").content.decode()
    assert all(f"/plan-templates/{code}/" in page for code in PlanTemplate.objects.values_list("code", flat=True))
    lines = {"lines-TOTAL_FORMS": "2", "lines-INITIAL_FORMS": "0", "lines-0-service": "job", "lines-1-service": ""}
    told = {"need": "job_loss", "name_kk": "Жаңа", "name_ru": "Новый", "is_offered": "on", **lines}
    assert client.post("/plan-templates/new/", told).status_code == 422  # no number of days
    assert client.post("/plan-templates/new/", {**told, "lines-0-working_days": "7"}).status_code == 303
    assert PlanTemplate.objects.get(name_kk="Жаңа").lines.get().working_days == 7
    assert client.get("/plan-templates/kandas/").status_code == 200
    assert client.get("/plan-templates/new/").status_code == 200


def test_a_partner_asks_the_office_answers_and_both_read_it(sign_in, sent):
    page, office = f"/referrals/{sent.pk}/", sent.case.get_absolute_url()
    assert sign_in("employment").post(f"{page}ask-back/", {"text": "Мамандығы қандай?"}).status_code == 303
    clerk = sign_in("clerk")
    assert "Мамандығы қандай?" in clerk.get(office).content.decode()
    assert clerk.get(f"{page}answer-back/").status_code == 200
    assert clerk.post(f"{page}answer-back/", {"text": "Дәнекерлеуші"}).status_code == 303
    assert "Дәнекерлеуші" in sign_in("employment").get(page).content.decode()


def test_a_partner_hangs_evidence_on_what_it_delivered(sign_in, sent, world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    accept_referral(sent.pk, by=world["employment"], at=timezone.now())
    client, address = sign_in("employment"), f"/referrals/{sent.pk}/finish/"
    assert client.get(address).status_code == 200
    bad = SimpleUploadedFile("акт.exe", b"MZ")
    told = {"delivered": "yes", "result": "Орналасты", "evidence": "№ 15 бұйрық"}
    assert client.post(address, {**told, "files": bad}).status_code == 422
    paper = SimpleUploadedFile("акт.pdf", b"%PDF-1.4 x")
    assert client.post(address, {**told, "files": paper}).status_code == 303
    found = Attachment.objects.get()
    assert (found.line_id, found.is_from_applicant) == (sent.line_id, False)
    assert client.get(f"/cases/files/{found.pk}/").status_code == 404
    assert sign_in("clerk").get(f"/cases/files/{found.pk}/").status_code == 200
    assert "№ 15 бұйрық" in sign_in("clerk").get(sent.case.get_absolute_url()).content.decode()


def test_an_ended_referral_is_gone_from_every_page_of_the_partner(sign_in, sent, world):
    client, mark = sign_in("employment"), str(sent.pk)
    pages = ("/referrals/", "/scorecard/", f"/scorecard/{world.employment.code}/referred/")
    assert any(mark in client.get(page).content.decode() for page in pages)
    call_back_referral(sent.pk, by=world["clerk"], at=timezone.now())
    for page in pages:
        text = client.get(page).content.decode()
        assert mark not in text
        assert sent.case.number not in text
    assert client.get(f"/referrals/{sent.pk}/").status_code == 404
    assert client.get(f"/referrals/{sent.pk}/ask-back/").status_code == 404
    assert mark not in client.get(f"/search/?q={sent.case.number}").content.decode()


def test_the_scorecard_opens_exports_and_hides_strangers(sign_in, sent, world):
    client, code = sign_in("head"), world.employment.code
    assert world.employment.name in client.get("/scorecard/").content.decode()
    assert client.get(f"/scorecard/{code}/").status_code == 200
    assert sent.case.number in client.get(f"/scorecard/{code}/referred/").content.decode()
    assert client.get(f"/scorecard/{code}/nothing/").status_code == 404
    assert client.get("/scorecard/?period=нет").status_code == 200
    table = client.get("/scorecard/export.csv").content.decode("utf-8-sig")
    assert world.employment.name in table
    assert sent.case.number not in table
    assert client.get(f"/scorecard/export.xlsx?partner={code}").content[:2] == b"PK"
    assert sign_in("housing").get(f"/scorecard/{code}/").status_code == 404


def test_packets_list_page_paper_and_receipt(sign_in, world):
    now = timezone.now()
    make_packets(Period.containing(local_date(now)).previous(), by=TIREK, at=now)
    packet = Packet.objects.get(office=world.saryagash)
    page = packet.get_absolute_url()
    above = sign_in("head.turkistan")
    assert above.get("/packets/").content.decode().count('<th scope="row"') == 3
    assert above.post(f"{page}acknowledgement/").status_code == 403
    head = sign_in("head")
    assert head.get(f"{page}paper/").content.startswith(b"%PDF")
    assert head.post(f"{page}acknowledgement/").status_code == 303
    assert sign_in("head.turkistan").get("/packets/?state=waiting").content.decode().count('<th scope="row"') == 2
    assert sign_in("clerk.keles").get(page).status_code == 404
    assert sign_in("analyst").get(page).status_code == 200
    assert sign_in("employment").get("/packets/").status_code == 403


@pytest.mark.parametrize("page", ["/kandas/?stage=all", "/scorecard/"])
def test_three_rows_cost_the_queries_of_one(sign_in, world, templates, memorandum, page):
    def add():
        case = make_case(world.saryagash, service=world.job, at=timezone.now())
        due = (timezone.localdate() + timedelta(days=9)).isoformat()
        told = {"template": "kandas", "version": case.version, "documents-chosen": "on", "documents-due_on": due}
        sign_in("clerk").post(f"/cases/{case.number}/plan/", told)
        now = timezone.now()
        make_referral(make_line(case, by=world["clerk"], at=now), world.employment.pk, by=world["clerk"], at=now)

    def count():
        client = sign_in("head")
        client.get(page)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(page)
        return len(queries)

    add()
    once = count()
    add()
    add()
    assert count() == once
