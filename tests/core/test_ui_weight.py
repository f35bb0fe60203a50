"""The promise of design.md: the first page within 150 kB over the network, each page after it within 25 kB."""

from pathlib import Path
from typing import Any

import brotli
import pytest
from django.test import Client

from tirek.core.ui import navigation

pytestmark = pytest.mark.urls("tests.core.ui_urls")
VENDOR = Path(__file__).resolve().parents[2] / "src/tirek/core/static/vendor"
KAZAKH_FONTS = ("latin", "cyrillic", "cyrillic-ext")


def packed(data: bytes) -> int:
    return len(brotli.compress(data, quality=5))


@pytest.fixture
def page(client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch) -> bytes:
    monkeypatch.setattr(navigation, "shell", navigation.Shell())
    settings.DEMO = True
    return client.get("/design/").content


def test_the_assets_are_built() -> None:
    assert (VENDOR / "tirek.css").exists(), "run `npm run build` (or `tirek assets`) first"


def test_the_first_page_is_light(page: bytes) -> None:
    texts = [VENDOR / name for name in ("tirek.css", "tirek.js", "htmx.js", "icons.svg")]
    texts += list((VENDOR.parent / "core").glob("*.svg"))
    fonts = sum((VENDOR / f"fonts/inter-{subset}.woff2").stat().st_size for subset in KAZAKH_FONTS)
    assert packed(page) + sum(packed(path.read_bytes()) for path in texts) + fonts <= 150_000


def test_the_largest_of_our_pages_is_within_what_a_next_page_may_weigh(page: bytes) -> None:
    assert packed(page) <= 25_000
