"""What the scripts add: drafts on the server, one sending per press, questions before danger, uploads that resume."""

from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.core import ui_samples
from tests.core.ui_browser import served
from tests.journeys.browser import chromium

from tirek.core.ui import navigation

pytestmark = pytest.mark.urls("tests.core.ui_urls")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def page(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    monkeypatch.setattr(navigation, "shell", navigation.Shell())
    ui_samples.SENT.clear()
    ui_samples.DOWN.clear()
    with served() as address:
        context = browser.new_context(extra_http_headers={"Accept-Language": "en"})
        context.add_cookies([{"name": "language", "value": "en", "url": address}])
        page = context.new_page()
        page.goto(f"{address}/sample/")
        yield page
        context.close()


def sent(kind: str) -> list[Any]:
    return [what for name, what in ui_samples.SENT if name == kind]


def wait_for(page: Page, condition: Callable[[], bool], seconds: float = 15) -> None:
    end = monotonic() + seconds
    while not condition():
        assert monotonic() < end, f"waited {seconds} s; so far {ui_samples.SENT}"
        page.wait_for_timeout(50)


def test_a_draft_is_kept_a_moment_after_typing(page: Page) -> None:
    page.type("#id_name", "Айгүл")
    wait_for(page, lambda: sent("draft") == ["Айгүл"])
    page.wait_for_selector("[data-autosave-status]:has-text('saved')")


def test_a_draft_is_tried_again_until_the_line_is_back(page: Page) -> None:
    ui_samples.DOWN.add("draft")
    page.type("#id_name", "Ә")
    page.wait_for_selector("[data-autosave-status]:has-text('not saved')")
    ui_samples.DOWN.clear()
    wait_for(page, lambda: sent("draft") == ["Ә"])


def test_a_draft_still_on_its_way_does_not_hold_back_what_is_sent(page: Page) -> None:
    address = str(page.get_attribute("form[data-autosave]", "data-autosave"))
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.route(f"**{address}", lambda _route: None)  # the line is so slow that nothing is ever answered
    with page.expect_request(f"**{address}"):
        page.type("#id_name", "Айгүл")
    page.click(".btn-primary")
    wait_for(page, lambda: [what["act"] for what in sent("sent")] == ["send"])
    assert asked == [], "nobody is asked whether to leave"


def test_pressing_twice_sends_once(page: Page) -> None:
    page.evaluate("for (const _ of [1, 2]) document.querySelector('.btn-primary').click()")
    wait_for(page, lambda: bool(sent("sent")))
    page.wait_for_timeout(300)
    assert [what["act"] for what in sent("sent")] == ["send"]
    assert page.inner_text(".btn-primary") == "Sending"


def test_danger_is_asked_about_and_may_be_refused(page: Page) -> None:
    page.click(".btn-danger")
    page.click("dialog[open] button[value=no]")
    page.wait_for_timeout(200)
    assert sent("sent") == []
    page.click(".btn-danger")
    page.click("dialog[open] button[value=yes]")
    wait_for(page, lambda: [what["act"] for what in sent("sent")] == ["delete"])


def test_hints_come_while_typing(page: Page) -> None:
    page.type("#id_name", "Сынақ")
    page.wait_for_selector(".field-hint:has-text('Like Сынақ?')")


def test_a_file_goes_up_in_pieces_and_survives_a_lost_one(page: Page, tmp_path: Path) -> None:
    ui_samples.DOWN.add("piece")
    file = tmp_path / "scan.pdf"
    file.write_bytes(b"x" * 1_200_000)
    page.set_input_files("#files", str(file))
    page.wait_for_selector(".upload-note:has-text('uploaded')", timeout=15_000)
    assert sum(sent("piece")) == 1_200_000
    assert len(sent("piece")) == 3
    assert page.locator("input[name=files_uploaded]").get_attribute("value").endswith("/sample/files/7/")


def test_a_file_too_large_is_said_at_once(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "film.mp4"
    file.write_bytes(b"x" * 2_000_001)
    page.set_input_files("#files", str(file))
    page.wait_for_selector(".upload-note:has-text('too large')")
    assert sent("file") == []
