"""A reader whose old phone runs no scripts: the public pages are light, whole and of use."""

import pytest
from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE, Language

ROOMS = (
    "/", "/offices/", "/services/", "/calls/", "/events/", "/tours/", "/open-data/", "/mediators/", "/about/", "/news/",
)  # fmt: skip
HEAVIEST = 60_000
"""Bytes of a page's HTML, not packed."""
REMARK = "Оказывается, можно и без скриптов."


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_public_pages_are_light_and_whole_without_scripts(visit: Visit, language: Language) -> None:
    reader = visit(language=language, width=PHONE, scripts=False)
    for room in ROOMS:
        assert len(reader.text_of(room).encode()) <= HEAVIEST, room
        assert reader.open(room).status == 200
        assert reader.page.locator("main h1").count() == 1, room
        reader.look()
    first = reader.page.locator("main article h2 a").first
    reader.follow(first)
    assert len(reader.text_of(reader.path).encode()) <= HEAVIEST
    address = reader.path
    reader.follow(reader.page.locator("#reactions button").first)
    assert reader.page.locator("#reactions button[aria-pressed=true]").count() == 1
    if language == "ru":  # five comments an hour from one address: the other journeys write some too
        reader.fill(name="Оқырман", text=REMARK)
        reader.press("#comments form:has([name=text])")
        assert reader.path.startswith("/comments/mine/")
        reader.open(address)
        assert REMARK not in reader.page.inner_text("main"), "nobody has read it yet"
