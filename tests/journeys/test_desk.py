"""The registrar's desk: an application taken down by keyboard alone, in under a minute, twice for one person."""

import time
from collections.abc import Callable

from playwright.sync_api import Page
from tests.journeys.conftest import Visit
from tests.journeys.visitor import Visitor

# A quick typist: sixteen strokes a second.
STROKE = 60


def test_an_application_is_taken_down_by_keyboard_in_under_a_minute(
    visit: Visit, record_property: Callable[[str, object], None]
) -> None:
    registrar = visit("registrar.saryagash")
    first, seconds = by_keyboard(
        registrar, "Қожахметова", "Сәуле", "8 700 000 13 01", "Мектепке форма алуға көмек керек."
    )
    registrar.look()
    record_property("seconds", round(seconds, 1))
    assert seconds < 60
    coupon = registrar.page.get_attribute("main a[href$='/coupon/']", "href")
    assert registrar.context.request.get(str(coupon)).body().startswith(b"%PDF")

    second, _ = by_keyboard(
        registrar, "Кожахметова", "Сауле", "8 700 000 13 01", "Және жазғы лагерьге орын.", known_with=first
    )
    registrar.open(f"/cases/{second}/")
    assert "Қожахметова" in registrar.page.inner_text("main"), "registered to the person known already"


def by_keyboard(
    registrar: Visitor, family_name: str, given_name: str, phone: str, body: str, *, known_with: str = ""
) -> tuple[str, float]:
    """Take it down without a mouse; its number and the seconds it took."""
    page, keys = registrar.page, registrar.page.keyboard
    registrar.open("/cases/new/")
    started = time.monotonic()
    for name, value in (("family_name", family_name), ("given_name", given_name), ("phone", phone)):
        tab_to(page, name)
        keys.type(value, delay=STROKE)
    if known_with:
        page.wait_for_selector("#intake-hints input[name=person]")
        assert known_with in page.inner_text("#intake-hints"), "the open case of the person is shown"
        registrar.look()
        tab_to(page, "person")
        keys.press("Space")
    tab_to(page, "service")
    keys.press("ArrowDown")
    tab_to(page, "body")
    keys.type(body, delay=STROKE)
    with registrar.site.alone(), page.expect_navigation():
        keys.press("Control+Enter") if page.locator("[data-send-keys]").count() else press_submit(page)
    seconds = time.monotonic() - started
    assert page.url.endswith("/registered/"), page.inner_text("main")
    return registrar.path.split("/")[2], seconds


def press_submit(page: Page) -> None:
    tab_to(page, "", tag="BUTTON", within="form.intake .form-actions")
    page.keyboard.press("Enter")


def tab_to(page: Page, name: str, *, tag: str = "", within: str = "main") -> None:
    """Press Tab until the field has the focus."""
    test = "([name, tag, within]) => { const at = document.activeElement; return !!at.closest(within) &&"
    test += " (name ? at.name === name : at.tagName === tag && at.type === 'submit') }"
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(test, [name, tag, within]):
            return
    raise AssertionError(f"no way by keyboard to {name or tag}")
