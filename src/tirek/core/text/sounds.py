"""Sounds of Kazakh as the endings need them: vowel harmony, the class of a last letter, voiced finals."""

from functools import lru_cache

BACK, FRONT, EITHER = "back", "front", "either"

_BACK_VOWELS = frozenset("аоұыя")
_FRONT_VOWELS = frozenset("әеөүіэ")
_LOAN_LETTERS = frozenset("ёюьъ")
VOWELS = frozenset("аәеоөыіүұэяё")
SYLLABIC = VOWELS | frozenset("иую")
_CLASS = {
    **dict.fromkeys(VOWELS, "v"),
    **dict.fromkeys("рйуию", "g"),
    "л": "l",
    **dict.fromkeys("мнң", "n"),
    **dict.fromkeys("зж", "z"),
}
_TO_FRONT = str.maketrans("аығқ", "еігк")
_DEVOICED = {"б": "п", "г": "к", "ғ": "қ"}


@lru_cache(maxsize=100_000)
def harmony(stem: str) -> str:
    """Whether ``stem`` takes back or front endings.

    A loan may take either: one with a soft sign, ё, ю or -ев, and one whose last vowel is и or у after a back vowel
    (ноутбугі, but тарихы).
    """
    if stem[-1] in "ьъ" or stem.endswith(("ев", "ёв")):
        return EITHER
    neutral = False
    for letter in reversed(stem):
        if letter in _BACK_VOWELS:
            return EITHER if neutral else BACK
        if letter in _FRONT_VOWELS:
            return FRONT
        if letter in _LOAN_LETTERS:
            return EITHER
        neutral = neutral or letter in "иу"
    return EITHER


def letter_class(stem: str) -> str:
    """v vowel, g glide or р, l л, n nasal, z з ж, t the rest (voiceless, and б в г д, spoken voiceless at the end)."""
    last = stem[-1]
    if last in "ьъ" and len(stem) > 1:
        last = stem[-2]
    return _CLASS.get(last, "t")


def fronted(ending: str) -> str:
    """The front twin of a back ending: ған → ген."""
    return ending.translate(_TO_FRONT)


def devoiced(stem: str) -> str:
    """The stem before its last sound was voiced: кітаб → кітап, балығ → балық."""
    return stem[:-1] + _DEVOICED[stem[-1]] if stem[-1] in _DEVOICED else stem


def has_vowel(stem: str) -> bool:
    return not SYLLABIC.isdisjoint(stem)
