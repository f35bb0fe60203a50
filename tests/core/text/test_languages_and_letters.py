"""Alphabets, language guessing and the endings of letters."""

import pytest

from tirek.core.text import cyrillic, decline, language_of, latin, plural_kk, possessed


@pytest.mark.parametrize(
    ("kazakh", "roman"),
    [
        ("Қазақстан Республикасы", "Qazaqstan Respublikasy"),
        ("Қазақ тілі", "Qazaq tılı"),
        ("Қайрат", "Qairat"),
        ("Айгүл", "Aigül"),
        ("Шымкент ШЫМКЕНТ", "Şymkent ŞYMKENT"),
        ("ІЛІМ Ілім Илияс", "ILIM Ilım İliias"),
        ("Маңғыстау ұлы үй һәм", "Mañğystau ūly üi häm"),
        ("Цирк ЦИРК", "Tsirk TSİRK"),
    ],
)
def test_latin(kazakh: str, roman: str) -> None:
    assert latin(kazakh) == roman


def test_cyrillic_guess() -> None:
    assert cyrillic("Qazaq tılı") == "қазақ тілі"
    assert cyrillic("Qairat") == "қайрат"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Менің балама балабақшадан орын керек", "kk"),
        ("Отбасында төрт бала бар", "kk"),
        ("Бала болады", "kk"),
        ("Qazaq tılı", "kk"),
        ("Прошу помочь с местом в детском саду", "ru"),
        ("Дом аварийный", "ru"),
        ("У меня нет воды", "ru"),
        ("Please help with the roof", "en"),
        ("123", None),
        ("🎉", None),
        ("", None),
    ],
)
def test_language_of(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_names_and_nouns_in_letters() -> None:
    assert decline("Айгүл", "dative") == "Айгүлге"
    assert decline("Серік", "accusative") == "Серікті"
    assert decline("Алматы", "locative") == "Алматыда"
    assert plural_kk("кеңес") == "кеңестер"
    assert possessed("халық", "genitive") == "халқының"
    assert possessed("кітап") == "кітабы"
