"""Take the pictures of the README from a running demo: ``.venv/bin/python scripts/screenshots.py http://127.0.0.1:8000``."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
DESK, PHONE = ViewportSize(width=1280, height=800), ViewportSize(width=390, height=844)
LARGEST = 200_000


def visitor(browser: Browser, address: str, size: ViewportSize, language: str = "kk") -> BrowserContext:
    """Somebody who reads the language, on a screen of that size."""
    context = browser.new_context(viewport=size, base_url=address)
    context.add_cookies([{"name": "language", "value": language, "url": address}])
    return context


def sign_in(page: Page, role: str, organisation: str) -> None:
    """Become the persona of a role at an organisation, both by a part of their Kazakh name."""
    page.goto("/demo/")
    card = page.locator("section.card").filter(has=page.get_by_role("heading", name=role, exact=True))
    card.get_by_role("button").filter(has_text=organisation).first.click()
    page.wait_for_load_state("networkidle")


def shoot(page: Page, name: str, address: str = "") -> None:
    """Write one picture; refuses one too heavy for a repository."""
    if address:
        page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    file = FOLDER / f"{name}.png"
    page.screenshot(path=file)
    size = file.stat().st_size
    print(f"{file.name}: {size // 1000} kB")
    if size > LARGEST:
        raise SystemExit(f"{file.name} is heavier than {LARGEST // 1000} kB")


def citizen(browser: Browser, address: str) -> None:
    """The public start page, and the first step of an application on a phone."""
    shoot(visitor(browser, address, DESK).new_page(), "home", "/")
    shoot(visitor(browser, address, PHONE).new_page(), "apply", "/apply/what/")


def office(browser: Browser, address: str) -> None:
    """The start page of a head, the queue of the office and an application in it."""
    page = visitor(browser, address, DESK).new_page()
    sign_in(page, "Басшы", "Сарыағаш")
    shoot(page, "start")
    shoot(page, "queue", "/cases/")
    page.goto("/waiting/declined/")  # one with a plan and a partner's answer
    page.locator("table tbody th a").first.click()
    shoot(page, "case")


def country(browser: Browser, address: str) -> None:
    """The two months of 2019, region by region."""
    page = visitor(browser, address, DESK).new_page()
    sign_in(page, "Республикалық үйлестіруші", "Республикалық")
    shoot(page, "figures", "/reports/cases_received/?period=2019-03-01..2019-04-30")


PARTS: tuple[Callable[[Browser, str], None], ...] = (citizen, office, country)


def main(address: str) -> None:
    """All pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for part in PARTS:
            part(browser, address.rstrip("/"))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
