"""What does not go straight: an answer that solves nothing, a partner who cannot, another office."""

import pytest
from tests.journeys.conftest import Visit
from tests.journeys.deeds import (
    Story,
    address,
    answer_case,
    do,
    file_application,
    follow,
    plan_and_refer,
    some_contact,
    take,
)
from tests.journeys.visitor import PHONE, Language, Visitor

KELES = "Келес"


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_an_answer_that_solves_nothing_is_reopened_with_a_new_term(visit: Visit, language: Language) -> None:
    citizen = visit(language=language, width=PHONE)
    receipt = file_application(citizen, Story("Тасболат", "Нұрлан", some_contact(), "Баспана керек.", "other"))
    clerk = visit("clerk.saryagash", language=language)
    take(clerk, receipt.number)
    answer_case(clerk, receipt.number, "Қазір орын жоқ.", result="partly", reason="Кезек бар")

    follow(citizen, receipt)
    citizen.page.click("details.track-reopen summary")
    citizen.fill(words="")
    citizen.press("form[action='/track/case/reopening/']")  # without a word about why
    citizen.look()
    citizen.page.fill("details.track-reopen textarea", "Кезекке де қойылмадым.")
    citizen.press("form[action='/track/case/reopening/']")
    assert citizen.path == "/track/case/"
    citizen.look()

    clerk.open(f"/cases/?reopened=on&text={receipt.number}")
    assert receipt.number in clerk.page.inner_text("main table")
    answer_case(clerk, receipt.number, "Сіз кезекке қойылдыңыз.")
    follow(citizen, receipt)
    assert "Сіз кезекке қойылдыңыз." in citizen.page.inner_text("main")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_partner_who_cannot_says_why_and_sees_it_no_more(visit: Visit, language: Language) -> None:
    receipt = file_application(visit(language=language), Story("Пак", "Виктор", some_contact(), "Жұмыс іздеп жүрмін."))
    clerk, partner = visit("clerk2.saryagash", language=language), visit("employment.turkistan", language=language)
    take(clerk, receipt.number)
    referral = plan_and_refer(clerk, "Жұмысқа орналастыру")

    partner.open(referral)
    do(partner, f"{referral}decline/")
    partner.press()  # without a reason
    assert partner.path == f"{referral}decline/"
    partner.look()
    partner.fill(reason="Бұл айда бос орын жоқ")
    partner.press()
    assert partner.status_of(referral) == 404
    assert partner.status_of(f"{referral}accept/") == 404

    clerk.open(address(receipt.number))
    assert "Бұл айда бос орын жоқ" in clerk.page.inner_text("main")
    assert clerk.page.locator("main a[href$='/refer/']").count() == 1, "the line may be referred again"


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_neighbour_accepts_a_forwarded_case_and_its_clock_begins_anew(visit: Visit, language: Language) -> None:
    citizen = visit(language=language, width=PHONE)
    receipt = file_application(citizen, Story("Абдуллаев", "Рустам", some_contact(), "Живём в Келесе.", "documents"))
    clerk, neighbour = visit("clerk.saryagash", language=language), visit("clerk.keles", language=language)
    assert neighbour.status_of(address(receipt.number)) == 404
    clerk.open(address(receipt.number))
    do(clerk, address(receipt.number, "forward"))
    clerk.fill(to_office=KELES, reason="Өтініш беруші Келес ауданында тұрады")
    clerk.press()
    assert clerk.path == address(receipt.number), clerk.page.inner_text("main")

    neighbour.open("/transfers/")
    neighbour.look()
    neighbour.click(f"tr:has-text('{receipt.number}') a")
    do(neighbour, str(neighbour.page.get_attribute("form[action^='/cases/transfers/']", "action")))
    assert neighbour.path == address(receipt.number)
    assert clerk.status_of(address(receipt.number)) == 404, "it is no longer at the first office"

    neighbour.open(address(receipt.number, "why"))
    neighbour.look()
    assert neighbour.page.locator(".day-list").count() == 2, "the first term and the one after forwarding"
    follow(citizen, receipt)
    assert KELES in citizen.page.inner_text("main")
    dates_are_explained(citizen)


def dates_are_explained(citizen: Visitor) -> None:
    """Why this date: both terms, and every day off that was passed over."""
    citizen.page.click("details.track-why summary")
    citizen.look()
    assert citizen.page.locator("details.track-why .track-days").count() == 2
    assert citizen.page.locator("details.track-why .track-day-off").count() >= 6, (
        "three weekends at least lie in fifteen days"
    )
