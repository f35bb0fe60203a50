"""Grants: from the contract of a winner over its first report to the second tranche, and money that comes back; what
the public reads of winners, works and money, and how it votes."""

from datetime import timedelta
from pathlib import Path
from secrets import token_hex

import psycopg
import pytest
from django.utils import timezone
from tests.journeys.conftest import Visit
from tests.journeys.deeds import PDF
from tests.journeys.test_contests import letter_to
from tests.journeys.visitor import PHONE, Language, Visitor

YEAR = timezone.localdate().year
GALLERY = f"/calls/youth-{YEAR}/works/"
VOTERS = {"kk": "grantee", "ru": "expert2"}
DONE = {"kk": "Кітапхана ашылды, елу бала жазылды.", "ru": "Библиотека открыта, записались пятьдесят детей."}


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_money_follows_the_report(visit: Visit, language: Language, tmp_path: Path) -> None:
    secretary, finance = visit("competitions", language=language), visit("finance", language=language)
    address = f"jeniske.{language}.{token_hex(3)}@tirek.example"
    desk = write_contract(secretary, address)
    sign(finance, desk)
    pay(finance, desk, f"{language}-1")
    grantee = visit(language=language, width=PHONE)
    report = join_and_report(grantee, address, language, tmp_path)
    finance.open("/grants/work/?need=review")
    finance.look()
    finance.open(report)
    finance.look()
    assert DONE[language] in finance.page.inner_text("main")
    finance.follow(finance.page.locator("button[name=decision][value=accept]"))
    pay(finance, desk, f"{language}-2")
    money_back(finance, desk, language)
    reader = visit(language=language, width=PHONE)
    reader.open(desk.removesuffix("desk/"))
    reader.look()
    assert address not in reader.page.content()
    assert reader.status_of(desk) == 302


def write_contract(secretary: Visitor, address: str) -> str:
    """Written for a winner who has none; the tranches add up or it comes back."""
    secretary.open("/grants/work/")
    secretary.look()
    secretary.click("main a[href^='/grants/new/']")
    days = {"starts_on": -10, "ends_on": 200, "final_report_on": 220}
    told = {name: (timezone.localdate() + timedelta(days=shift)).isoformat() for name, shift in days.items()}
    secretary.fill(title="Ауыл кітапханасы", total="1 000 000", email=address, **told)
    sums = {"instalments-0-amount": "600 000", "instalments-1-amount": "400 000"}
    due = {
        "instalments-0-pay_by": timezone.localdate(),
        "instalments-1-pay_by": timezone.localdate() + timedelta(days=90),
    }
    lines = {"budget-0-title": "Кітап", "budget-0-planned": "999", "indicators-0-title": "Оқырман"}
    secretary.fill(**sums, **{name: day.isoformat() for name, day in due.items()}, **lines)
    secretary.fill(**{"indicators-0-planned": "50"})
    secretary.fill(**{"instalments-1-report_by": (timezone.localdate() + timedelta(days=60)).isoformat()})
    assert secretary.press().status == 422, "the budget does not add up"
    secretary.look()
    secretary.fill(**{"budget-0-planned": "1 000 000"})
    secretary.press()
    assert secretary.path.endswith("/desk/")
    secretary.look()
    assert not secretary.page.locator("main a[href$='/signing/']").count(), "another person puts it in force"
    return secretary.path


def sign(finance: Visitor, desk: str) -> None:
    """The second person."""
    finance.open("/grants/work/?need=sign")
    finance.look()
    finance.click(f"main a[href='{desk}']")
    finance.click("main a[href$='/signing/']")
    finance.look()
    finance.fill(signed_on=timezone.localdate().isoformat())
    finance.press()


def pay(finance: Visitor, desk: str, order: str) -> None:
    """The one tranche that may be paid now."""
    finance.open(desk)
    links = finance.page.locator("main a[href$='/payment/']")
    assert links.count() == 1
    finance.follow(links.first)
    finance.look()
    finance.fill(paid_on=timezone.localdate().isoformat(), payment_number="")
    assert finance.press().status == 422
    finance.fill(payment_number=order)
    finance.press()
    finance.look()
    assert not finance.page.locator("main a[href$='/payment/']").count()


