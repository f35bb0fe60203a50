"""Finding an area by any name, in any script, with slips."""

import pytest

from tirek.territory.models import Area
from tirek.territory.queries import search_areas

pytestmark = pytest.mark.usefixtures("areas")


@pytest.mark.parametrize(
    ("text", "kato"),
    [
        ("Сарыағаш", "615400000"),
        ("сарыагаш", "615400000"),
        ("Saryagash", "615400000"),
        ("Sarıağaş", "615400000"),
        ("Сарыагашский район", "615400000"),
        ("Сарыгаш", "615400000"),
        ("Шымкент", "790000000"),
        ("chimkent", "790000000"),
        ("Нур-Султан", "710000000"),
        ("Нурсултан", "710000000"),
        ("Капчагай", "191000000"),
        ("Усть-Каменогорск", "631000000"),
        ("Öskemen", "631000000"),
        ("Южно-Казахстанская область", "610000000"),
        ("Қызылорда обл", "430000000"),
        ("kizilorda", "430000000"),
        ("г. Семей", "101000000"),
    ],
)
def test_the_first_answer_is_the_area_meant(text: str, kato: str) -> None:
    assert search_areas(text)[0].area.kato == kato


@pytest.mark.parametrize("text", ["", "   ", "\x00", "😀", "-", "ъ"])
def test_nothing_is_found_for_nothing(text: str) -> None:
    assert search_areas(text) == []


def test_search_can_be_kept_inside_a_region() -> None:
    turkistan = Area.objects.get(kato="610000000")
    found = search_areas("Абай", within=turkistan.pk)
    assert all(each.area.kato.startswith("61") for each in found)
    assert search_areas("Абай")[0].area.kato == "100000000"


def test_a_found_area_says_where_it_lies() -> None:
    assert search_areas("Сарыағаш")[0].place == "Түркістан облысы"
