"""Many hands on one application: a part answered elsewhere comes back; the answer is drafted, approved, then signed."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from tests.journeys.conftest import Visit
from tests.journeys.deeds import Story, address, do, file_application, follow, take
from tests.journeys.visitor import PHONE, Language, Visitor

KELES = "Келес"
PART, PART_ANSWER = "Ағамның Келестегі үйіне құжат керек.", "Құжат дайын, Келеске келіңіз."


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_part_goes_to_the_neighbour_and_comes_back_into_one_answer(visit: Visit, language: Language) -> None:
    citizen = visit(language=language, width=PHONE)
    receipt = file_application(citizen, Story("Тасқұлов", "Берік", "8 700 000 17 01", f"Жұмыс керек. {PART}"))
    clerk, neighbour = visit("clerk.saryagash", language=language), visit("clerk.keles", language=language)
    take(clerk, receipt.number)
    do(clerk, address(receipt.number, "part"))
    clerk.look()
    clerk.fill(to_office=KELES, text=PART)
    clerk.press()
    clerk.open(address(receipt.number))
    clerk.look()

    neighbour.open("/parts/")
    neighbour.look()
    neighbour.click(f"main a:has-text('{receipt.number}')")
    part = neighbour.path
    assert PART in neighbour.page.inner_text("main")
    assert neighbour.status_of(address(receipt.number)) in (403, 404), "a part is not the whole"
    do(neighbour, f"{part}accept/")
    do(neighbour, f"{part}answer/")
    neighbour.fill(text=PART_ANSWER)
    neighbour.press()
    neighbour.open(part)
    neighbour.look()

    clerk.open(address(receipt.number))
    with clerk.site.alone("signing"):
        do(clerk, address(receipt.number, "answer"))
        assert PART_ANSWER in clerk.page.inner_text("main")
        clerk.look()
        clerk.choose("result", "solved")
        clerk.fill(text=f"Жұмыс табылды. {PART_ANSWER}")
        clerk.press()
    follow(citizen, receipt)
    assert PART_ANSWER in citizen.page.inner_text("main")
    citizen.look()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_an_answer_is_drafted_returned_approved_and_signed(visit: Visit, language: Language) -> None:
    citizen = visit(language=language, width=PHONE)
    receipt = file_application(citizen, Story("Жанұзақов", "Асан", "8 700 000 17 02", "Анықтама керек.", "documents"))
    clerk, head = visit("clerk.saryagash", language=language), visit("head.saryagash", language=language)
    take(clerk, receipt.number)
    page = address(receipt.number, "answer")
    with signed_after_approval(head):
        submit(clerk, page, "Анықтама")
        clerk.open(page)
        assert not clerk.page.locator("main button[formaction$='/sign/']").count(), "nobody has approved it"
        head.open(page)
        head.look()
        head.fill(text="Қай күні екенін жазыңыз.")
        head.click("button[formaction$='/return/']")
        submit(clerk, page, "Анықтама ертең дайын болады.")
        head.open(page)
        head.click("button[formaction$='/approval/']")
        clerk.open(page)
        clerk.look()
        clerk.click("button[formaction$='/sign/']")
    follow(citizen, receipt)
    assert "Анықтама ертең дайын болады." in citizen.page.inner_text("main")


@contextmanager
def signed_after_approval(head: Visitor) -> Iterator[None]:
    """While it lasts, the office's answers go out only after the head's approval."""
    with head.site.alone("signing"):
        set_practice(head, "approval", looking=True)
        try:
            yield
        finally:
            set_practice(head, "direct")


def set_practice(head: Visitor, practice: str, *, looking: bool = False) -> None:
    head.open("/cases/practice/")
    if looking:
        head.look()
    head.choose("practice", practice)
    head.press()


def submit(clerk: Visitor, page: str, text: str) -> None:
    """Write it and hand it to the head."""
    clerk.open(page)
    clerk.choose("result", "solved")
    clerk.page.fill("main form.form-stack textarea[name=text]:visible >> nth=0", text)
    clerk.look()
    clerk.click("button[name=deed][value=submit]")
