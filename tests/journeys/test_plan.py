"""A plan before people: begun from a template, asked back, delivered with proof, confirmed; what heads read of it."""

import pytest
from tests.journeys.conftest import Visit
from tests.journeys.deeds import Story, address, do, file_application, follow, plan_and_refer, some_contact, take
from tests.journeys.visitor import PHONE, Language

QUESTION, ANSWER = "Мамандығы қандай?", "Дәнекерлеуші, сегіз жыл."


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_service_is_asked_about_delivered_with_proof_and_confirmed(visit: Visit, language: Language) -> None:
    citizen = visit(language=language, width=PHONE)
    receipt = file_application(citizen, Story("Қалиұлы", "Бекзат", some_contact(), "Отбасыммен көшіп келдік."))
    clerk, partner = visit("clerk.saryagash", language=language), visit("employment.turkistan", language=language)
    take(clerk, receipt.number)
    clerk.open(address(receipt.number, "plan") + "?template=kandas")
    clerk.look()
    clerk.press()
    assert clerk.page.locator("#plan tbody tr").count() == 6
    clerk.look()
    referral = plan_and_refer(clerk, "Жұмыс керек")

    partner.open(referral)
    do(partner, f"{referral}ask-back/")
    partner.fill(text=QUESTION)
    partner.press()
    partner.look()
    clerk.open(address(receipt.number))
    assert QUESTION in clerk.page.inner_text("#plan")
    do(clerk, f"{referral}answer-back/")
    clerk.fill(text=ANSWER)
    clerk.press()
    partner.open(referral)
    assert ANSWER in partner.page.inner_text("main")
    do(partner, f"{referral}accept/")
    do(partner, f"{referral}finish/")
    partner.choose("delivered", "yes")
    partner.fill(result="Жұмысқа орналасты", evidence="№ 15 бұйрық")
    partner.look()
    partner.press()
    assert partner.status_of(referral) == 404

    follow(citizen, receipt)
    citizen.click("main a[href$='/received/']")
    citizen.press()
    clerk.open(address(receipt.number))
    facts = clerk.page.locator("#plan .three-facts")
    assert facts.count() == 1
    clerk.look()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_head_reads_partners_returnees_and_the_packet(visit: Visit, language: Language) -> None:
    head = visit("head.turkistan", language=language)
    for page in ("/kandas/", "/scorecard/", "/packets/"):
        head.open(page)
        head.look()
    assert head.page.locator("main tbody tr").count() > 3
    visit("head.kostanay", language=language).open("/kandas/")
