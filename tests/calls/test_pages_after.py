"""The pages of grants, awards, prizes, candidates and the gallery, as people walk through them."""

import io
from datetime import timedelta
from functools import partial
from typing import Any

import jsonschema
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.browsers import browser_of
from tests.calls.test_awards import make_childs, make_vote
from tests.calls.threesixty import PACKAGE
from tests.factories import make_actor, make_national_office, make_office, make_user
from tests.factories.calls import make_call
from tests.factories.calls_after import (
    make_award,
    make_candidate,
    make_grant,
    make_one_of_each_after,
    make_prize,
    make_winner,
)
from tests.questions import asked

from tirek.calls.enums import CallKind
from tirek.calls.models import Award, Candidate, Grant, GrantReport, Prize, Showing, Vote
from tirek.core.actor import Actor
from tirek.core.roles import Role
from tirek.network.models import Organisation, User

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"
TODAY = timezone.localdate()


@pytest.fixture
def fund(tmp_path: Any, settings: Any) -> Organisation:
    settings.MEDIA_ROOT, settings.DEMO = tmp_path, True
    return make_national_office()


def client_of(actor: Actor, language: str = "kk") -> Client:
    return client_for(User.objects.get(pk=actor.user_id), language)


def client_for(user: User, language: str = "kk") -> Client:
    client = browser_of(user)
    client.cookies["language"] = language
    return client


CONTRACT: dict[str, Any] = {
    **{"title": "Ауыл кітапханасы", "total": "1 000 000", "email": "jeniske@tirek.example", "language": "kk"},
    **{"starts_on": TODAY - timedelta(days=30), "ends_on": TODAY + timedelta(days=200)},
    **{"final_report_on": TODAY + timedelta(days=220), "signatory": "Ерлан"},
    **{"instalments-TOTAL_FORMS": 2, "instalments-INITIAL_FORMS": 0, "budget-TOTAL_FORMS": 2},
    **{"budget-INITIAL_FORMS": 0, "indicators-TOTAL_FORMS": 1, "indicators-INITIAL_FORMS": 0},
    **{"instalments-0-amount": "600000", "instalments-0-pay_by": TODAY},
    **{"instalments-1-amount": "400 000,00", "instalments-1-pay_by": TODAY + timedelta(days=90)},
    **{"instalments-1-report_by": TODAY + timedelta(days=10), "budget-0-title": "Кітап", "budget-0-planned": "1000000"},
    **{"indicators-0-title": "Оқырман", "indicators-0-planned": "50"},
}


def test_from_the_contract_over_the_first_report_to_the_second_tranche(fund: Organisation):
    secretary = client_of(make_actor(Role.COMPETITIONS, fund))
    finance = client_of(make_actor(Role.FINANCE, fund))
    winner = make_winner(fund)
    new = f"/grants/new/{winner.pk}/"
    assert winner.title in secretary.get("/grants/work/").content.decode()
    assert secretary.post(new, {**CONTRACT, "total": "999"}).status_code == 422
    assert secretary.post(new, {**CONTRACT, "instalments-0-pay_by": ""}).status_code == 422
    assert secretary.post(new, CONTRACT).status_code == 303
    grant = Grant.objects.get()
    desk = f"/grants/{grant.number}/desk/"
    assert secretary.get(f"/grants/{grant.number}/edit/").status_code == 200
    assert Client().get(f"/grants/{grant.number}/").status_code == 404
    assert finance.post(f"/grants/{grant.number}/signing/", {"signed_on": TODAY}).status_code == 303
    assert secretary.get(f"/grants/{grant.number}/edit/").status_code == 403
    grantee_user = make_user("Ерлан")
    Grant.objects.update(user=grantee_user)
    grantee, (first, second) = client_for(grantee_user), grant.tranches.all()
    pay = f"/grants/tranches/{first.pk}/payment/"
    assert finance.post(pay, {"paid_on": TODAY, "payment_number": ""}).status_code == 422
    assert finance.post(pay, {"paid_on": TODAY, "payment_number": "17"}).status_code == 303
    write(grantee, grant)
    report = GrantReport.objects.get(grant=grant, position=1)
    page = report.get_absolute_url()
    assert grantee.post(f"{page}decision/", {"decision": "accept"}).status_code == 403
    assert finance.post(f"{page}decision/", {"decision": "return", "remark": ""}).status_code == 422
    assert finance.post(f"{page}decision/", {"decision": "accept"}).status_code == 303
    told = {"paid_on": TODAY, "payment_number": "18"}
    assert finance.post(f"/grants/tranches/{second.pk}/payment/", told).status_code == 303
    assert grantee.get(desk).status_code == 200
    public = Client().get(f"/grants/{grant.number}/").content.decode()
    assert "jeniske" not in public
    assert "Ерлан" not in public
    assert Client().get(desk).status_code == 302
    assert client_for(make_user()).get(desk).status_code == 404


