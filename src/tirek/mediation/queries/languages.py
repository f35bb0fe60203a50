"""Languages mediators work in, by name."""

from tirek.core.text import language_name

LANGUAGES = ("kk", "ru", "en", "uz", "ug", "tr", "az", "tt", "ky", "tg", "uk", "de", "ko", "ku", "ce", "hy")


def language_choices() -> list[tuple[str, str]]:
    """All of them, Kazakh first."""
    return [(code, language_name(code)) for code in LANGUAGES]


def known_code(text: str) -> str | None:
    """The code itself, where somebody wrote the code of a language instead of its name."""
    return text.strip().lower() if text.strip().lower() in LANGUAGES else None
