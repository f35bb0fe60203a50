"""An editor writes, a colleague publishes, a reader comments; two monitors do not agree, a third decides."""

import re

import pytest
from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE, Language, Visitor

EDITOR, SECOND = "editor", "editor2"
MONITORS = ("monitor", "monitor2", "monitor3")
TITLES = {"kk": "Ауыл кітапханасына кітап жиналды", "ru": "Собрали книги для сельской библиотеки"}
REMARK = {"kk": "Қандай жақсы іс екен, рақмет!", "ru": "Очень хорошее дело, спасибо вам!"}


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_from_an_editors_draft_to_a_readers_comment(visit: Visit, language: Language) -> None:
    editor, second = visit(EDITOR, language=language), visit(SECOND, language=language)
    reader = visit(language=language, width=PHONE)
    address = write(editor, language)
    assert reader.status_of(address) == 404, "a draft is nobody's business"
    editor.send(editor.page.locator("form[action$='/review/'] button"))
    assert not editor.page.locator("form[action$='/approval/']").count(), "nobody publishes their own words"
    second.open(address)
    second.look()
    second.send(second.page.locator("form[action$='/approval/'] button"))
    ticket = comment(reader, address, language)
    second.open("/comments/")
    second.look()
    card = second.page.locator(".card", has_text=REMARK[language]).first
    second.follow(card.locator("form[action$='/showing/'] button"))
    reader.open(address)
    assert REMARK[language] in reader.page.inner_text("#comments")
    reader.look()
    reader.open(ticket)
    reader.look()


def write(editor: Visitor, language: Language) -> str:
    """Without a title it comes back with the text kept; then it is a draft."""
    editor.open("/news/work/")
    editor.look()
    editor.open("/news/work/new/")
    editor.page.locator("main details:not([open]) > summary", has_text="Русский").click()
    editor.fill(body_kk="## Не болды\n\nОқырмандар **жүз кітап** әкелді.", body_ru="Читатели принесли **сто книг**.")
    assert editor.press().status == 422
    assert "жүз кітап" in editor.page.input_value("[name=body_kk]")
    editor.look()
    editor.fill(title_kk=TITLES["kk"], title_ru=TITLES["ru"])
    editor.press()
    assert editor.page.locator("article strong").count() == 1
    editor.look()
    return editor.path


def comment(reader: Visitor, address: str, language: Language) -> str:
    """A reaction and a comment from a phone; it is not shown before somebody has read it."""
    reader.open(address)
    reader.look()
    reader.follow(reader.page.locator("#reactions button").first)
    assert reader.page.locator("#reactions button[aria-pressed=true]").count() == 1
    reader.fill(name="Оқырман", text=REMARK[language])
    reader.press("#comments form:has([name=text])")
    assert re.match(r"/comments/mine/", reader.path)
    reader.look()
    ticket = reader.path
    reader.open(address)
    assert REMARK[language] not in reader.page.inner_text("main")
    return ticket


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_two_monitors_do_not_agree_and_a_third_decides(visit: Visit, language: Language) -> None:
    one, two, three = (visit(name, language=language) for name in MONITORS)
    one.open("/monitoring/")
    one.look()
    address = suspect(one, language)
    decide(one, address, "hate")
    assert one.page.locator("main").get_by_text("hate", exact=True).count() == 0
    two.open(address)
    assert "Оразбаева" not in two.page.inner_text("main"), "the second does not read the first"
    decide(two, address, "not_hate")
    decide(three, address, "hate")
    assert three.page.locator("main dl").count() >= 3, "decided: all three verdicts are read"
    three.look()
    assert three.status_of(f"{address}letter.pdf") == 200
    objects(visit(language=language, width=PHONE), three.page.locator("a[href^='/hate-speech/']").get_attribute("href"))
    one.open("/monitoring/agreement/")
    one.look()
    one.open("/monitoring/feeds/")
    one.look()


def objects(outlet: Visitor, address: str | None) -> None:
    """The outlet reads the finding without names, and objects once."""
    assert address
    outlet.open(address)
    assert "Оразбаева" not in outlet.page.inner_text("main")
    assert outlet.press().status == 422
    outlet.fill(words="Бұл дәйексөз еді.")
    outlet.press()
    assert not outlet.page.locator("[name=words]").count(), "one objection at a time"
    outlet.look()


def suspect(one: Visitor, language: Language) -> str:
    """A person flags a material that the machine has left alone."""
    one.open("/monitoring/new/")
    one.look()
    one.fill(title=f"{TITLES[language]} ({language})", text="Ойдан шығарылған мәтін.")
    one.press()
    one.click("a[href$='/flag/']")
    one.fill(words="Тексеру керек")
    one.press()
    assert one.path.startswith("/monitoring/flags/")
    one.look()
    return one.path


def decide(one: Visitor, address: str, finding: str) -> None:
    """Criterion by criterion, then the finding."""
    one.open(address)
    for name in ("speaker", "audience", "content", "context", "medium"):
        one.choose(name, "1")
    one.choose("finding", finding)
    one.fill(reasons="Ойдан шығарылған негіз.")
    one.send(one.page.locator("main form[action$='/verdict/'] button[type=submit]").first)
