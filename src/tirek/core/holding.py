"""Finding what a legal hold is to lie on: apps say by which number or key their records are found."""

from collections.abc import Callable
from uuid import UUID

Found = tuple[str, UUID, str]  # type of the subject, its key, the name to show
Finder = Callable[[str], Found | None]
_finders: dict[str, Finder] = {}


def find_subjects_with(name: str, finder: Finder) -> None:
    """Registered from ``ready()``: a finder gets what was typed and answers with the record, or None."""
    _finders[name] = finder


def find_subject(text: str) -> Found | None:
    """The record that somebody typed the number or key of."""
    for name in sorted(_finders):
        found = _finders[name](text.strip())
        if found is not None:
            return found
    return None
