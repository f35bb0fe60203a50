"""Kazakh endings for what a letter or a report puts into a sentence: names, nouns, figures.

Declension is qazaq-inflector's; we add what it lacks: nouns that drop a vowel (халқының), figures (2023-ке),
counted things.
"""

from functools import cache
from typing import Literal

from qazaq_inflector import QazaqNameInflector

from .lexicon import vowel_droppers

Case = Literal["nominative", "genitive", "dative", "accusative", "locative", "ablative", "instrumental"]

_UNITS = ("нөл", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
_TENS = ("", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан")
_POWERS = ((9, "миллиард"), (6, "миллион"), (3, "мың"), (2, "жүз"))


@cache
def _inflector() -> QazaqNameInflector:
    return QazaqNameInflector()


def decline(name: str, case: Case) -> str:
    """A name, full name or noun in a case: Айгүл, dative → Айгүлге."""
    declined: str | None = _inflector().inflect(name, case)
    return declined or name


def plural_kk(noun: str) -> str:
    """The plural of a noun: кеңес → кеңестер. After a figure Kazakh uses the singular."""
    plural: str = _inflector().pluralize(noun)
    return plural


def possessed(noun: str, case: Case = "nominative") -> str:
    """A noun owned by a third person, in a case: халық, genitive → халқының; кеңес → кеңесі."""
    lower = noun.lower()
    if lower not in vowel_droppers().values():
        owned: str = _inflector().possessive(noun, "3", case)
        return owned
    front = not set("әеөүі").isdisjoint(lower)
    return noun[:-2] + noun[-1] + ("і" if front else "ы") + _AFTER_THIRD[case][front]


_AFTER_THIRD: dict[Case, tuple[str, str]] = {
    "nominative": ("", ""),
    "genitive": ("ның", "нің"),
    "dative": ("на", "не"),
    "accusative": ("н", "н"),
    "locative": ("нда", "нде"),
    "ablative": ("нан", "нен"),
    "instrumental": ("мен", "мен"),
}


def counted(number: int, noun: str, case: Case = "nominative") -> str:
    """A figure with what it counts: 190007, адам, accusative → 190 007 адамды (spaces do not break)."""
    return f"{_grouped(number)}\u00a0{decline(noun, case)}"


def figure(number: int, case: Case) -> str:
    """A figure with the ending its spoken form takes: 50, ablative → 50-ден; 1000 → 1000-нан; 2023, dative →
    2023-ке.
    """
    spoken = _last_word(number)
    declined = decline(spoken, case)
    return f"{number}-{declined[len(spoken) :]}" if declined != spoken else str(number)


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")


def _last_word(number: int) -> str:
    """The last word of a number as it is spoken, which decides the ending."""
    number = abs(number)
    if number % 10 or number == 0:
        return _UNITS[number % 10]
    if number % 100:
        return _TENS[number // 10 % 10]
    return next(word for power, word in _POWERS if number % 10**power == 0)
