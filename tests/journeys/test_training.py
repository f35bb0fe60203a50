"""A course before people: the test on a phone, the certificate that a stranger checks, its revocation; a project that
several offices carry out together."""

import re

import pytest
from django.utils import timezone
from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE, Language, Visitor

from tirek.portal.demo.data import table

LEARNERS = {"kk": "clerk.saryagash", "ru": "registrar.saryagash"}
NUMBER = re.compile(r"\d\d-\d{6}-\d")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_from_a_ticket_to_a_certificate_that_is_checked_and_revoked(visit: Visit, language: Language) -> None:
    learner = visit(LEARNERS[language], language=language, width=PHONE)
    learner.open("/training/")
    learner.look()
    learner.click("main a[href^='/tickets/']")
    learner.look()
    learner.click("main a[href$='/test/']")
    begin = learner.page.locator("form[action$='/beginning/'] button[type=submit]")
    if begin.count():
        learner.look()
        learner.send(begin)
    answer_rightly(learner, language)
    learner.look()
    learner.press()
    learner.click("main a[href^='/certificates/']")
    learner.look()
    address = learner.path
    number = NUMBER.search(address)
    assert number is not None
    assert learner.context.request.get(f"{address.replace('/?', '/certificate.pdf?')}").body().startswith(b"%PDF")

    stranger = visit(language=language, width=PHONE)
    stranger.open("/certificates/")
    stranger.look()
    stranger.fill(number=number[0].replace("-", " "))
    stranger.press()
    assert "•••" in stranger.page.inner_text("main")
    stranger.look()

    head = visit("head.turkistan", language=language)
    head.open(f"/certificates/{number[0]}/")
    head.click("main a[href$='/revocation/']")
    head.look()
    head.fill(reason="Қате берілді" if language == "kk" else "Выдан по ошибке")
    head.press()
    stranger.open(f"/certificates/{number[0]}/")
    assert stranger.page.locator("main .badge-state.tone-danger").count() == 1
    stranger.look()


def answer_rightly(learner: Visitor, language: Language) -> None:
    """Every right answer; those given before stay."""
    for item in table("training")["item"]:
        for kk, ru, is_right in item["choices"]:
            box = learner.page.locator(".choice-card", has_text=kk if language == "kk" else ru).locator("input")
            if is_right and not box.is_checked():
                box.check(force=True)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_head_describes_a_course_and_sees_who_is_due(visit: Visit, language: Language) -> None:
    head = visit("head.turkistan", language=language)
    head.open("/courses/new/")
    head.fill(code=f"journey-{language}", name_kk="Хат жазу", name_ru="Деловое письмо", hours="8", pass_mark="50")
    head.page.check("main input[name=for_roles][value=clerk]", force=True)
    head.look()
    head.press()
    head.click("main a[href$='/test/']")
    head.fill(text_kk="Мерзім?", choices_kk="+ он бес күн\nбір жыл", text_ru="Срок?", choices_ru="15 дней\nгод")
    head.look()
    head.press()
    assert head.page.locator("main .card ul li").count() == 2
    for page in (f"/training/due/?course=journey-{language}", "/training/due/?by=office", "/courses/"):
        head.open(page)
        head.look()
    assert head.page.locator(f"main a[href='/courses/journey-{language}/']").count() == 1


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_several_offices_carry_out_a_project_together(visit: Visit, language: Language) -> None:
    leader = visit("head.turkistan", language=language)
    leader.open("/projects/new/")
    leader.choose("kind", "other")
    leader.fill(name_kk="Көршілер күні", name_ru="День соседей", since=timezone.localdate().isoformat())
    leader.fill(goal_kk="Әр ауданда бір кездесу", goal_ru="По встрече в каждом районе")
    leader.look()
    leader.press()
    project = leader.path
    leader.look()
    for persona in ("head.saryagash", "clerk.keles"):
        member = visit(persona, language=language)
        member.open(f"{project}joining/")
        member.look()
        member.page.locator("main input[name=bodies]").first.check(force=True)
        member.press()
        assert member.path == project
    member.open(f"{project}bodies/")
    assert member.page.locator("main tbody tr").count() == 2
    member.look()
    assert project in member.text_of("/projects/?q=Көршілер" if language == "kk" else "/projects/?q=соседей")
