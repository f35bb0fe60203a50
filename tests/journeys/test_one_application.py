"""One application, from a citizen's phone to the national figure, in Kazakh and in Russian."""

from pathlib import Path

import pytest
from tests.journeys.conftest import Visit
from tests.journeys.deeds import (
    PDF,
    Receipt,
    Story,
    address,
    do,
    file_sent,
    follow,
    hand_in,
    plan_and_refer,
    write_application,
)
from tests.journeys.figures import figure, opens_the_case
from tests.journeys.visitor import PHONE, Language, Visitor, key_of

STORIES = {
    "kk": Story(
        "Өмірзақова", "Гүлжан", "8 700 000 11 21", "Екі айдан бері жұмыс іздеп жүрмін. Көмектесуіңізді сұраймын."
    ),
    "ru": Story("Ковалёва", "Ирина", "8 700 000 11 22", "Два месяца ищу работу. Прошу помочь."),
}
REASON, ANSWER = "Жұмысқа орналастыру", "Сізге жұмыс табылды. Ертең келіңіз."
RECEIVED, SOLVED = "cases_received", "cases_solved"


@pytest.mark.parametrize(("language", "scripts"), [("kk", True), ("ru", False)], ids=["kk", "ru without scripts"])
def test_from_a_phone_to_the_national_figure(visit: Visit, tmp_path: Path, language: Language, scripts: bool) -> None:
    story, letter = STORIES[language], tmp_path / "анықтама.pdf"
    letter.write_bytes(PDF)
    region, nation = visit("head.turkistan", language=language), visit("coordinator", language=language)
    citizen = visit(language=language, width=PHONE, scripts=scripts)

    write_application(citizen, story, file=letter)
    assert letter.name in citizen.page.inner_text("main")
    with region.site.alone():
        before = [figure(reader, RECEIVED) for reader in (region, nation)]
        receipt = hand_in(citizen)
        after = [figure(reader, RECEIVED) for reader in (region, nation)]
    assert after == [count + 1 for count in before]
    assert citizen.context.request.get("/apply/done/coupon/").body().startswith(b"%PDF")
    citizen.look()

    solved = [figure(reader, SOLVED) for reader in (region, nation)]
    work_on_it(visit, language, receipt, story, letter.name)
    read_and_confirm(visit(language=language, width=PHONE, scripts=scripts), receipt)
    for reader, count in zip((region, nation), solved, strict=True):
        assert figure(reader, SOLVED) >= count + 1
        opens_the_case(reader, RECEIVED, receipt.number)


def work_on_it(visit: Visit, language: Language, receipt: Receipt, story: Story, file: str) -> None:
    """The registrar sees it, the head assigns it (or the clerk takes it), the clerk plans and refers one line to the
    partner, who delivers; the clerk answers."""
    number = receipt.number
    registrar = visit("registrar.saryagash", language=language)
    registrar.open(f"/cases/?text={number}")
    registrar.look()
    assert story.family_name in registrar.page.inner_text("main")

    if language == "kk":
        assign(visit("head.saryagash", language=language), number)
    clerk = visit("clerk.saryagash", language=language)
    clerk.open(address(number))
    assert file in clerk.page.inner_text("main")
    assert file_sent(clerk) == PDF
    if language != "kk":
        do(clerk, address(number, "take"))
    plan_and_refer(clerk, f"{REASON} {number}", looking=True)
    do(clerk, address(number, "line"))
    clerk.choose("service", "material")
    clerk.press()
    clerk.look()

    partner_delivers(visit("employment.turkistan", language=language), number, story)
    answer(clerk, number)


def assign(head: Visitor, number: str) -> None:
    """The head gives it to a clerk."""
    head.open(address(number))
    head.look()
    do(head, address(number, "assign"))
    head.choose("to_user", str(key_of(head.site, "clerk.saryagash")))
    head.look()
    head.press()


def partner_delivers(partner: Visitor, number: str, story: Story) -> None:
    """Accepts, sees only what may cross, and states that it is delivered."""
    partner.open("/referrals/?state=pending")
    partner.look()
    partner.click(f"tr:has-text('{number}') a")
    partner.look()
    referral = partner.path
    assert story.family_name in partner.page.inner_text("main")
    assert partner.status_of(address(number)) in (403, 404)
    do(partner, f"{referral}accept/")
    do(partner, f"{referral}finish/")
    partner.choose("delivered", "yes")
    partner.fill(result="Жұмысқа қабылданды")
    partner.look()
    partner.press()
    assert partner.status_of(referral) == 404


def answer(clerk: Visitor, number: str) -> None:
    """The rest of the plan is delivered by the office; then the signed answer with its outcome, and closing."""
    clerk.open(address(number))
    clerk.click("a[href^='/cases/lines/'][href$='/deliver/']")
    clerk.fill(result="Азық-түлік берілді")
    clerk.press()
    with clerk.site.alone("signing"):
        do(clerk, address(number, "answer"))
        clerk.choose("result", "solved")
        clerk.fill(text=ANSWER)
        clerk.look()
        clerk.press()
    do(clerk, address(number, "close"))
    clerk.look()


def read_and_confirm(citizen: Visitor, receipt: Receipt) -> None:
    """On another phone, with number and PIN only."""
    follow(citizen, receipt)
    assert ANSWER in citizen.page.inner_text("main")
    citizen.look()
    letter = citizen.page.get_attribute("a[href^='/track/case/letters/']", "href")
    assert citizen.context.request.get(str(letter)).body().startswith(b"%PDF")
    citizen.choose("rating", "5")
    citizen.press("form[action='/track/case/confirmation/']")
    assert not citizen.page.locator("form[action='/track/case/confirmation/']").count()
    citizen.look()
