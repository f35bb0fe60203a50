"""A family's page and its documents; one person registered twice, joined by two colleagues and taken apart again."""

import pytest
from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE, Language, Visitor

TITLES = {"kk": "Отбасы", "ru": "Семья"}


def register(registrar: Visitor, family_name: str, given_name: str, **told: str) -> str:
    """Register somebody at the desk, whoever else is alike; the address of their page."""
    registrar.open("/people/new/")
    registrar.fill(family_name=family_name, given_name=given_name, **told)
    registrar.press("main form")
    if registrar.path == "/people/new/":
        registrar.page.check("[name=despite_hints]")
        registrar.press("main form")
    return registrar.path


def key(address: str) -> str:
    return address.rstrip("/").rsplit("/", 1)[-1]


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_family_grows_and_its_document_is_written_down(visit: Visit, language: Language) -> None:
    registrar = visit("registrar.saryagash", language=language)
    mother = register(registrar, "Төлегенова", f"Жамал {language}", birth_date="1988-04-12")
    child = register(registrar, "Төлегенова", f"Әсел {language}", birth_date="2016-09-01")
    registrar.open(mother)
    registrar.page.fill("form[action$='/household/'] [name=since]", "2015-01-10")
    registrar.send(registrar.page.locator("form[action$='/household/'] button").first)
    family = registrar.path
    assert registrar.page.inner_text("h1") == TITLES[language]
    registrar.open(f"{family}?q=Төлегенова+Әсел+{language}")
    registrar.page.fill("form[aria-label] [name=since] >> nth=0", "2016-09-01")
    registrar.send(registrar.page.locator("form[aria-label]:has([name=since]) button").first)
    assert f"Әсел {language}" in registrar.page.inner_text("main table")
    registrar.look()
    registrar.open(f"{family}?on=2015-06-01")
    assert f"Әсел {language}" not in registrar.page.inner_text("main table"), "not born yet"

    registrar.open(f"{mother}statuses/")
    registrar.page.select_option("[name=kind]", "large_family")
    registrar.fill(number="КБ 7", since="2024-01-01")
    registrar.page.check("[name=is_seen]")
    registrar.press("main form")
    assert "КБ 7" in registrar.page.inner_text("#statuses")
    registrar.look()
    assert child != mother


@pytest.mark.parametrize(("language", "names"), [("kk", ("Ерасыл", "Yerassyl")), ("ru", ("Нұрхан", "Nurkhan"))])
def test_one_person_registered_twice_is_joined_by_two_and_taken_apart(
    visit: Visit, language: Language, names: tuple[str, str]
) -> None:
    registrar, clerk = (visit(persona, language=language) for persona in ("registrar.saryagash", "clerk.saryagash"))
    one = register(registrar, "Қалдыбеков", names[0], birth_date="1991-03-07", phone="8 700 000 14 01")
    other = register(registrar, "Kaldybekov", names[1], birth_date="1991-07-03")
    registrar.open(f"/people/{key(one)}/pairs/{key(other)}/")
    registrar.look()
    registrar.page.check(f"[name=keep][value='{key(one)}']")
    registrar.page.click("button[value=join]")
    registrar.page.wait_for_url("**/people/pairs/")

    registrar.open(f"/people/{key(one)}/pairs/{key(other)}/")
    assert registrar.page.locator("button[value=join]").count() == 0, "who proposed cannot join"
    clerk.open(f"/people/{key(one)}/pairs/{key(other)}/")
    clerk.look()
    clerk.send(clerk.page.locator("button[value=join]"))
    clerk.page.wait_for_url("**/people/merges/*/")
    merge = clerk.path
    clerk.look()
    clerk.open(other)
    assert clerk.path == one, "the old address leads to the record that stays"

    clerk.open(merge)
    clerk.send(clerk.page.locator("button[value=undo]"))
    clerk.open(other)
    assert clerk.path == other
    phone = visit("registrar.saryagash", language=language, width=PHONE)
    phone.open("/people/pairs/")
    phone.look()
