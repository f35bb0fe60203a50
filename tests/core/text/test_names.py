"""Keys and likeness of personal names."""

import pytest

from tirek.core.text import name_keys, name_similarity


def test_keys_hold_the_double_name_and_its_parts() -> None:
    assert name_keys("Тоқаев Қасым-Жомарт") == ["tokaev", "kasimjomart", "kasim", "jomart"]
    assert name_keys("") == name_keys(" - ") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Нұрланов Қайрат", "Kairat Nurlanov"),
        ("Нұрланов Қайрат Серікұлы", "Нурланов Кайрат"),
        ("Тоқаев Қасым-Жомарт", "Tokayev Kassym Zhomart"),
        ("Әбдірахманова Гүлнар", "Абдрахманова Гульнара"),
        ("Нұрланов Қайрат", "Нұрланов Қ."),
        ("Сәрсенбаева Айгүл", "Сарсенбаева Айгуль Маратовна"),
    ],
)
def test_alike(one: str, other: str) -> None:
    assert name_similarity(one, other) >= 0.85


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Нұрланов Қайрат", "Нұрланов Марат"),
        ("Серікова Айгүл", "Серікова Айгерім"),
        ("Ахметов Ерлан", "Омаров Дәурен"),
    ],
)
def test_unlike(one: str, other: str) -> None:
    assert name_similarity(one, other) < 0.85


def test_one_letter_apart_is_likely_a_typing_error_but_never_certain() -> None:
    assert 0.85 < name_similarity("Ахметов Ерлан", "Ахметов Ержан") < 0.95


def test_bounds_and_symmetry() -> None:
    assert name_similarity("Қайрат", "Kairat") == 1.0
    assert name_similarity("", "Қайрат") == 0.0
    assert name_similarity("Ахметов Ерлан", "Ерлан Ахмет") == name_similarity("Ерлан Ахмет", "Ахметов Ерлан")
