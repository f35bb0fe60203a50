"""A coordinator reviews three regions; a woman goes from training to a sewing machine to first sales and is asked half
a year later."""

import re

import pytest
from django.utils import timezone
from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE, Language, Visitor

REGIONS = ("Қостанай", "Түркістан", "Шығыс Қазақстан"), ("Костанай", "Туркестан", "Восточно-Казахстан")
TURKISTAN, NAME = "6100", ("Түркістан облысының қабылдау", "Приёмная Туркестанской")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_coordinator_reviews_three_regions_and_their_decisions_are_followed_up(
    visit: Visit, language: Language
) -> None:
    coordinator = visit("coordinator", language=language)
    coordinator.open("/roadmaps/")
    coordinator.look()
    coordinator.follow(coordinator.page.locator("main table a[href^='/roadmaps/']").last)
    coordinator.look()
    coordinator.click("main a[href$='/reviews/new/']")
    for name in REGIONS[language == "ru"]:
        box = coordinator.page.locator("label", has_text=name).locator("input[name=areas]").first
        box.check(force=True)
    coordinator.look()
    coordinator.press()
    review = coordinator.path
    assert re.fullmatch(r"/reviews/[0-9a-f-]+/", review)
    assert coordinator.page.locator("main table").first.locator("thead th").count() == 4
    coordinator.look()
    coordinator.click("main a[href$='/decisions/new/']")
    text = "Екі ауылға бару" if language == "kk" else "Выехать в два села"
    coordinator.fill(text=text, due_on=timezone.localdate().isoformat())
    choose_organisation(coordinator, NAME[language == "ru"])
    coordinator.look()
    coordinator.press()
    coordinator.click("main a[href$='/holding/']")
    coordinator.fill(summary=text)
    coordinator.press()
    coordinator.look()
    assert coordinator.context.request.get(f"{review}minutes.pdf").body().startswith(b"%PDF")

    head = visit("head.turkistan", language=language, width=PHONE)
    head.open("/roadmaps/")
    head.look()
    head.click(f"main a[href='{review}']")
    head.click("main a[href$='/settlement/']")
    head.choose("state", "done")
    head.fill(outcome=text)
    head.look()
    head.press()
    assert text in head.page.inner_text("main")
    head.look()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_from_training_to_a_sewing_machine_to_first_sales_and_the_call_half_a_year_later(
    visit: Visit, language: Language
) -> None:
    clerk = visit("clerk.saryagash", language=language)
    clerk.open("/initiatives/")
    clerk.look()
    clerk.follow(clerk.page.locator("main table a[href^='/initiatives/']", has_text=re.compile("тігін|шитьё")).first)
    clerk.look()
    clerk.click("main a[href$='/people/new/']")
    clerk.fill(family_name="Сәрсенова", given_name="Ақмарал", phone="8 700 000 99 77", trade="тігін")
    clerk.page.check("main input[name=agreed]")
    clerk.look()
    clerk.press()
    way = clerk.path
    reach(clerk, certificate=f"ОҚ-{language}")
    clerk.click("main a[href$='/equipment/']")
    clerk.fill(item="Тігін машинасы", value="185000")
    clerk.look()
    clerk.press()
    act = str(clerk.page.get_attribute("main a[href$='/act.pdf']", "href"))
    assert clerk.context.request.get(act).body().startswith(b"%PDF")
    clerk.open(way)  # the words of success have gone
    clerk.send(clerk.page.locator("form[action$='/acceptance/'] button").first)
    reach(clerk)
    reach(clerk, income="45000")
    assert clerk.path == way
    assert clerk.page.locator("main table").last.locator("tbody tr").count() == 3
    clerk.take(width=PHONE)
    clerk.look()
    ask_who_waits(clerk)

    stranger = visit("clerk.keles", language=language)
    assert stranger.status_of(way) == 404
    assert "Сәрсенова" not in stranger.text_of("/initiatives/calls/?tab=later")


def choose_organisation(visitor: Visitor, name: str) -> None:
    """Type a part of the name; what the server offers is chosen."""
    visitor.page.locator("main input[name=owner]").press_sequentially(name)
    visitor.page.locator(f"main input[name=owner_found][value='{TURKISTAN}']").check(force=True)


def reach(clerk: Visitor, **proof: str) -> None:
    """The next stage, with what it needs."""
    clerk.click("main a[href$='/stage/']")
    clerk.fill(**proof)
    clerk.press()


def ask_who_waits(clerk: Visitor) -> None:
    """Call the one whose half year has come, unless somebody has."""
    clerk.open("/initiatives/calls/")
    clerk.look()
    call = clerk.page.locator("main table a[href^='/initiatives/calls/']")
    if not call.count():
        return
    clerk.follow(call.first)
    clerk.look()
    clerk.choose("outcome", "earning")
    clerk.fill(income="90000")
    clerk.press()
    assert clerk.page.url.endswith("/initiatives/calls/")
