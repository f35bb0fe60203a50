"""Kazakh stems."""


def stems(word: str) -> tuple[str, ...]:
    return (word,)
