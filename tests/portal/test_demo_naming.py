"""How the demo calls offices after their areas."""

import pytest

from tirek.portal.demo.naming import office_names, russian_of


@pytest.mark.parametrize(
    ("name", "genitive"),
    [
        ("город Астана", "города Астаны"),
        ("город Арысь", "города Арыси"),
        ("город Рудный", "города Рудного"),
        ("город Семей", "города Семея"),
        ("город Уральск", "города Уральска"),
        ("город Алматы", "города Алматы"),
        ("город Актобе", "города Актобе"),
        ("область Абай", "области Абай"),
        ("район Байдибека", "района Байдибека"),
        ("Келесский район", "Келесского района"),
        ("Туркестанская область", "Туркестанской области"),
    ],
)
def test_the_russian_genitive_of_an_area(name: str, genitive: str) -> None:
    assert russian_of(name) == genitive


def test_an_office_is_called_after_its_area_in_three_languages() -> None:
    assert office_names("Арыс қаласы", "город Арысь", "Arys", 2) == {
        "name_kk": "Арыс қаласының № 2 қабылдау бөлмесі",
        "name_ru": "Приёмная № 2 города Арыси",
        "name_en": "Arys reception office No. 2",
    }
