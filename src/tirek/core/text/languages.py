"""A cheap guess at the language of a text: which letters it has, and which small words."""

import re

from babel import Locale
from django.utils.translation import get_language

from .lexicon import read_words

_KAZAKH_LETTERS = frozenset("әғқңөұүһі")
_RUSSIAN_LETTERS = frozenset("ёщъэ")
_CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]")
_KAZAKH_LATIN = re.compile(r"[äğñöşūüıá]|q(?!u)")
_LATIN = re.compile(r"[a-z]")
_WORD = re.compile(r"[^\W\d_]+")
_KAZAKH = frozenset(read_words("small_words_kk.txt"))
_RUSSIAN = frozenset(read_words("small_words_ru.txt"))
_ENGLISH = frozenset(read_words("small_words_en.txt"))
_RUSSIAN_ENDINGS = (
    "ого",
    "его",
    "ние",
    "ния",
    "ться",
    "ешь",
    "ить",
    "ать",
    "ый",
    "ий",
    "ая",
    "ые",
    "ость",
    "ции",
    "ов",
    "ами",
)
_KAZAKH_ENDINGS = ("лар", "дар", "тар", "лер", "дер", "тер", "ның", "дан", "ден", "ады", "еді", "мын")


def language_name(code: str) -> str:
    """The name of a language in the language of the interface, by CLDR, with a capital; the code where it has none."""
    name = str(Locale((get_language() or "kk")[:2]).languages.get(code, ""))
    return name[:1].upper() + name[1:] or code


def language_of(text: str) -> str | None:
    """``kk``, ``ru``, ``en`` or None when there are too few letters or no sign. The first 2000 characters decide."""
    text = text[:2000].lower()
    words = _WORD.findall(text)
    cyrillic, roman = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    if cyrillic + roman < 2:
        return None
    if roman > cyrillic:
        return _of_latin(text, words)
    return _of_cyrillic(text, words)


def _of_latin(text: str, words: list[str]) -> str | None:
    english = sum(word in _ENGLISH for word in words)
    kazakh = len(_KAZAKH_LATIN.findall(text))
    if kazakh > english:
        return "kk"
    return "en" if english else None


def _of_cyrillic(text: str, words: list[str]) -> str | None:
    kazakh = 2 * sum(char in _KAZAKH_LETTERS for char in text) + sum(map(_sounds_kazakh, words))
    russian = 2 * sum(char in _RUSSIAN_LETTERS for char in text) + sum(map(_sounds_russian, words))
    if kazakh == russian:
        return None
    return "kk" if kazakh > russian else "ru"


def _sounds_kazakh(word: str) -> int:
    return 3 * (word in _KAZAKH) + word.endswith(_KAZAKH_ENDINGS)


def _sounds_russian(word: str) -> int:
    return 3 * (word in _RUSSIAN) + 2 * word.endswith(_RUSSIAN_ENDINGS)
