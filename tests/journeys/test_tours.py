"""A tour from its plan to published answers, with a question taken down without a network; a remote reception."""

import random
import re
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.utils import timezone
from playwright.sync_api import Browser
from tests.journeys.conftest import Visit
from tests.journeys.site import Site
from tests.journeys.tablet import Tablet
from tests.journeys.visitor import PHONE, Language, Visitor

from tirek.core.calendar import local_date
from tirek.core.enums import MessageState

WORDS = {
    "kk": ("Көшеде жарық қашан болады?", "Желтоқсанда он шам қойылады.", "Дәрігер келе ме?", "Бейсенбі сайын келеді."),
    "ru": ("Когда на улице будет свет?", "В декабре поставят десять фонарей.", "Приедет ли врач?", "Каждый четверг."),
}


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_tour_from_plan_to_published_answers(
    visit: Visit, browser: Browser, site: Site, tmp_path: Path, language: Language
) -> None:
    head = visit("head.turkistan", language=language)
    name = f"Сапар {uuid4().hex[:8]}"
    tour = plan(head, name)
    offline, later, at_once, answered = WORDS[language]
    asker, phone = f"Сұраушы{uuid4().hex[:6]}", f"8 701 {random.randrange(10**7):07d}"
    ask_offline(Tablet(browser, site, tmp_path / "tablet", language=language), name, offline, asker, phone)

    helper = visit("clerk.saryagash", language=language, width=PHONE)
    helper.open(tour)
    helper.click("main a[href$='/questions/']")
    helper.look()
    helper.fill(text=at_once, name=asker, answer=answered)
    helper.press()
    helper.look()

    head.open("/questions/?tab=sort")
    head.look()
    head.click(f"main table a:has-text('{offline[:16]}')")
    head.look()
    head.page.select_option("[name=agency]", agency_of(site))
    head.press("form[action$='/assignment/']")

    partner = visit("employment.turkistan", language=language)
    partner.open("/questions/?tab=ours")
    partner.look()
    partner.click(f"main table a:has-text('{offline[:16]}')")
    partner.look()
    assert phone[-7:] not in partner.page.inner_text("main")
    partner.fill(answer=later)
    partner.press("form[action$='/answer/']")
    assert told(site, phone)

    for text in (offline, at_once):
        head.open(f"/questions/?tab=publish&q={text[:10]}")
        head.click(f"main table a:has-text('{text[:16]}')")
        head.press("form[action$='/publication/']")
        head.look()
    head.open(tour)
    head.send(head.page.locator("form[action$='/conclusion/'] button"))
    head.look()

    citizen = visit(language=language, width=PHONE)
    citizen.open(tour)
    citizen.look()
    shown = citizen.page.inner_text("main")
    assert offline in shown
    assert later in shown
    assert answered in shown
    assert asker not in shown
    assert citizen.context.request.get(f"{tour}leaflet.pdf").body().startswith(b"%PDF")


def plan(head: Visitor, name: str) -> str:
    """Plan a tour of today with a stop in Saryagash that is over and a team of three; its address."""
    today = local_date_now()
    head.open("/tours/")
    head.look()
    head.click("main a[href='/tours/new/']")
    head.look()
    head.fill(name_kk=name, name_ru=name, begins_on=today, ends_on=today)
    head.press()
    head.look()
    head.choose("area", area_of(head.site))
    head.fill(place="Мәдениет үйі", day=today, begins="00:00", ends="00:01")
    head.press()
    tour = head.path.removesuffix("stops/")
    head.open(f"{tour}team/?q=6112")
    head.send(head.page.locator("form:has(input[name=organisation]) button", has_text=re.compile(".")).last)
    head.open(f"{tour}team/?q={agency_code(head.site)}")
    head.send(head.page.locator("form:has(input[name=organisation]) button").last)
    head.look()
    return tour


def ask_offline(device: Tablet, tour: str, text: str, name: str, phone: str) -> None:
    """The registrar's tablet takes a question down without a network and sends it at home, once."""
    try:
        device.open("/demo/")
        device.sign_in_here("registrar.saryagash")
        device.make_ready(numbers=1)
        device.context.set_offline(True)
        device.page.reload()
        device.unlock()
        device.page.click(".field-take-question")
        device.page.wait_for_selector("[name=text]")
        device.look()
        option = device.page.locator("[name=stop] option", has_text=tour)
        device.page.select_option("[name=stop]", option.get_attribute("value"))
        for field, value in {"text": text, "name": name, "phone": phone}.items():
            device.page.fill(f"[name={field}]", value)
        device.page.click("main form [type=submit]")
        device.page.wait_for_selector(".field-questions li")
        device.look()
        device.context.set_offline(False)
        assert device.send() == "success"
        assert device.send() == "success"
        assert device.kept()["questions"] == 1
        assert not device.complaints, device.complaints
    finally:
        device.close()
    with psycopg.connect(device.site.database) as connection:
        asked = "SELECT count(*) FROM activities_question WHERE asker_name = %s"
        assert connection.execute(asked, [name]).fetchone() == (1,)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_citizen_books_a_remote_reception(visit: Visit, language: Language) -> None:
    citizen, name = visit(language=language, width=PHONE), f"Келуші {uuid4().hex[:6]}"
    citizen.open("/reception/")
    citizen.look()
    citizen.click("main a[href='/reception/offices/6112/']")
    citizen.look()
    citizen.click("main a[href^='/reception/slots/']")
    citizen.look()
    citizen.fill(name=name, phone=f"8 701 {random.randrange(10**7):07d}", topic="Баспана")
    citizen.press()
    citizen.look()
    number, pin = (citizen.page.inner_text(f".visit-{what}").strip() for what in ("number", "pin"))

    again = visit(language=language, width=PHONE)
    again.open(f"/reception/visit/?number={number}")
    again.look()
    again.fill(pin=pin)
    again.press()
    again.page.select_option("select[name=slot]", index=1)
    again.press("form[action$='/move/']")
    again.look()

    head = visit("head.saryagash", language=language)
    head.open("/reception/work/")
    head.look()
    head.click(f"main tr:has-text('{name}') a")
    head.look()
    again.send(again.page.locator("form[action$='/cancellation/'] button"))
    again.look()
    head.open("/reception/work/")
    assert name not in head.page.inner_text("main")
    head.click("main a[href='/reception/work/new/']")
    head.look()


def local_date_now() -> str:
    """Today on the wall."""
    return local_date(timezone.now()).isoformat()


def _one(site: Site, query: str, *values: object) -> str:
    with psycopg.connect(site.database) as connection:
        row = connection.execute(query, list(values)).fetchone()  # type: ignore[call-overload]
    assert row, query
    return str(row[0])


def area_of(site: Site) -> str:
    return _one(site, "SELECT area_id FROM network_organisation WHERE code = '6112'")


PARTNER = """SELECT {} FROM network_organisation o JOIN network_rolegrant g ON g.organisation_id = o.id
    JOIN network_user u ON u.id = g.user_id WHERE u.email = 'employment.turkistan@tirek.example'"""


def agency_of(site: Site) -> str:
    return _one(site, PARTNER.format("o.id"))


def agency_code(site: Site) -> str:
    return _one(site, PARTNER.format("o.code"))


def told(site: Site, phone: str) -> bool:
    """Whether the answer stands in the outbox for this phone."""
    digits = "+7" + re.sub(r"\D", "", phone)[1:]
    query = "SELECT count(*) FROM core_message WHERE \"to\" = %s AND key LIKE 'question-answered:%%' AND state <> %s"
    return _one(site, query, digits, MessageState.FAILED.value) == "1"
