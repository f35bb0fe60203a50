"""Names of areas: their search keys, the abbreviations of the classifier written out, and an English form."""

import re
from collections.abc import Iterable
from typing import Protocol

from tirek.core.text import fold

SEPARATOR = "|"

_CYRILLIC = "абвгғдежзийкқлмнңопрстуұүфхһцчшщъыіьэәө"
_ENGLISH = "a b v g g d e zh z i i k k l m n n o p r s t u u u f kh h ts ch sh shch - y i - e a o"
_LETTERS = dict(zip(_CYRILLIC, _ENGLISH.split(" "), strict=True)) | {"ё": "yo", "ю": "yu", "я": "ya"}

# Ending of a Kazakh name in the classifier, what it stands for, what the English name ends in.
_KAZAKH = tuple(
    (re.compile(pattern, re.IGNORECASE), full, english)
    for pattern, full, english in (
        (r"\s*(?:атын|ат)\.\s?а\.о\.?$", " атындағы ауылдық округ", " rural district"),
        (r"\s*(?:атын|ат)\.\s?[ас]\.$", " атындағы ауыл", ""),
        (r"\s*(?:атын|ат)\.\s?а\.ә\.$", " атындағы аудан әкімдігі", " district administration"),
        (r"\s+а\.о\s?\.?$", " ауылдық округі", " rural district"),
        (r"\s+қ\.ә\.$", " қаласының әкімдігі", " town administration"),
        (r"\s+к\.ә\.$", " кентінің әкімдігі", " settlement administration"),
        (r"\s+а\.ә\.$", " ауылының әкімдігі", " village administration"),
        (r"\s+шар\.қож\.$", " шаруа қожалығы", " farm"),
        (r"\s+уч\.$", " учаскесі", ""),
        (r"\s+ст\.$", " стансасы", " station"),
        (r"\s+рзд\.$", " разъезі", " siding"),
        (r"\s+қ\.$", " қаласы", ""),
        (r"\s+к\.$", " кенті", ""),
        (r"\s+ж\.$", " жайлауы", " pasture"),
        (r"\s+а\.$", " ауылы", ""),
    )
)

_RUSSIAN = tuple(
    (re.compile(pattern, re.IGNORECASE), full)
    for pattern, full in (
        (r"^с\.о\.\s?им\.\s?", "сельский округ имени "),
        (r"^с\.о\.\s*", "сельский округ "),
        (r"\s+с\.о\.?$", " сельский округ"),
        (r"^с\.\s?им\.\s?", "село имени "),
        (r"^р\.а\.\s*", "районная администрация "),
        (r"\s+р\.а\.$", " районная администрация"),
        (r"^с\.а\.\s*", "сельская администрация "),
        (r"\s+с\.а\.$", " сельская администрация"),
        (r"^п\.а\.\s*", "поселковая администрация "),
        (r"\s+п\.а\.$", " поселковая администрация"),
        (r"\s+г\.а\.$", " городская администрация"),
        (r"^г\.\s*", "город "),
        (r"^с\.\s*", "село "),
        (r"^п\.\s*", "посёлок "),
        (r"^уч\.\s*", "участок "),
        (r"^ст\.\s*", "станция "),
        (r"^рзд\.\s*", "разъезд "),
        (r"^отг\.\s*", "отгон "),
    )
)


_ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_ORDER = {letter: 0x400 + place for place, letter in enumerate(_ALPHABET)}


class Named(Protocol):
    """Anything with a name in three languages."""

    @property
    def name_kk(self) -> str: ...
    @property
    def name_ru(self) -> str: ...
    @property
    def name_en(self) -> str: ...


def alphabetical(name: str) -> list[int]:
    """Sort key of a name by the Kazakh alphabet, in which the Russian and the English one keep their order."""
    return [_ORDER.get(letter, ord(letter)) for letter in name.lower()]


def search_keys(names: Iterable[Named]) -> str:
    """Every different folded name of an area, joined; former names find it too."""
    texts = [text for name in names for text in (name.name_kk, name.name_ru, name.name_en) if text]
    return SEPARATOR.join(dict.fromkeys(map(fold, texts)))


def full_kazakh(name: str) -> str:
    """A Kazakh name of the classifier with its abbreviation written out: «Қараауыл а.» → «Қараауыл ауылы»."""
    for pattern, full, _english in _KAZAKH:
        if pattern.search(name):
            return pattern.sub(full, name)
    return name


def full_russian(name: str) -> str:
    """A Russian name of the classifier with its abbreviation written out: «с.Карааул» → «село Карааул»."""
    for pattern, full in _RUSSIAN:
        if pattern.search(name):
            return pattern.sub(full, name)
    return name


def english(name: str) -> str:
    """The English form of a Kazakh name of the classifier: transliterated, the kind of area translated."""
    for pattern, _full, ending in _KAZAKH:
        if pattern.search(name):
            return latin(pattern.sub("", name)) + ending
    return latin(name)


def latin(text: str) -> str:
    """Kazakh or Russian Cyrillic in plain English letters, as on road signs: Сарыағаш → Saryagash."""
    return "".join(map(_latin_letter, text))


def _latin_letter(letter: str) -> str:
    plain = _LETTERS.get(letter.lower(), letter).strip("-") if letter != "-" else letter
    return plain if letter == letter.lower() else plain.capitalize()
