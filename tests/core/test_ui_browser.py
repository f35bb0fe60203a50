"""The reference of components in Chromium: nothing for axe to find, no sideways scrolling, switches and keys work."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests.core.ui_browser import served
from tests.journeys.browser import chromium

from tirek.core.ui import navigation

pytestmark = pytest.mark.urls("tests.core.ui_urls")


@pytest.fixture
def site(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    settings.DEMO = True
    monkeypatch.setattr(navigation, "shell", navigation.Shell())
    with served() as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


def opened(browser: Browser, site: str, width: int = 1280, scheme: Any = "light") -> tuple[Page, list[str]]:
    context = browser.new_context(
        viewport={"width": width, "height": 844},
        color_scheme=scheme,
        extra_http_headers={"Accept-Language": "kk"},
    )
    page, complaints = context.new_page(), []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.goto(f"{site}/design/")
    return page, complaints


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_component_is_accessible(browser: Browser, site: str, width: int, scheme: str) -> None:
    page, complaints = opened(browser, site, width, scheme)
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []
    page.context.close()


def test_theme_changes_at_once_and_is_remembered(browser: Browser, site: str) -> None:
    page, _ = opened(browser, site)
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click(".theme-switch button:visible")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    page.reload()
    assert page.evaluate("document.documentElement.dataset.bsTheme") == "dark"
    page.context.close()


def test_everything_works_without_scripts(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{site}/design/")
    page.click(".theme-switch button:visible")
    assert page.get_attribute("html", "data-bs-theme") == "dark"
    page.click(".language-switch button[value=ru]")
    assert page.get_attribute("html", "lang") == "ru"
    assert page.inner_text("h1") == "Компоненты"
    page.click(".dropdown > summary")
    assert page.is_visible(".dropdown-item")
    context.close()


def test_a_list_answers_to_keys_but_not_while_typing(browser: Browser, site: str) -> None:
    page, complaints = opened(browser, site)
    page.keyboard.press("Tab")  # away from the summary of errors
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert "000122" in page.inner_text("tr.is-current")
    page.keyboard.press("k")
    assert "000121" in page.inner_text("tr.is-current")
    page.keyboard.press("?")
    assert page.is_visible("dialog[open] kbd")
    page.keyboard.press("Escape")
    page.focus("#a_name")
    page.keyboard.type("j?k")
    assert page.input_value("#a_name") == "j?k"
    assert "000121" in page.inner_text("tr.is-current")
    assert complaints == []
    page.context.close()


def test_the_summary_of_errors_takes_the_focus_and_leads_to_the_field(browser: Browser, site: str) -> None:
    page, _ = opened(browser, site)
    assert page.evaluate("document.activeElement.matches('.error-summary')")
    page.click(".error-summary a[href='#b_phone']")
    assert page.evaluate("document.activeElement.id") == "b_phone"
    page.context.close()


def test_dialogs_open_and_close(browser: Browser, site: str) -> None:
    page, _ = opened(browser, site)
    page.click("a[data-dialog]")
    assert page.is_visible("#sample-dialog")
    page.keyboard.press("Escape")
    assert not page.is_visible("#sample-dialog")
    page.context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_visitors_page_is_accessible(browser: Browser, site: str, width: int) -> None:
    navigation.configure(sign_in="ui:design", track="ui:design")
    navigation.add(navigation.NavEntry("Ел картасы", "ui:design", "map", public=True))
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    page.goto(f"{site}/sample/")
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
