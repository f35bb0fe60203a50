"""Who has no business with a case gets nothing of it: by list, detail, search, count, export, file, letter or guess."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.journeys.conftest import Visit
from tests.journeys.deeds import (
    PDF,
    Receipt,
    Story,
    address,
    answer_case,
    do,
    file_application,
    follow,
    plan_and_refer,
    take,
)
from tests.journeys.visitor import PHONE, Visitor

STORY = Story("Жұмағалиұлы", "Ақселеу", "8 700 000 14 01", "Отбасымдағы жағдайды ешкім білмесін.")
CLOSED = (302, 303, 401, 403, 404)
LISTS = (
    *("/cases/?state=all&text={}", "/search/?q={}", "/people/?q={}", "/transfers/", "/transfers/?side=sent"),
    *("/referrals/", "/cases/export.csv?state=all&text={}", "/waiting/overdue/"),
)


@dataclass(frozen=True)
class Secret:
    """A case with everything on it, and every address that shows a part of it."""

    receipt: Receipt
    doors: tuple[str, ...]


def a_case_with_everything(visit: Visit, folder: Path) -> Secret:
    """With a file, a referral that was declined, another that has ended, and an answer."""
    file = folder / "құпия.pdf"
    file.write_bytes(PDF)
    receipt = file_application(visit(width=PHONE), STORY, file=file)
    clerk, partner = visit("clerk.saryagash"), visit("employment.turkistan")
    take(clerk, receipt.number)
    declined = plan_and_refer(clerk, "Жұмыс")
    partner.open(f"{declined}decline/")
    partner.fill(reason="Орын жоқ")
    partner.press()
    clerk.open(address(receipt.number))
    ended = plan_and_refer(clerk, "Жұмыс")
    partner.open(ended)
    do(partner, f"{ended}accept/")
    do(partner, f"{ended}finish/")
    partner.choose("delivered", "yes")
    partner.press()
    answer_case(clerk, receipt.number, "Жұмыс табылды.", result="partly", reason="Бір шара әлі көрсетілмеді")
    return Secret(receipt, (declined, ended, *doors_of(clerk, receipt.number)))


def doors_of(clerk: Visitor, number: str) -> list[str]:
    """Every address that shows a part of the case; they all open for its own clerk."""
    text = clerk.text_of(address(number))
    found = [address(number, part) for part in ("", "why", "print", "history", "files", "coupon", "answer", "forward")]
    for pattern in (r"/cases/letters/[\w-]+/", r"/cases/files/[\w-]+/", r"/people/[\w-]{36}/"):
        match = re.search(pattern, text)
        assert match, pattern
        found.append(match[0])
    assert {clerk.status_of(door) for door in found} == {200}
    return [*found, address(number[:-1] + "0"), f"/api/v1/cases/{number}"]


def test_strangers_get_nothing(visit: Visit, tmp_path: Path) -> None:
    secret = a_case_with_everything(visit, tmp_path)
    other = visit(width=PHONE)
    follow(other, file_application(other, Story("Бөтен", "Адам", "8 700 000 14 02", "Басқа мәселе.", "other")))
    strangers = {
        **{name: visit(name) for name in ("clerk.keles", "head.kostanay", "analyst", "admin", "foundation")},
        "the partner whose referrals have ended": visit("employment.turkistan"),
        "a partner of another service": visit("housing.turkistan"),
        "anonymous": visit(),
        "another citizen": other,
    }
    number = secret.receipt.number
    for name, stranger in strangers.items():
        opened = {door: stranger.status_of(door) for door in secret.doors}
        assert set(opened.values()) <= set(CLOSED), (name, opened)
        for address_of_list in LISTS:
            for words in (number, STORY.family_name):
                assert not mentions(stranger, address_of_list.format(words), words), (name, address_of_list)


def mentions(stranger: Visitor, path: str, words: str) -> bool:
    """Whether a list shows the case; the reader's own words in the search box do not count."""
    answer = stranger.context.request.get(path, max_redirects=0)
    if answer.status != 200:
        return False
    text = re.sub(r'(<input[^>]*|<link[^>]*|href="\?[^"]*|href="/[a-z]+/[^"]*\?[^"]*)"', "", answer.text())
    return STORY.given_name in text or address(words) in text


@pytest.mark.parametrize("exists", [True, False], ids=["a number that exists", "one that does not"])
def test_a_guessed_pin_says_nothing_about_the_number(visit: Visit, exists: bool) -> None:
    visitor = visit(language="ru")
    visitor.open("/track/")
    number = receipt_number(visit) if exists else "9999-26-000001-2"
    visitor.fill(number=number, pin="000000")
    visitor.press()
    assert visitor.path == "/track/"
    assert "не подходят друг к другу" in visitor.page.inner_text("main") or visitor.page.locator(".field-error").count()
    assert visitor.status_of("/track/case/") == 303


def receipt_number(visit: Visit) -> str:
    """The number of some case of the demo."""
    text = visit("clerk.saryagash").text_of("/cases/")
    found = re.search(r"/cases/(\d{4}-\d\d-\d{6}-\d)/", text)
    assert found
    return found[1]
