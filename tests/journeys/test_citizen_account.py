"""A citizen's account by a one-time code; the office asks and the citizen answers; a complaint to the office above."""

import pytest
from tests.journeys.conftest import Visit
from tests.journeys.deeds import Story, address, answer_case, do, file_application, follow, some_contact, take
from tests.journeys.visitor import PHONE, Language, Visitor


def enter(citizen: Visitor, contact: str) -> None:
    """Through the code to one's list; the demo's page says the code."""
    citizen.open("/my/entrance/")
    citizen.look()
    citizen.fill(contact=contact)
    citizen.press("main form.form-stack")
    citizen.look()
    citizen.fill(code=citizen.page.inner_text(".note strong"))
    citizen.press("main form.form-stack")
    assert citizen.path == "/my/"


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_question_is_answered_from_the_account(visit: Visit, language: Language) -> None:
    citizen = visit(language=language, width=PHONE)
    contact = some_contact()
    receipt = file_application(citizen, Story("Ахметова", "Сәуле", contact, "Жұмыс керек.", "job"))
    clerk = visit("clerk.saryagash", language=language)
    take(clerk, receipt.number)
    do(clerk, address(receipt.number, "ask"))
    clerk.fill(text="Соңғы жұмыс орныңыз қай жерде болды?")
    clerk.press()

    enter(citizen, contact)
    citizen.click("form[action*='/joining/'] button")
    citizen.look()
    citizen.click("form[action*='/opening/'] button")
    assert "Соңғы жұмыс орныңыз" in citizen.page.inner_text("main")
    citizen.look()
    citizen.follow(citizen.page.locator(".track-ask a.btn-primary"))
    citizen.press("main form.form-stack")  # nothing said yet
    citizen.look()
    citizen.fill(words="Мектепте аспазшы болдым.")
    citizen.press("main form.form-stack")
    assert citizen.path == "/track/case/"

    clerk.open(address(receipt.number))
    assert "Мектепте аспазшы болдым." in clerk.page.inner_text("#questions")
    clerk.click("form[action$='/read/'] button")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_complaint_goes_up_with_the_whole_file(visit: Visit, language: Language) -> None:
    citizen = visit(language=language, width=PHONE)
    receipt = file_application(citizen, Story("Ким", "Виктор", some_contact(), "Нужно жильё.", "housing"))
    clerk = visit("clerk.saryagash", language=language)
    take(clerk, receipt.number)
    answer_case(clerk, receipt.number, "Свободного жилья нет.", result="not_solvable", reason="Нет жилья")

    follow(citizen, receipt)
    citizen.follow(citizen.page.locator("a[href$='/track/case/complaint/']"))
    citizen.look()
    citizen.fill(words="Соседу дали, а мне отказали.")
    citizen.press("main form.form-stack")
    citizen.look()
    complaint = citizen.page.inner_text(".ticket-number >> nth=0")

    head = visit("head.saryagash", language=language)
    head.open("/complaints/")
    head.look()
    head.follow(head.page.locator(f"a:text-is('{complaint}')"))
    head.look()
    assert head.status_of(address(complaint)) == 404
    above = visit("head.turkistan", language=language)
    above.open(address(complaint))
    assert receipt.number in above.page.inner_text("main")
