"""A plan before people: begun from a template, asked back, delivered with proof, confirmed; what heads read of it."""

from tests.journeys.conftest import Visit
from tests.journeys.deeds import Story, address, do, file_application, follow, plan_and_refer, take
from tests.journeys.visitor import PHONE

QUESTION, ANSWER = "Мамандығы қандай?", "Дәнекерлеуші, сегіз жыл."


def test_a_service_is_asked_about_delivered_with_proof_and_confirmed(visit: Visit) -> None:
    citizen = visit(width=PHONE)
    receipt = file_application(citizen, Story("Қалиұлы", "Бекзат", "8 700 000 15 01", "Отбасыммен көшіп келдік."))
    clerk, partner = visit("clerk.saryagash"), visit("employment.turkistan")
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


def test_a_head_reads_partners_returnees_and_the_packet(visit: Visit) -> None:
    head = visit("head.turkistan", language="ru")
    for page in ("/kandas/", "/scorecard/", "/packets/"):
        head.open(page)
        head.look()
    assert head.page.locator("main tbody tr").count() > 3
    visit("head.kostanay", language="ru").open("/kandas/")
