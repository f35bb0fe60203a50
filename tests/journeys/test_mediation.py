"""Two neighbours settle a quarrel with a mediator, from a phone to the last signature; a promise is broken."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE, Language, Visitor

MEDIATOR = "mediator.saryagash"
SECRET = "Арықтың суын екі үйге бөлу туралы"


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_two_sides_come_to_an_agreement(visit: Visit, language: Language) -> None:
    first, second = visit(language=language, width=PHONE), visit(language=language, width=PHONE)
    mediator, head = visit(MEDIATOR, language=language), visit("head.saryagash", language=language)
    number, pin = ask_for_mediation(first)
    come_in_by_link(second, newest_link(first))
    second.press("main form[action$='/consent/']")
    second.look()
    enter(first, number, pin)
    for party in (first, second):
        party.open(file_of(number))
        option = party.page.locator("select[name=first] option", has_text="Мұқанова")
        party.page.select_option("select[name=first]", option.get_attribute("value"))
        party.press("main form[action$='/wishes/']")
    take_the_file(mediator, number)
    assert head.status_of(file_of(number)) == 404
    write_contract(mediator, number)
    sign(number, first, second, mediator)
    write_agreement(mediator, number)
    sign(number, first, second, mediator)
    second.open(file_of(number))
    second.send(second.page.locator("button[name=state][value=reported]").first)
    first.open(file_of(number))
    first.send(first.page.locator("button[name=state][value=fulfilled]").first)
    first.look()
    assert first.status_of(f"{file_of(number)}ending.pdf") == 200, "the last promise is kept: the file is closed"
    assert SECRET not in head.text_of("/mediation/numbers/")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_broken_promise_is_said_and_printed(visit: Visit, language: Language) -> None:
    party = visit(language=language, width=PHONE)
    number = re.search(r"9802-\d\d-\d+-\d", party.text_of("/demo/"))
    assert number
    enter(party, number[0], "123456")
    broken = party.page.locator("button[name=state][value=breached]")
    if broken.count():  # said once, by whichever language comes first
        party.send(broken.first)
    assert party.status_of(f"{file_of(number[0])}breach.pdf") == 200
    party.look()


def file_of(number: str) -> str:
    return f"/mediation/files/{number}/"


def ask_for_mediation(party: Visitor) -> tuple[str, str]:
    """Number and PIN of a new file; without the other side it is not sent, and what was typed stays."""
    party.open("/mediation/")
    party.look()
    party.click("main a.btn-primary")
    party.choose("category", "neighbours")
    option = party.page.locator("select[name=area] option", has_text=re.compile("Сарыағаш|Сарыагаш")).first
    party.page.select_option("select[name=area]", option.get_attribute("value"))
    party.fill(subject=SECRET)
    party.page.fill("[name=first-family_name]", "Оразов")
    assert party.press("main form").status == 422
    assert party.page.input_value("[name=subject]") == SECRET
    party.look()
    party.page.fill("[name=second-family_name]", "Бекенов")
    party.page.fill("[name=second-phone]", "8 700 000 77 01")
    party.press("main form")
    party.look()
    number, pin = party.page.locator(".ticket-number").all_inner_texts()[:2]
    return number.strip(), pin.strip()


def newest_link(visitor: Visitor) -> str:
    """The link in the newest message of the demo's outbox."""
    found = re.search(r"/my-news/[\w-]{30,}/", visitor.text_of("/outbox/"))
    assert found
    return found[0]


def come_in_by_link(party: Visitor, link: str) -> None:
    """Too easy a PIN is refused; the link opens once."""
    party.open(link)
    party.look()
    party.fill(pin="111111")
    assert party.press("main form").status == 422
    party.fill(pin="730519")
    party.press("main form")
    assert SECRET in party.page.inner_text("main")
    assert party.status_of(link) == 410


def enter(party: Visitor, number: str, pin: str) -> None:
    party.open("/my-news/")
    party.fill(number=number.replace("-", " "), pin=pin)
    party.press("main form")
    assert party.path == file_of(number), party.page.inner_text("main")[:300]


def take_the_file(mediator: Visitor, number: str) -> None:
    """Asked, she sees who the parties are; having taken it, also the matter."""
    mediator.open("/my-news/files/")
    mediator.look()
    mediator.open(file_of(number))
    assert "Бекенов" in mediator.page.inner_text("main")
    assert SECRET not in mediator.page.inner_text("main")
    mediator.look()
    mediator.press("main form[action$='/request/']")
    assert SECRET in mediator.page.inner_text("main")


def write_contract(mediator: Visitor, number: str) -> None:
    mediator.open(f"{file_of(number)}contract/")
    mediator.fill(
        costs="Ақысыз", begins_on=str(timezone.localdate()), ends_on=str(timezone.localdate() + timedelta(days=30))
    )
    mediator.look()
    mediator.press("main form")


def write_agreement(mediator: Visitor, number: str) -> None:
    mediator.open(f"{file_of(number)}agreement/")
    mediator.fill(terms="Су күнара кезекпен жіберіледі.")
    mediator.page.select_option("[name=p0-side]", "2")
    mediator.page.fill("[name=p0-text]", "Тоғанды жөндейді")
    mediator.page.fill("[name=p0-due_on]", str(timezone.localdate() + timedelta(days=5)))
    mediator.look()
    mediator.press("main form")


def sign(number: str, *signers: Visitor) -> None:
    """Each signs the text on the page; the paper is printed for each of them."""
    for one in signers:
        one.open(file_of(number))
        one.send(one.page.locator("form:has(input[name=digest]) button[type=submit]").first)
        one.look()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_case_worker_tells_of_a_tension_and_the_head_follows_it_up(visit: Visit, language: Language) -> None:
    clerk, head = visit("clerk.saryagash", language=language), visit("head.saryagash", language=language)
    clerk.open("/cases/")
    cases = clerk.page.locator("main table a[href^='/cases/']").evaluate_all("links => links.map(link => link.href)")
    clerk.open(cases[0 if language == "kk" else 1].removeprefix(clerk.site.address))
    case = clerk.path
    clerk.click("a[href^='/early-warning/telling/case/']")
    clerk.look()
    assert clerk.press().status == 422
    clerk.choose("kind", "land")
    clerk.fill(text="Екі көше су кестесіне наразы.")
    clerk.press()
    assert clerk.path == case
    assert not clerk.page.locator("a[href^='/early-warning/']").count(), "the register stays quiet"
    head.open(case)
    head.click("main a[href^='/early-warning/']")
    head.look()
    head.click("a[href$='/steps/']")
    head.choose("kind", "dialogue")
    head.press()
    head.look()
    head.open("/early-warning/")
    head.look()
