"""One English string has one translation: Django merges the catalogues of all apps, and the first app's word would win.

Where a word means two things the code says so with a context (`pgettext`, `{% translate … context … %}`).
Letters that only look alike (Latin `a` in a Cyrillic word) break search and reading aloud: no word mixes alphabets.
Endings of Kazakh words depend on the word before them, so none is glued to a variable.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tirek.portal.cli.catalogues import LANGUAGES, all_catalogues

ROOT = Path(__file__).parents[2]
WRITTEN = sorted(
    path
    for pattern in ("docs/guide/*.md", "src/tirek/*/data/*.csv", "src/tirek/portal/demo/data/*.toml")
    for path in ROOT.glob(pattern)
)
MIXED = re.compile(r"\b(?:[^\W\d_]*[A-Za-z][Ѐ-ӿ]|[^\W\d_]*[Ѐ-ӿ][A-Za-z])[^\W\d_]*")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
SUFFIXED = re.compile(r"(?:%\(\w+\)s|\{\w*\})[Ѐ-ӿ]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_string_has_one_translation_in_all_apps(language: str) -> None:
    said: dict[object, dict[object, list[str]]] = defaultdict(lambda: defaultdict(list))
    for app, key, translation in _messages(language):
        said[key][translation].append(app)
    torn = {key: dict(words) for key, words in said.items() if len(words) > 1}
    assert not torn, "\n".join(f"{key}: {words}" for key, words in torn.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_catalogues_mixes_alphabets(language: str) -> None:
    mixed = [(app, word) for app, _key, text in _messages(language) for word in mixed_words(str(text))]
    assert not mixed, mixed


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_no_word_of_guides_and_data_mixes_alphabets(path: Path) -> None:
    assert not mixed_words(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_ending_is_glued_to_a_variable(language: str) -> None:
    glued = [(app, text) for app, _key, text in _messages(language) if SUFFIXED.search(str(text))]
    assert not glued, glued


def test_a_mixed_word_is_noticed() -> None:
    assert mixed_words("Сериковa") == ["Сериковa"]
    assert mixed_words("PIN-код, Tirek пен %(n)sкүн") == []
    assert SUFFIXED.search("%(name)sға жіберілді")


def mixed_words(text: str) -> list[str]:
    """The words of a text that hold both Latin and Cyrillic letters; placeholders are no words."""
    return MIXED.findall(PLACEHOLDER.sub(" ", text))


def _messages(language: str) -> Iterator[tuple[str, object, object]]:
    """App, string with its context, and translation, of every catalogue of one language."""
    for catalogue in all_catalogues():
        if catalogue.language == language:
            yield from ((catalogue.app, (one.id, one.context), one.string) for one in catalogue.read() if one.id)
