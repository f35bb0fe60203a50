"""The menu shows what the actor may open; switches work without JavaScript; error pages need nothing."""

from typing import Any
from uuid import UUID

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation

from tirek.core.actor import ANONYMOUS, Actor
from tirek.core.core_permissions import CorePermission
from tirek.core.ui import navigation, tiles
from tirek.core.ui.navigation import NavEntry

pytestmark = pytest.mark.urls("tests.core.ui_urls")
SOMEBODY = Actor(user_id=UUID(int=1), name="Сынақ Үлгіқызы")


@pytest.fixture(autouse=True)
def bare_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "shell", navigation.Shell())


@pytest.fixture
def menu(bare_shell: None) -> None:
    navigation.add(
        NavEntry("Later", "ui:theme", "moon", order=20),
        NavEntry("Start", "ui:design", "home", order=1, prefix="/"),
        NavEntry("Closed", "ui:language", "lock", permissions=(CorePermission.VIEW_AUDIT,)),
        NavEntry("Public", "ui:design", "world", public=True),
    )


@pytest.mark.usefixtures("menu")
def test_the_menu_is_what_the_actor_may_open_in_order() -> None:
    assert [link.label for link in navigation.links_for(SOMEBODY, "/design/")] == ["Start", "Later"]
    assert navigation.links_for(ANONYMOUS, "/") == []


@pytest.mark.usefixtures("menu")
def test_the_public_menu_is_everybodys() -> None:
    assert [link.label for link in navigation.links_for(ANONYMOUS, "/", public=True)] == ["Public"]


@pytest.mark.usefixtures("menu")
@pytest.mark.parametrize(("path", "current"), [("/", "Start"), ("/theme/", "Later"), ("/elsewhere/", None)])
def test_the_longest_prefix_is_current(path: str, current: str | None) -> None:
    marked = [link.label for link in navigation.links_for(SOMEBODY, path) if link.current]
    assert marked == ([current] if current else [])


@pytest.mark.usefixtures("menu")
def test_registering_twice_changes_nothing() -> None:
    before = list(navigation.shell.entries)
    navigation.add(before[0])
    assert navigation.shell.entries == before


def test_language_is_remembered_and_the_page_kept(client: Client) -> None:
    answer = client.post("/language/", {"language": "ru", "next": "/design/?page=2"})
    assert (answer.status_code, answer["Location"]) == (303, "/design/?page=2")
    assert answer.cookies["language"].value == "ru"


def test_theme_is_remembered_and_forgotten(client: Client) -> None:
    answer = client.post("/theme/", {"theme": "dark", "next": "/design/"})
    assert (answer.status_code, answer["Location"]) == (303, "/design/")
    assert answer.cookies["theme"].value == "dark"
    assert client.post("/theme/", {"theme": "auto", "next": "/"}).cookies["theme"].value == ""


def test_nobody_is_sent_to_another_site(client: Client) -> None:
    assert client.post("/theme/", {"theme": "dark", "next": "https://evil.example/"})["Location"] == "/"


def test_switches_only_answer_to_posts(client: Client) -> None:
    assert client.get("/theme/").status_code == client.get("/language/").status_code == 405


def test_the_theme_cookie_marks_the_page(client: Client, settings: Any) -> None:
    settings.DEMO = True
    client.cookies["theme"] = "dark"
    assert 'data-bs-theme="dark"' in client.get("/design/").content.decode()
    client.cookies["theme"] = '"><script>'
    assert "data-bs-theme" not in client.get("/design/").content.decode()


@pytest.mark.parametrize("code", ["500", "503"])
def test_failure_pages_stand_alone_in_three_languages(code: str) -> None:
    html = render_to_string(f"errors/{code}.html")
    assert 'lang="kk"' in html
    assert 'lang="ru"' in html
    assert 'lang="en"' in html


@pytest.mark.parametrize("code", ["403", "404", "429"])
def test_error_pages_draw_without_a_database(code: str, rf: Any) -> None:
    with translation.override("en"):
        html = render_to_string(f"errors/{code}.html", {"reason": "Because."}, rf.get("/"))
    assert code in html
    assert "Start page" not in html.split("<main")[0]
    assert ("Because." in html) == (code != "404")  # only those two are told why


def test_tiles_without_figures_have_no_colour() -> None:
    drawn = tiles.laid_out([{"code": "A", "label": "A", "value": None, "column": 3, "row": 2, "url": "#"}])
    assert drawn["tiles"][0]["step"] == 0
    assert (drawn["tiles"][0]["x"], drawn["width"]) == (6, 96)


def test_the_largest_value_has_the_deepest_colour() -> None:
    assert tiles.step_of(9, tiles.bounds([9])) == 5
    assert [tiles.step_of(v, tiles.bounds([1, 2, 3, 4, 5])) for v in (0, 1, 2, 3, 4, 5)] == [0, 1, 2, 3, 4, 5]


def test_one_large_city_does_not_pale_the_rest() -> None:
    limits = tiles.bounds([1, 2, 3, 4, 1000])
    assert len({tiles.step_of(v, limits) for v in (1, 2, 3, 4)}) == 4