def write(grantee: Client, grant: Grant) -> None:
    """The first report with its receipt."""
    report = grant.reports.all()[0]
    page, indicator, line = report.get_absolute_url(), grant.indicators.get(), grant.budget.get()
    assert grantee.post(page, {"text": "Жасалды", "submit": "1"}).status_code == 303  # an indicator is missing
    assert GrantReport.objects.get(pk=report.pk).state == "owed"
    told = {"line": line.pk, "on": TODAY, "amount": "500", "what": "Кітап"}
    assert grantee.post(f"{page}expense/", told).status_code == 422
    program = SimpleUploadedFile("chek.pdf", b"MZ\x90\x00program")
    assert grantee.post(f"{page}expense/", {**told, "file": program}).status_code == 422
    assert grantee.post(f"{page}expense/", {**told, "file": SimpleUploadedFile("chek.pdf", PDF)}).status_code == 303
    expense = report.expenses.get()
    receipt = grantee.get(f"/grants/expenses/{expense.pk}/receipt/")
    assert b"".join(receipt) == PDF  # type: ignore[arg-type]
    assert client_for(make_user()).get(f"/grants/expenses/{expense.pk}/receipt/").status_code == 404
    assert grantee.post(page, {"text": "Жасалды", f"fact-{indicator.pk}": "12", "submit": "1"}).status_code == 303
    assert GrantReport.objects.get(pk=report.pk).state == "submitted"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_opens_in_every_language(fund: Organisation, language: str):
    grant = make_one_of_each_after(fund)
    grant.reports.update(due_on=TODAY)
    childs, candidate, award = make_childs(fund, "gallery"), Candidate.objects.get(), Award.objects.get()
    stage, (work,) = make_vote(fund)
    report, code = grant.reports.all()[0], award.call.code
    finance = client_of(make_actor(Role.FINANCE, fund), language)
    secretary = client_of(make_actor(Role.COMPETITIONS, fund), language)
    stranger, number = Client(), grant.number
    stranger.cookies["language"] = language
    pages = {
        finance: [
            *("/grants/work/", "/grants/work/?need=late", f"/grants/{number}/desk/", report.get_absolute_url()),
            *(f"/grants/{number}/return/", f"/grants/{number}/visit/", f"/grants/{number}/contract.pdf"),
            *(f"/grants/visits/{grant.visits.get().pk}/findings/", f"/grants/returns/{grant.returns.get().pk}/"),
            *(f"/grants/tranches/{grant.tranches.all()[0].pk}/payment/", "/grants/mine/"),
        ],
        secretary: [
            *("/prizes/", "/prizes/?need=all", f"/prizes/{Prize.objects.get().pk}/", f"/calls/{code}/awards/"),
            *(f"/prizes/{Prize.objects.get().pk}/{deed}/" for deed in ("day", "postponement", "handing")),
            *(f"/calls/{code}/awards/new/", f"{award.get_absolute_url()}prize/", award.get_absolute_url()),
            *(f"{award.get_absolute_url()}revocation/", f"{award.get_absolute_url()}award.pdf"),
            *(f"/calls/{candidate.call.code}/candidates/", candidate.get_absolute_url()),
            *(f"{candidate.get_absolute_url()}votes/", f"/calls/{childs.call.code}/works/choosing/"),
            *(f"/works/{childs.pk}/showing/", f"/calls/{candidate.call.code}/candidates/?state=awarded"),
            *(f"/grants/{number}/ending/", f"{report.get_absolute_url()}expense/"),
        ],
        stranger: [
            *("/grants/", "/grants/?q=zzz", f"/grants/{number}/", "/honour/", "/honour/?q=zzz"),
            *(f"/calls/{code}/winners/", f"/calls/{work.call.code}/works/", award.get_absolute_url()),
            *(f"/calls/{work.call.code}/works/{work.pk}/", f"/calls/{work.call.code}/winners/"),
        ],
    }
    for client, addresses in pages.items():
        for address in addresses:
            assert client.get(address).status_code == 200, address
    assert stage.pk


def test_the_register_downloads_as_a_spreadsheet_and_by_the_360giving_standard(fund: Organisation):
    make_grant(fund)
    make_grant(fund, is_person=True, grantee_name="Сериков Асан", grantee_number="")
    make_grant(fund, state="prepared")
    told = Client().get("/grants/360giving.json").json()
    jsonschema.validate(told, PACKAGE, format_checker=jsonschema.FormatChecker())
    assert len(told["grants"]) == 2
    assert "Сериков" not in str(told)
    sheet = openpyxl.load_workbook(io.BytesIO(Client().get("/grants/grants.xlsx").content)).active
    assert sheet is not None
    assert sheet.max_row == 3
    assert "С. А." in {row[2].value for row in sheet.iter_rows(min_row=2)}


