"""Kazakh endings after a number in figures, by the last word it is spoken with: 50-ден, 1000-нан, 190 007-ні.

The rule knows the vowels and the last sound of a word, no list of numbers beyond their names.
"""

from decimal import Decimal
from typing import Literal

from .endings import ANY
from .sounds import BACK, fronted, harmony, letter_class

Case = Literal["nominative", "genitive", "dative", "accusative", "locative", "ablative", "instrumental"]
Number = int | float | Decimal

UNITS = ("нөл", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
TENS = ("", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан")
POWERS = ((9, "миллиард"), (6, "миллион"), (3, "мың"), (2, "жүз"))
THIN = "\u202f"
GROUPED_FROM = 10_000
_VOICED = "glz"
# Ending with back vowels → the classes of letter it stands after (``sounds.letter_class``).
_AFTER: dict[Case, tuple[tuple[str, str], ...]] = {
    "genitive": (("ның", "vn"), ("дың", _VOICED), ("тың", "t")),
    "dative": (("қа", "t"), ("ға", ANY)),
    "accusative": (("ны", "v"), ("ты", "t"), ("ды", ANY)),
    "locative": (("та", "t"), ("да", ANY)),
    "ablative": (("нан", "n"), ("тан", "t"), ("дан", ANY)),
    "instrumental": (("бен", "z"), ("пен", "t"), ("мен", ANY)),
}


def ending_of(word: str, case: Case) -> str:
    """The ending of a case after a word: елу, ablative → ден. Nothing in the nominative."""
    if case == "nominative":
        return ""
    kind = letter_class(word)
    ending = next(ending for ending, after in _AFTER[case] if kind in after)
    return ending if case == "instrumental" or harmony(word) == BACK else fronted(ending)


def last_word(number: Number) -> str:
    """The last word of a number as it is spoken, which decides the ending. Parts are read to their last digit."""
    digits = f"{abs(number):f}" if isinstance(number, Decimal) else str(abs(number))
    whole, _point, part = digits.partition(".")
    value = int(part.rstrip("0") or whole)
    if value % 10 or value == 0:
        return UNITS[value % 10]
    if value % 100:
        return TENS[value // 10 % 10]
    return next(word for power, word in POWERS if value % 10**power == 0)


def in_figures(number: Number, language: str = "kk") -> str:
    """A number as a text of the language writes it: 7639, 190 007 (thin spaces that do not break, from five digits on),
    14,5; in English 7,639 and 14.5."""
    is_english = language == "en"
    rounded: Number = int(number) if number == int(number) else number
    size: Number = number if number >= 0 else -number
    text = f"{rounded:,}" if size >= (1000 if is_english else GROUPED_FROM) else str(rounded)
    return text if is_english else text.replace(",", THIN).replace(".", ",")


def with_ending(number: Number, case: Case) -> str:
    """A number in figures with its ending: 1000, ablative → 1000-нан."""
    ending = ending_of(last_word(number), case)
    return f"{in_figures(number)}-{ending}" if ending else in_figures(number)
