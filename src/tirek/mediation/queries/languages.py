"""Languages mediators work in, by name."""

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language

LANGUAGES = ("kk", "ru", "en", "uz", "ug", "tr", "az", "tt", "ky", "tg", "uk", "de", "ko", "ku", "ce", "hy")


def language_name(code: str) -> str:
    """A language in the language of the interface; the code itself when it has no name there."""
    try:
        name = Locale.parse((get_language() or "kk")[:2]).languages.get(code)
    except (UnknownLocaleError, ValueError):
        name = None
    return name[:1].upper() + name[1:] if name else code


def language_choices() -> list[tuple[str, str]]:
    """All of them, Kazakh first."""
    return [(code, language_name(code)) for code in LANGUAGES]


def known_code(text: str) -> str | None:
    """The code itself, where somebody wrote the code of a language instead of its name."""
    return text.strip().lower() if text.strip().lower() in LANGUAGES else None