def join_and_report(grantee: Visitor, address: str, language: Language, folder: Path) -> str:
    """The grantee joins the grant by the letter's link, on a phone, and hands the first report in with its receipt."""
    grantee.open(letter_to(grantee, address, "/grants/joining/"))
    grantee.look()
    grantee.fill(password="Кітапхана-қоңыр-күз-1916")
    grantee.press()
    if grantee.page.locator("[name=login]").count():
        grantee.fill(login=address, password="Кітапхана-қоңыр-күз-1916")
        grantee.press()
    grantee.open("/grants/mine/")
    grantee.look()
    grantee.click("main a[href$='/desk/']")
    grantee.look()
    grantee.click("main a[href^='/grants/reports/']")
    report = grantee.path
    grantee.look()
    grantee.click("main a[href$='/expense/']")
    receipt = folder / "chek.pdf"
    receipt.write_bytes(PDF)
    grantee.page.select_option("main select[name=line]", index=1)
    grantee.fill(on=timezone.localdate().isoformat(), amount="500 000", what="Кітап")
    grantee.page.set_input_files("main input[type=file]", receipt)
    grantee.look()
    grantee.press()
    grantee.fill(text=DONE[language])
    grantee.page.locator("main input[name^=fact-]").first.fill("50")
    grantee.follow(grantee.page.locator("button[name=submit]"))
    grantee.open(report)
    assert not grantee.page.locator("button[name=submit]").count(), "handed in"
    return report


def money_back(finance: Visitor, desk: str, language: Language) -> None:
    """Asked for, at most what was paid, and written down when it came."""
    finance.open(desk)
    finance.click("main a[href$='/return/']")
    finance.look()
    finance.fill(amount="2 000 000", reason="Жұмсалмады", due_on=timezone.localdate().isoformat())
    assert finance.press().status == 422
    finance.fill(amount="100 000")
    finance.press()
    finance.click("main a[href^='/grants/returns/']")
    finance.fill(returned_on=timezone.localdate().isoformat(), payment_number=f"{language}-back")
    finance.press()
    finance.look()
    assert f"{language}-back" in finance.page.inner_text("main")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_public_reads_winners_works_and_money_and_votes(visit: Visit, language: Language) -> None:
    reader = visit(language=language, width=PHONE)
    for address in (
        *("/calls/fair-2021/", "/calls/fair-2021/winners/", "/honour/", "/grants/", "/grants/?state=completed"),
        *(GALLERY, f"/calls/youth-{YEAR}/", f"/calls/youth-{YEAR}/days/"),
    ):
        reader.open(address)
        reader.look()
    assert reader.context.request.get("/grants/360giving.json").json()["grants"]
    check_a_diploma(reader)
    reader.open(GALLERY)
    reader.click("main a[href^='/calls/youth-'][href*='/works/']:not([href$='/works/'])")
    reader.look()
    assert reader.page.locator("main a[href*='/login/']").count(), "who votes signs in"
    work = reader.path
    voter = visit(VOTERS[language], language=language, width=PHONE)
    voter.open(work)
    voter.look()
    voter.send(voter.page.locator("form[action$='/vote/'] button"))
    assert voter.page.locator("input[name=back]").count()
    voter.open(GALLERY)
    assert voter.page.locator("main .badge-state.tone-success").count() == 1
    voter.open(work)
    voter.send(voter.page.locator("form[action$='/vote/'] button"))
    assert not voter.page.locator("input[name=back]").count()


def check_a_diploma(reader: Visitor) -> None:
    """The number opens the page of an award; the whole name stands there only for who has the paper."""
    with psycopg.connect(reader.site.database) as connection:
        question = (
            "SELECT number, code, name FROM calls_award WHERE entry_id IS NOT NULL AND public_name <> name LIMIT 1"
        )
        number, code, name = connection.execute(question).fetchone() or ("", "", "")
    reader.open(f"/certificates/?number={number}")
    assert name not in reader.page.inner_text("main")
    reader.open(f"/awards/{number}/")
    reader.look()
    assert name not in reader.page.inner_text("main")
    reader.open(f"/awards/{number}/?code={code}")
    assert name in reader.page.inner_text("main")
