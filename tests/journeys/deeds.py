"""What people do on the site, in their own order, so that a journey reads as a story."""

import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import psycopg
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor

SARYAGASH = "Сарыағаш|Сарыагаш"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@dataclass(frozen=True)
class Receipt:
    """What a citizen takes home."""

    number: str
    pin: str


@dataclass(frozen=True)
class Story:
    """Who applies, and with what words."""

    family_name: str
    given_name: str
    phone: str
    body: str
    service: str = "job"
    district: str = SARYAGASH


def some_contact() -> str:
    """A phone nobody has applied with."""
    return f"8 701 {random.randrange(10**7):07d}"


def write_application(citizen: Visitor, story: Story, *, file: Path | None = None, looking: bool = False) -> None:
    """The three steps, up to the page where everything is read once more."""
    page = citizen.page
    citizen.open("/apply/")
    citizen.click("main .btn-primary")
    look = citizen.look if looking else lambda: None
    look()
    citizen.fill(family_name=story.family_name, given_name=story.given_name, phone=story.phone)
    citizen.press()
    look()
    choose_service(citizen, story.service)
    citizen.fill(body=story.body)
    if file:
        attach(citizen, file)
        if citizen.scripts:  # a press in the very moment the list is drawn anew may miss the button
            page.locator("[data-files]", has_text=file.name).wait_for()
    citizen.press()
    look()
    choose_district(citizen, story.district)
    citizen.press()
    assert page.url.endswith("/apply/review/"), page.url
    look()


def choose_service(citizen: Visitor, code: str) -> None:
    """Open the group of the service and choose it."""
    key = service_key(citizen.site, code)
    choice = citizen.page.locator(f"input[name=service_id][value='{key}']")
    group = citizen.page.locator("details.tile", has=choice)
    if not group.evaluate("group => group.open"):
        group.locator("summary").click()
    choice.check()


@cache
def service_key(site: Site, code: str) -> str:
    """The key of a service of the catalogue."""
    with psycopg.connect(site.database) as connection:
        row = connection.execute("SELECT id FROM programmes_service WHERE code = %s", [code]).fetchone()
    assert row, code
    return str(row[0])


def attach(citizen: Visitor, file: Path) -> None:
    """Choose a file; with scripts it is sent at once, without them with the form."""
    citizen.page.set_input_files("main input[type=file]", file)


def choose_district(citizen: Visitor, name: str) -> None:
    option = citizen.page.locator("select[name=area_id] option", has_text=re.compile(name)).first
    citizen.page.select_option("select[name=area_id]", option.get_attribute("value"))


def hand_in(citizen: Visitor) -> Receipt:
    """Agree and send."""
    citizen.page.check("input[name=consent]")
    citizen.press("main form:has(input[name=consent])")
    assert citizen.page.url.endswith("/apply/done/"), citizen.page.url
    return receipt_of(citizen)


def receipt_of(visitor: Visitor) -> Receipt:
    """Number and PIN as they stand on the page after handing in."""
    number, pin = visitor.page.locator(".ticket-number").all_inner_texts()[:2]
    return Receipt(number.strip(), pin.strip())


def follow(citizen: Visitor, receipt: Receipt) -> None:
    """Number and PIN typed on the tracking page."""
    citizen.open("/track/")
    citizen.fill(number=receipt.number.replace("-", " "), pin=receipt.pin)
    citizen.press()
    assert citizen.page.url.endswith("/track/case/"), citizen.page.inner_text("main")[:400]


def do(worker: Visitor, address: str) -> None:
    """Press the button that leads to this deed: a form that posts at once, or a page with a form."""
    page = worker.page
    posts = page.locator(f"form[action='{address}'] button[type=submit]")
    if posts.count():
        worker.send(posts.first)
    else:
        link = page.locator(f"a[href='{address}']").first
        if not link.is_visible():
            page.locator("main .dropdown > summary").first.click()
        worker.follow(link)


def address(number: str, deed: str = "") -> str:
    return f"/cases/{number}/{deed + '/' if deed else ''}"


def file_sent(worker: Visitor) -> bytes:
    """The first file of the case on the page, downloaded."""
    link = worker.page.locator("main a[href^='/cases/files/']").first.get_attribute("href")
    return worker.context.request.get(str(link)).body()


def file_application(citizen: Visitor, story: Story, *, file: Path | None = None) -> Receipt:
    """From the first page to number and PIN."""
    write_application(citizen, story, file=file)
    with citizen.site.alone():
        return hand_in(citizen)


def take(clerk: Visitor, number: str) -> None:
    """Open the case and take it."""
    clerk.open(address(number))
    do(clerk, address(number, "take"))


def plan_and_refer(clerk: Visitor, reason: str, *, service: str = "job", looking: bool = False) -> str:
    """From the case's page: a line of the plan, referred to the only partner under a memorandum. Its address."""
    look = clerk.look if looking else lambda: None
    do(clerk, f"{clerk.path}line/")
    clerk.choose("service", service)
    look()
    clerk.press()
    clerk.follow(clerk.page.locator("main a[href$='/refer/']").last)
    clerk.page.locator("input[name=to_organisation]").first.check()
    if clerk.page.locator("input[name=consent]").count():  # asked where the application itself did not bring it
        clerk.page.locator("input[name=consent][value=signed_paper]").check()
    clerk.fill(reason=reason)
    look()
    clerk.press()
    back = clerk.page.get_attribute("a[href^='/referrals/'][href$='/call-back/']", "href")
    return str(back).removesuffix("call-back/")


def answer_case(clerk: Visitor, number: str, text: str, *, result: str = "solved", reason: str = "") -> None:
    """The signed answer with its outcome."""
    with clerk.site.alone("signing"):
        clerk.open(address(number))
        do(clerk, address(number, "answer"))
        clerk.choose("result", result)
        clerk.fill(text=text, reason=reason)
        clerk.press()
    assert clerk.path == address(number), clerk.page.inner_text("main")
