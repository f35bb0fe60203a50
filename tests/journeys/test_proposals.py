"""A proposal: written on a phone, gathered by the office, answered for everybody to read."""

from tests.journeys.conftest import Visit
from tests.journeys.test_citizen_account import enter, some_contact
from tests.journeys.visitor import PHONE


def test_a_proposal_is_heard_gathered_and_answered(visit: Visit) -> None:
    citizen = visit(language="kk", width=PHONE)
    citizen.open("/proposals/")
    citizen.look()
    citizen.follow(citizen.page.locator("main a[href='/proposals/new/']"))
    citizen.fill(body="Кітапхананың жанына велосипед тұрағын жасасаңыздар.")
    citizen.page.locator("#id_area_id").select_option(label="Сарыағаш ауданы")
    citizen.press("main form.form-stack")
    citizen.look()
    enter(citizen, some_contact())

    head = visit("head.saryagash")
    head.open("/proposals/desk/")
    head.look()
    head.follow(head.page.locator("tbody a", has_text="велосипед тұрағын"))
    head.look()
    head.fill(title="Велосипед тұрағы", summary="Кітапхана жанынан велосипед тұрағын жасау ұсынылады.")
    head.press("form[action$='/beginning/']")
    head.open("/proposals/desk/?tab=ideas")
    head.follow(head.page.locator("tbody a", has_text="Велосипед тұрағы"))
    head.page.locator("input[name=state][value=planned]").check()
    head.fill(words="Көктемде жасаймыз.")
    head.press("form[action$='/answer/']")
    head.look()

    stranger = visit(language="ru", width=PHONE)
    stranger.open("/proposals/?state=kept&q=велосипед")
    stranger.follow(stranger.page.locator("main a", has_text="Велосипед тұрағы"))
    text = stranger.page.inner_text("main")
    assert "Көктемде жасаймыз." in text
    assert "жасасаңыздар" not in text
    stranger.look()
