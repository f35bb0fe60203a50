"""Keys by which a person is found, however the name is spelt or mistyped.

Every folded word of the name is stored, and beside it *blurred* keys of the word's first letters with one letter left
out. Two spellings one slip apart (a letter wrong, missing, added, or two swapped) share a blurred key, so a
typo-tolerant search is a plain index lookup: no extension, no scan.
"""

from tirek.core.text import fold, name_keys, name_similarity

BLUR_MARK = "~"
_BLURRED_LETTERS = 6
_SHORTEST_BLURRED = 4
_MOST_WORDS = 6


def search_keys(family_name: str, given_name: str = "", patronymic: str = "") -> str:
    """The keys stored with a person, joined by single spaces."""
    words = name_keys(f"{family_name} {given_name} {patronymic}")
    blurred = [key for word in words for key in blurred_keys(word)]
    return " ".join(dict.fromkeys([*words, *blurred]))


def blurred_keys(word: str) -> list[str]:
    """The first letters of a folded word, whole and with each letter left out; none for a short word."""
    if len(word) < _SHORTEST_BLURRED:
        return []
    start = word[:_BLURRED_LETTERS]
    variants = [start, *(start[:i] + start[i + 1 :] for i in range(len(start)))]
    return [BLUR_MARK + variant for variant in dict.fromkeys(variants)]


def query_words(text: str) -> list[str]:
    """The folded words of a typed name, each as one word, the first six of them."""
    folded = (fold(word).replace(" ", "") for word in text.split())
    return list(dict.fromkeys(word for word in folded if word))[:_MOST_WORDS]


def strict_query(words: list[str]) -> str:
    """A tsquery: every word is the beginning of a word of the name."""
    return " & ".join(f"{_quoted(word)}:*" for word in words)


def tolerant_query(words: list[str]) -> str:
    """A tsquery: every word is the beginning of a word of the name, or one slip away from it."""
    return " & ".join(f"({' | '.join([f'{_quoted(word)}:*', *map(_quoted, blurred_keys(word))])})" for word in words)


def same_name(one: str, other: str) -> bool:
    """Whether two full names are the same but for spelling; a patronymic may be missing on one side."""
    left, right = set(fold(one).split()), set(fold(other).split())
    shorter, longer = sorted((left, right), key=len)
    return len(shorter) >= 2 and shorter <= longer


def similarity(one: str, other: str) -> float:
    """Likeness of two full names, 0 to 1."""
    return name_similarity(one, other)


def _quoted(lexeme: str) -> str:
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"
