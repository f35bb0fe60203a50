"""The public pages: every one opens, follows the day, and costs the same whatever it shows."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tirek.core.ui.tiles import said_of
from tirek.territory.models import Area, Reform
from tirek.territory.queries import area_choices, country_map, geography, regions

pytestmark = pytest.mark.usefixtures("areas")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(
    "path",
    [
        "/areas/",
        "/areas/?on=2019-03-01",
        "/areas/?q=сарыагаш",
        "/areas/?q=zzzzzz",
        "/areas/610000000/",
        "/areas/610000000/?on=2018-01-01",
        "/areas/711610000/?on=2019-03-01",
        "/areas/000000000/",
        "/areas/reforms/",
        "/areas/reforms/?on=2018-01-01",
        "/areas/reforms/abai-jetisu-ulytau-2022/",
        "/areas/reforms/shymkent-turkistan-2018/",
        "/areas/suggestions/?area_text=сарыагаш",
    ],
)
def test_pages_open_in_three_languages(client: Client, path: str, language: str) -> None:
    assert client.get(path, headers={"accept-language": language}).status_code == 200


def test_directory_shows_the_country_of_the_day(client: Client) -> None:
    then = client.get("/areas/?on=2019-03-01").content.decode()
    now = client.get("/areas/").content.decode()
    assert "Ұлытау облысы" not in then
    assert "Ұлытау облысы" in now
    assert "/areas/610000000/?on=2019-03-01" in then


def test_area_page_shows_former_names_and_parents(client: Client) -> None:
    page = client.get("/areas/790000000/").content.decode()
    assert "Түркістан облысы" in page
    assert "Оңтүстік Қазақстан облысы" in client.get("/areas/610000000/").content.decode()


def test_reform_page_lists_every_moved_area(client: Client) -> None:
    page = client.get("/areas/reforms/abai-jetisu-ulytau-2022/").content.decode()
    for step in Reform.objects.get(code="abai-jetisu-ulytau-2022").steps.select_related("area"):
        assert step.area.name_kk in page


@pytest.mark.parametrize("path", ["/areas/?on=yesterday", "/areas/?on=0001-01-01", "/areas/?on=99999-01-01"])
def test_a_wrong_day_shows_today_with_the_reason(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert response.context["day"].is_today
    assert response.context["day"].form.errors["on"]


@pytest.mark.parametrize(
    "path", ["/areas/999999999/", "/areas/nonsense/", "/areas/reforms/none/", "/areas/1/", "/areas/٣٣٣٣٣٣٣٣٣/"]
)
def test_what_is_not_there_is_404(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE territory_area; --", "<script>alert(1)</script>", "😀", "\u202eabc", "\x00"]
)
def test_odd_searches_find_nothing_and_break_nothing(client: Client, text: str) -> None:
    response = client.get("/areas/", {"q": text})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_page_of_a_large_area_costs_as_many_queries_as_of_a_small_one(client: Client) -> None:
    client.get("/areas/615400000/")
    counts = []
    for kato in ("615400000", "620000000", "630000000"):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(f"/areas/{kato}/")
        counts.append(len(queries))
    assert len(set(counts)) == 1


@pytest.mark.parametrize(("day", "count"), [(date(2018, 1, 1), 16), (date(2019, 3, 1), 17), (date(2026, 1, 1), 20)])
def test_every_region_has_a_tile_of_its_own(day: date, count: int) -> None:
    tiles = country_map(day, {}, lambda region: region.iso).tiles
    assert len(tiles) == count
    assert len({(tile["column"], tile["row"]) for tile in tiles}) == count
    assert len({tile["code"] for tile in tiles}) == count


def test_what_is_kept_back_is_not_called_unknown() -> None:
    some, other, *_rest = regions(date(2026, 1, 1))
    tiles = country_map(date(2026, 1, 1), {some.id: 7}, lambda region: region.iso, said={other.id: "<5"}).tiles
    words = {tile["label"]: said_of(tile) for tile in tiles}
    assert (words[some.name], words[other.name]) == ("7", "<5")
    assert len({*words.values()}) == 3


def test_choices_hold_every_district_once_under_its_region() -> None:
    groups = area_choices(date(2026, 1, 1))
    assert len(groups) == 20
    keys = [key for _region, choices in groups for key, _name in choices]
    assert len(keys) == len(set(keys)) == 228
    assert set(keys) == {str(area.id) for area in geography(date(2026, 1, 1)).districts}
    assert Area.objects.filter(pk__in=keys).count() == 228
