"""Words typed with the wrong keyboard layout switched on: Cthbrjdf for Серикова, Айг8л for Айгүл."""

_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_KAZAKH_KEYS = dict(zip("234589", "әіңғүұ", strict=True)) | {"0": "қ", "-": "ө", "=": "һ"}
_TO_CYRILLIC = str.maketrans(dict(zip(_LATIN, _CYRILLIC, strict=True)) | _KAZAKH_KEYS)
_TO_LATIN = str.maketrans(
    dict(zip(_CYRILLIC, _LATIN, strict=True)) | {letter: key for key, letter in _KAZAKH_KEYS.items()}
)
_ONLY_KAZAKH_KEYS = str.maketrans(_KAZAKH_KEYS)


def other_readings(word: str) -> list[str]:
    """The word as it would stand under the other layouts, in lower case; only those that differ from it."""
    lower = word.lower()
    readings = (lower.translate(_TO_CYRILLIC), lower.translate(_ONLY_KAZAKH_KEYS), lower.translate(_TO_LATIN))
    return [reading for reading in dict.fromkeys(readings) if reading != lower and _is_word(reading)]


def mistype(word: str) -> str:
    """The word as it comes out when the English layout is on (for making test data)."""
    return word.lower().translate(_TO_LATIN).capitalize()


def _is_word(text: str) -> bool:
    return any(character.isalpha() for character in text)
