"""How Open311 answers: JSON or XML by the ending of the address, errors as lists of code and description."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from tirek.core.verdict import Refused, TooMany
from tirek.exchange.api.problems import Problem
from tirek.exchange.open311_xml import as_xml, record_as_xml
from tirek.exchange.views.open_pages import json_open, readable_anywhere

XML = "text/xml; charset=utf-8"
View = Callable[..., HttpResponse]


class Wrong(Exception):
    """What is answered instead, with its words."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status, self.words = status, words


def answer(form: str, root: str, item: str, told: Any, status: int = 200) -> HttpResponse:
    """A list of records, or one record, in the form asked for."""
    if form == "json":
        return json_open(told, status)
    text = as_xml(root, item, told) if isinstance(told, list) else record_as_xml(root, told)
    return readable_anywhere(HttpResponse(text, content_type=XML, status=status))


def explained(view: View) -> View:
    """Answer what a view refuses as the standard tells errors."""

    @wraps(view)
    def told(request: HttpRequest, *args: Any, form: str, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, form=form, **kwargs)
        except Wrong as wrong:
            return _error(form, wrong.status, wrong.words)
        except Problem as problem:
            return _error(form, problem.status, problem.detail)
        except Refused as refused:
            return _error(form, 429 if isinstance(refused, TooMany) else 403, str(refused.verdict.reason))

    return told


def _error(form: str, status: int, words: str) -> HttpResponse:
    return answer(form, "errors", "error", [{"code": status, "description": words}], status)