def test_lists_ask_the_same_questions_for_one_row_and_for_three(fund: Organisation):
    finance, stranger = client_of(make_actor(Role.FINANCE, fund)), Client()
    secretary = client_of(make_actor(Role.COMPETITIONS, fund))
    lists = [(stranger, "/grants/"), (finance, "/grants/work/"), (stranger, "/honour/"), (secretary, "/prizes/")]

    def add() -> None:
        make_grant(fund)
        make_prize(make_award(fund))

    add()
    for client, address in lists:
        client.get(address)
    first = [asked(partial(client.get, address)).total() for client, address in lists]
    add()
    add()
    assert [asked(partial(client.get, address)).total() for client, address in lists] == first


def test_a_desk_asks_the_same_questions_whatever_its_size(fund: Organisation):
    finance, grant = client_of(make_actor(Role.FINANCE, fund)), make_grant(fund)
    page = f"/grants/{grant.number}/desk/"
    finance.get(page)
    first = asked(lambda: finance.get(page))
    for place in (3, 4):
        grant.reports.create(position=place, due_on=TODAY)
        grant.tranches.create(position=place, amount=5, due_on=TODAY)
        grant.budget.create(position=place, title="Т", planned=1)
    assert asked(lambda: finance.get(page)) == first


def test_a_prize_comes_home(fund: Organisation):
    secretary, award = client_of(make_actor(Role.COMPETITIONS, fund)), make_award(fund)
    told = {"kind": "camp", "name_kk": "Лагерь", "name_ru": "Лагерь", "due_on": TODAY + timedelta(days=9)}
    assert secretary.post(f"{award.get_absolute_url()}prize/", told).status_code == 303
    prize = Prize.objects.get()
    page = f"/prizes/{prize.pk}/"
    assert secretary.post(f"{page}postponement/", {"reason": ""}).status_code == 422
    assert secretary.post(f"{page}postponement/", {"reason": "Карантин"}).status_code == 303
    assert secretary.post(f"{page}handing/", {"day": TODAY}).status_code == 303
    child = Client()
    shown = child.get(f"{award.get_absolute_url()}?code={award.code}").content.decode()
    assert f"{page}confirmation/" in shown
    assert "Карантин" in shown
    assert "Карантин" not in child.get(award.get_absolute_url()).content.decode()
    assert child.post(f"{page}confirmation/", {"code": "X"}).status_code == 403
    assert child.post(f"{page}confirmation/", {"code": award.code}).status_code == 303
    assert Prize.objects.get().state == "confirmed"
    check = child.get("/certificates/", {"number": award.number})
    assert check.status_code in (200, 303)


def test_a_visitor_votes_and_the_count_stays_hidden_until_the_end(fund: Organisation):
    _stage, (work,) = make_vote(fund)
    page = f"/calls/{work.call.code}/works/{work.pk}/"
    assert Client().post(f"/works/{work.pk}/vote/").status_code == 302
    voter = client_for(make_user())
    assert voter.post(f"/works/{work.pk}/vote/").status_code == 303
    assert Vote.objects.count() == 1
    assert 'name="back"' in voter.get(page).content.decode()
    assert voter.post(f"/works/{work.pk}/vote/", {"back": "1"}).status_code == 303
    Showing.objects.update(hidden_at=timezone.now())
    assert voter.get(page).status_code == 404


def test_a_body_proposes_the_commission_votes_and_two_decide(fund: Organisation):
    now, body = timezone.now(), make_office()
    call = make_call(fund, kind=CallKind.PRIZE, opens_at=now - timedelta(days=1), closes_at=now + timedelta(days=9))
    head, secretary = client_of(make_actor(Role.HEAD, body)), client_of(make_actor(Role.COMPETITIONS, fund))
    chief = client_of(make_actor(Role.HEAD, fund))
    told = {"body": body.pk, "nomination": call.nominations.get().pk, "name": "Сәрсенова Гүлнар", "merits": "Еңбегі"}
    assert head.post(f"/calls/{call.code}/candidates/new/", {**told, "merits": ""}).status_code == 422
    assert head.post(f"/calls/{call.code}/candidates/new/", told).status_code == 303
    page = Candidate.objects.get().get_absolute_url()
    votes = {"votes_for": 7, "votes_against": 1, "votes_abstained": 0, "considered_on": TODAY}
    assert head.post(f"{page}votes/", votes).status_code == 403
    assert secretary.post(f"{page}votes/", votes).status_code == 303
    assert secretary.post(f"{page}decision/", {"awards": "yes", "act": "Жарлық № 5"}).status_code == 303
    assert secretary.post(f"{page}signature/").status_code == 403
    assert chief.post(f"{page}signature/").status_code == 303
    assert "Сәрсенова" in Client().get("/honour/").content.decode()
    assert client_of(make_actor(Role.HEAD, make_office())).get(page).status_code == 404
    other = make_candidate(fund, body, call=call, name="Басқа")
    assert head.get(other.get_absolute_url()).status_code == 200
