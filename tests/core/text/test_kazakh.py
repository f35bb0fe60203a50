"""The stemmer measured: forms meet their base word, unrelated words do not.

The lists and their history are beside this file.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tirek.core.text import terms
from tirek.core.text.kazakh import stem, stems
from tirek.core.text.lexicon import read_words

HERE = Path(__file__).parent


def _lines(name: str) -> Iterator[tuple[str, str]]:
    """(part, line) of a word list; a part begins with ``# ---``."""
    part = ""
    for line in (HERE / name).read_text("utf-8").splitlines():
        if line.startswith("# --- "):
            part = line[6:]
        elif line and not line.startswith("#"):
            yield part, line


def _found(name: str, part: str) -> float:
    """The share of forms that have a term in common with their base word."""
    results = []
    for its_part, line in _lines(name):
        if its_part == part:
            base, forms = line.split(":")
            results += [not set(terms(base)).isdisjoint(terms(form)) for form in forms.split()]
    return sum(results) / len(results)


@pytest.mark.parametrize(
    ("name", "part", "least"),
    [
        ("kazakh_seen.txt", "nominals", 0.99),
        ("kazakh_seen.txt", "verbs", 0.98),
        ("kazakh_held_out.txt", "nominals", 0.95),
        ("kazakh_held_out.txt", "verbs", 0.85),
    ],
)
def test_forms_meet_their_base_word(name: str, part: str, least: float) -> None:
    assert _found(name, part) >= least


@pytest.mark.parametrize("pair", [line for _part, line in _lines("different.txt")])
def test_unrelated_words_share_no_term(pair: str) -> None:
    one, other = pair.split()
    assert set(terms(one)).isdisjoint(terms(other))


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("халқының", "халық"), ("кітабы", "кітап"), ("орнында", "орын"), ("қаладағылардың", "қала"),
        ("балаларымыздың", "бала"), ("үйге", "үй"), ("мектептегі", "мектеп"), ("әкімдігіне", "әкімдік"),
        ("жүрегім", "жүрек"), ("Түркістандағы", "түркістан"), ("маған", "мен"), ("жылғы", "жыл"),
        ("шықты", "шық"), ("шығады", "шық"), ("оқиды", "оқ"), ("оқымаған", "оқ"), ("сөйлемейді", "сөйле"),
        ("бармады", "бар"), ("тауып", "тап"), ("қояды", "қой"),
    ],
)  # fmt: skip
def test_stem(form: str, base: str) -> None:
    assert base in stems(form.lower())


def test_a_passive_is_found_by_its_plain_verb() -> None:
    assert "жаз" in stems("жазылған")


@pytest.mark.parametrize("name", ["protected.txt", "places.txt"])
def test_protected_words_stay_themselves(name: str) -> None:
    assert [word for word in read_words(name) if word not in stems(word)] == []


def test_unknown_words_end_at_one_stem() -> None:
    forms = ["квадрокоптер", "квадрокоптерлер", "квадрокоптерлердің", "квадрокоптерге", "квадрокоптері"]
    assert {stem(form) for form in forms} == {"квадрокоптер"}


def test_odd_words_do_no_harm() -> None:
    for word in ("", "ң", "ыыы", "ьь", "у", "ю", "я", "ятын", "итын", "а" * 500, "ларларлар", "ның"):
        assert isinstance(stems(word), tuple)
