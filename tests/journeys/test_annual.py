"""The annual report of 2023: opened from a sentence of the article down to one event; its words changed, an edition
published by two people, and the first one still there to be read."""

import json
from pathlib import Path

import pytest
from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE, Language, Visitor
from typer.testing import CliRunner

from tirek.reports.cli_sheets import app

ARTICLE, REPORT = "/annual/2023/article/", "/annual/2023/"
SENTENCES = {"kk": ("6358", "190\u202f007\u00a0адамды"), "ru": ("6358\u00a0мероприятий", "190\u202f007\u00a0человек")}
REACHED = "main a[href*='/figures/elders_reached/']"
WORDS = {"kk": "Ақсақалдар {elders_events|іс-шара|табыс} өткізді.", "ru": "Старейшины: {elders_events}."}
REASONS = {"kk": "Тараудың мәтіні анықталды", "ru": "Уточнён текст раздела"}


@pytest.mark.parametrize(("language", "width"), [("kk", PHONE), ("ru", 1280)])
def test_a_sentence_opens_down_to_one_event(visit: Visit, language: Language, width: int) -> None:
    reader = visit("coordinator", language=language, width=width)
    reader.open(ARTICLE)
    reader.look()
    text = reader.page.inner_text("main article")
    assert all(part in text for part in SENTENCES[language]), text[:800]
    reader.click(REACHED)
    reader.look()
    assert "190" in reader.page.inner_text("main .stat-value")
    assert _addresses(reader, ".chart a") >= _addresses(reader, "main table a") > set(), "bars lead on"
    reader.click("main a[href*='/reports/elders_reached/records/']")
    reader.look()
    reader.click("main tbody th a")
    assert reader.path.startswith(("/events/", "/event-work/")), reader.path
    reader.look()
    assert "2023" in reader.page.inner_text("main")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_words_change_around_figures_and_two_people_publish_them(
    visit: Visit, language: Language, tmp_path: Path
) -> None:
    author, second, stranger = visit("coordinator", language=language), visit("head.0001"), visit(language=language)
    author.page.set_default_timeout(60_000)  # proposing computes the whole year
    _write(author, language)
    author.open("/annual/2023/publication/")
    author.look()
    author.press()
    assert author.page.locator(".field-error, .error-summary").count(), "a later edition says why"
    author.fill(reason=REASONS[language])
    author.press()
    author.look()
    assert author.page.locator("form[action$='/approval/']").count() == 0, "nobody publishes alone"
    assert stranger.status_of(author.path) == 404
    second.open(author.path)
    second.look()
    second.click("form[action$='/approval/'] button")
    stranger.open(second.path)
    stranger.look()
    assert REASONS[language] in stranger.page.inner_text("main")
    _prove(stranger, tmp_path)
    stranger.open(f"{REPORT}?version=1")
    stranger.look()
    assert stranger.page.locator("main a[href='?version=1']").count() == 1


def _addresses(reader: Visitor, links: str) -> set[str]:
    found: list[str] = reader.page.locator(links).evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return set(found)


def _write(author: Visitor, language: Language) -> None:
    """First with a figure nobody knows: it comes back at its language."""
    author.open("/annual/2023/words/activities/")
    author.look()
    author.fill(**{language: WORDS[language] + " {no_such}"})
    author.press()
    assert "no_such" in author.page.inner_text(f"#id_{language}_error")
    author.look()
    author.fill(**{language: WORDS[language]})
    author.press()
    author.open("/annual/2023/chapters/activities/?draft=1")
    author.look()
    assert "6358" in author.page.inner_text("main .prose")


def _prove(reader: Visitor, folder: Path) -> None:
    """The file of the edition, checked without a network; one changed figure is named."""
    told = json.loads(reader.context.request.get(f"{reader.path}file.json").text())
    file = folder / "annual.json"
    for change, status in ((None, 0), ("6359", 1)):
        if change:
            cell = next(one for one in told["document"]["cells"] if one["indicator"] == "elders_events")
            cell["total"]["value"] = change
        file.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        found = CliRunner().invoke(app, ["verify", str(file), "--key", told["public_key"]])
        assert found.exit_code == status, found.output
        assert status == 0 or "cell elders_events" in found.output
