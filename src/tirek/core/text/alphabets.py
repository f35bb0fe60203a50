"""Kazakh between its alphabets."""

_LATIN = {
    "а": "a", "ә": "ä", "б": "b", "в": "v", "г": "g", "ғ": "ğ", "д": "d", "е": "e", "ё": "io", "ж": "j", "з": "z",
    "и": "i", "й": "i", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n", "ң": "ñ", "о": "o", "ө": "ö", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "ū", "ү": "ü", "ф": "f", "х": "h", "һ": "h", "ц": "ts", "ч": "ch",
    "ш": "ş", "щ": "ş", "ъ": "", "ы": "y", "і": "ı", "ь": "", "э": "e", "ю": "iu", "я": "ia",
}  # fmt: skip
_CYRILLIC = {
    "a": "а", "ä": "ә", "á": "ә", "b": "б", "v": "в", "g": "г", "ğ": "ғ", "ǵ": "ғ", "d": "д", "e": "е", "j": "ж",
    "z": "з", "k": "к", "q": "қ", "l": "л", "m": "м", "n": "н", "ñ": "ң", "ń": "ң", "o": "о", "ö": "ө", "ó": "ө",
    "p": "п", "r": "р", "s": "с", "t": "т", "ū": "ұ", "ü": "ү", "ú": "ү", "f": "ф", "h": "х", "ş": "ш", "y": "ы",
    "ı": "і", "u": "у", "i": "и", "w": "у", "x": "кс", "c": "ц",
}  # fmt: skip
_PAIRS = {"sh": "ш", "ch": "ч", "zh": "ж", "gh": "ғ", "kh": "х", "ia": "я", "iu": "ю"}
_VOWELS = frozenset("aäáeoöóuūüúyıi")
_UPPER_SPECIAL = {"ı": "I", "i": "İ"}


def latin(text: str) -> str:
    """Kazakh Cyrillic in the Latin alphabet presented in January 2021 (31 letters): Қазақ тілі → Qazaq tılı.

    Its I ı is і and its İ i is и and й, so upper case follows those pairs and not English. Other letters stay.
    """
    return "".join(_letter(text, place) for place in range(len(text)))


def _letter(text: str, place: int) -> str:
    char = text[place]
    plain = _LATIN.get(char.lower())
    if plain is None or char == char.lower():
        return char if plain is None else plain
    neighbours = text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
    shouted = neighbours.isupper() or len(plain) == 1
    first = _UPPER_SPECIAL.get(plain[:1], plain[:1].upper())
    return first + (_shout(plain[1:]) if shouted else plain[1:])


def _shout(letters: str) -> str:
    return "".join(_UPPER_SPECIAL.get(letter, letter.upper()) for letter in letters)


def cyrillic(word: str) -> str:
    """A lower-case guess at the Cyrillic of a Kazakh word in any of its Latin spellings: for search, not for
    showing.
    """
    word = word.replace("İ", "i").lower()
    result, place = [], 0
    while place < len(word):
        pair = word[place : place + 2]
        if pair in _PAIRS:
            result.append(_PAIRS[pair])
            place += 2
            continue
        after_vowel = place > 0 and word[place - 1] in _VOWELS
        result.append("й" if word[place] == "i" and after_vowel else _CYRILLIC.get(word[place], word[place]))
        place += 1
    return "".join(result)
