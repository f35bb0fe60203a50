"""A deed on a grant, an award or a work: a plain form, what it does, where it leads."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from tirek.core.pages import saving


def deed(
    request: HttpRequest,
    form: Any,
    act: Callable[[], object],
    *,
    words: tuple[str, str],
    back: str,
    about: str = "",
    says: str = "",
) -> HttpResponse:
    """Show a form; sent and right, act and go ``back``. ``words``: its title, and what is said when it is done;
    ``about`` names the record and ``says`` is a line about the deed."""
    title, done = words
    intro = " · ".join(each for each in (about, says) if each)
    return saving(request, form, act, title=title, back=back, done=done, intro=intro)
