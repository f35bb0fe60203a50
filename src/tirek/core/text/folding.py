"""Spellings made equal: Қайрат = Кайрат = Qairat = Qaırat = Kairat = Kayrat.

``fold`` maps Kazakh and Russian Cyrillic, the Kazakh Latin of 2017, 2018 and 2021, and passport spellings to one ASCII
skeleton. It is made for comparing, never for showing: Ш is ``x`` and Ч is ``c`` in it, so that Асхат (``ashat``) and
Ашат (``axat``) stay apart. Letters of other scripts pass through unchanged; everything that is neither letter nor
digit goes.
"""

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e", "э": "e",
    "ж": "j", "з": "z", "и": "i", "й": "i", "і": "i", "ы": "i", "к": "k", "қ": "k", "л": "l", "м": "m",
    "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u",
    "ү": "u", "ф": "f", "х": "h", "һ": "h", "ц": "ts", "ч": "c", "ш": "x", "щ": "x", "ю": "iu", "я": "ia",
    "ъ": "", "ь": "",
}  # fmt: skip
_MIXED = {"дж": "j", "йе": "e"}
_LATIN = {
    "ş": "x", "š": "x", "ç": "c", "č": "c", "ž": "j", "ə": "a", "ı": "i", "ŋ": "n", "ń": "n", "ǵ": "g", "ø": "o",
    "shch": "x", "sch": "x", "sh": "x", "tch": "c", "ch": "c", "dzh": "j", "dj": "j", "zh": "j", "kh": "h",
    "gh": "g", "ye": "e", "q": "k", "w": "u", "x": "ks", "y": "i", "c": "k", "ß": "s",
}  # fmt: skip
_TABLE = {**_CYRILLIC, **_MIXED, **_LATIN}
_KEYS = re.compile("|".join(sorted(map(re.escape, _TABLE), key=len, reverse=True)))
_YO = re.compile(r"(?<=[bcdfghjklmnpqrstvwxz])yo")
_DOUBLES = re.compile(r"(.)\1+")
_NO_SPLIT = re.compile(r"[-'’‘ʼʹ`´\u00ad\u200b-\u200f\u2010\u2011\u202a-\u202e\u2060-\u2069\ufeff\x00]")
_WORDS = re.compile(r"[^\W_]+")
_LONGEST_WORD = 64


def fold(text: str) -> str:
    """The skeleton of a word, or of several words with one space between them. Never fails; may be empty.

    Hyphens and apostrophes join (Қасым-Жомарт = Қасымжомарт), other punctuation parts.
    """
    return " ".join(filter(None, map(_fold_word, _WORDS.findall(_prepare(text)))))


def _prepare(text: str) -> str:
    """Compatibility forms composed, joiners and invisible marks dropped, lower case whatever the I was."""
    text = unicodedata.normalize("NFKC", text)
    return _NO_SPLIT.sub("", text).replace("İ", "i").replace("I", "i").lower()


@lru_cache(maxsize=200_000)
def _fold_word(word: str) -> str:
    word = _YO.sub("e", word)
    word = _KEYS.sub(lambda found: _TABLE[found.group()], word)
    if not word.isascii():
        word = "".join(map(_plain, unicodedata.normalize("NFD", word)))
    return _DOUBLES.sub(_single, word)[:_LONGEST_WORD]


def _single(found: re.Match[str]) -> str:
    """One letter of a doubled one (Асел = Assel); digits keep their count."""
    return found.group() if found.group(1).isdigit() else found.group(1)


def _plain(char: str) -> str:
    if unicodedata.combining(char):
        return ""
    digit = unicodedata.decimal(char, None)
    return char if digit is None else str(digit)
