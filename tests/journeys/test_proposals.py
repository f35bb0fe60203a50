"""A proposal: written on a phone, gathered by the office, answered for everybody to read."""

import pytest
from tests.journeys.conftest import Visit
from tests.journeys.deeds import SARYAGASH, choose_district, some_contact
from tests.journeys.test_citizen_account import enter
from tests.journeys.visitor import PHONE, Language


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_proposal_is_heard_gathered_and_answered(visit: Visit, language: Language) -> None:
    title = f"Велосипед тұрағы {language}"
    citizen = visit(language=language, width=PHONE)
    citizen.open("/proposals/")
    citizen.look()
    citizen.follow(citizen.page.locator("main a[href='/proposals/new/']"))
    citizen.fill(body=f"Кітапхананың жанына велосипед тұрағын жасасаңыздар ({language}).")
    choose_district(citizen, SARYAGASH)
    citizen.press("main form.form-stack")
    citizen.look()
    enter(citizen, some_contact())

    head = visit("head.saryagash", language=language)
    head.open("/proposals/desk/")
    head.look()
    head.follow(head.page.locator("tbody a", has_text=f"({language})"))
    head.look()
    head.fill(title=title, summary="Кітапхана жанынан велосипед тұрағын жасау ұсынылады.")
    head.press("form[action$='/beginning/']")
    head.open("/proposals/desk/?tab=ideas")
    head.follow(head.page.locator("tbody a", has_text=title))
    head.page.locator("input[name=state][value=planned]").check()
    head.fill(words="Көктемде жасаймыз.")
    head.press("form[action$='/answer/']")
    head.look()

    stranger = visit(language="ru", width=PHONE)
    stranger.open("/proposals/?state=kept&q=велосипед")
    stranger.follow(stranger.page.locator("main a", has_text=title))
    text = stranger.page.inner_text("main")
    assert "Көктемде жасаймыз." in text
    assert "жасасаңыздар" not in text
    stranger.look()
