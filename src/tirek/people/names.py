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
    """A tsquery: every word is a word of the name, the last one perhaps only its beginning."""
    return " & ".join([*map(_quoted, words[:-1]), f"{_quoted(words[-1])}:*"])


def tolerant_query(words: list[str]) -> str:
    """A tsquery: every word begins like a word of the name, give or take one slip.

    Only short words are looked up as beginnings: for longer ones the blurred keys hold that already, and one
    exact key is far cheaper than all words that begin alike.
    """
    return " & ".join(f"({' | '.join(_alike(word))})" for word in words)


def _alike(word: str) -> list[str]:
    begins = [f"{_quoted(word)}:*"] if len(word) < _BLURRED_LETTERS - 1 else []
    return [*begins, *map(_quoted, blurred_keys(word))]


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
