"""One page checks every numbered paper: apps say where a number they gave leads."""

from collections.abc import Callable

Finder = Callable[[str], str | None]
_FINDERS: list[Finder] = []


def register_papers(finder: Finder) -> None:
    """Add papers of an app: called with what somebody typed, it gives the address of that paper or None."""
    if finder not in _FINDERS:
        _FINDERS.append(finder)


def page_of(typed: str) -> str | None:
    """The address of the paper with this number, whoever gave it."""
    return next((found for finder in _FINDERS if (found := finder(typed))), None)
