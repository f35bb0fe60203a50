"""Endings after numbers: held against whole numbers spelled out word by word and declined by another library."""

from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qazaq_inflector import QazaqNameInflector

from tirek.core.text import in_figures, with_ending
from tirek.core.text.numerals import TENS, UNITS, Case, ending_of, last_word

CASES = [case for case in get_args(Case) if case != "nominative"]
INFLECTOR = QazaqNameInflector()


def spelled(number: int) -> list[str]:
    """All words of a number below a milliard, the largest first."""
    if number >= 1_000_000:
        rest = [] if number % 1_000_000 == 0 else spelled(number % 1_000_000)
        return [*spelled(number // 1_000_000), "миллион", *rest]
    if number >= 1000:
        rest = [] if number % 1000 == 0 else spelled(number % 1000)
        return [*spelled(number // 1000), "мың", *rest]
    if number >= 100:
        rest = [] if number % 100 == 0 else spelled(number % 100)
        return [UNITS[number // 100], "жүз", *rest]
    if number >= 10:
        return [TENS[number // 10], *([UNITS[number % 10]] if number % 10 else [])]
    return [UNITS[number]]


@settings(max_examples=50, deadline=None)
@given(st.one_of(st.integers(0, 1200), st.integers(0, 1_000_000), st.integers(0, 1000).map(lambda n: n * 1000)))
def test_the_ending_is_that_of_the_last_word_spoken(number: int) -> None:
    spoken = spelled(number)[-1]
    assert last_word(number) == spoken
    for case in CASES:
        assert spoken + ending_of(spoken, case) == INFLECTOR.inflect(spoken, case), (number, case)


def test_every_word_a_number_can_end_with_in_every_case() -> None:
    words = [word for word in (*UNITS, *TENS, "жүз", "мың", "миллион", "миллиард") if word]
    wrong = [(w, c) for w in words for c in CASES if w + ending_of(w, c) != INFLECTOR.inflect(w, c)]
    assert not wrong


@pytest.mark.parametrize(
    ("number", "case", "text"),
    [
        (50, "ablative", "50-ден"),
        (1000, "ablative", "1000-нан"),
        (2023, "dative", "2023-ке"),
        (2026, "locative", "2026-да"),
        (1119, "genitive", "1119-дың"),
        (100, "accusative", "100-ді"),
        (40, "dative", "40-қа"),
        (7, "ablative", "7-ден"),
        (190_007, "accusative", "190\u202f007-ні"),
        (2_000_000, "ablative", "2\u202f000\u202f000-нан"),
        (Decimal("14.5"), "ablative", "14,5-тен"),
        (30, "instrumental", "30-бен"),
    ],
)
def test_numbers_take_the_ending_they_are_spoken_with(number: int, case: Case, text: str) -> None:
    assert with_ending(number, case) == text


def test_each_language_groups_digits_its_own_way() -> None:
    assert [in_figures(7639, language) for language in ("kk", "ru", "en")] == ["7639", "7639", "7,639"]
    assert [in_figures(190_007, language) for language in ("kk", "ru", "en")] == ["190\u202f007"] * 2 + ["190,007"]
    assert [in_figures(14.5, language) for language in ("kk", "en")] == ["14,5", "14.5"]
    assert in_figures(16.0) == "16"
