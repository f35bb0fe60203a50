"""Kazakh endings for what a letter or a report puts into a sentence: names and nouns. Those of numbers: ``numerals``.

Declension is qazaq-inflector's; we add what it lacks: nouns that drop a vowel (халқының).
"""

from functools import cache

from qazaq_inflector import QazaqNameInflector

from .lexicon import vowel_droppers
from .numerals import Case


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
