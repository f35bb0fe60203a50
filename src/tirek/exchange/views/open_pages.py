"""What the open lists for other systems share: pages, JSON as UTF-8, readable from any site."""

from collections.abc import Callable, Iterable
from functools import wraps
from math import ceil
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse

from tirek.exchange.api.problems import problem

View = Callable[..., HttpResponseBase]
MOST = 100
SIZE = 50


def number_asked(request: HttpRequest, name: str, default: int, most: int) -> int:
    """A whole number from 1 on out of the address; the default for anything else."""
    told = request.GET.get(name, "")
    return max(1, min(int(told), most)) if told.isascii() and told.isdigit() and len(told) < 10 else default


def text_asked(request: HttpRequest, name: str, longest: int = 100) -> str:
    """A word out of the address, without what no database takes."""
    return request.GET.get(name, "").replace("\0", "")[:longest].strip()


def page_of(request: HttpRequest, rows: "QuerySet[Any]", shape: Callable[[Any], Any]) -> JsonResponse:
    """A page as Popolo's servers answer lists: ``result``, how many there are, and where it goes on."""
    number, size = number_asked(request, "page", 1, 100_000), number_asked(request, "per_page", SIZE, MOST)
    total = rows.count()
    pages = max(1, ceil(total / size))
    if number > pages:
        raise Http404
    told: dict[str, Any] = {"total": total, "page": number, "per_page": size, "has_more": number < pages}
    if number < pages:
        asked = {**request.GET.dict(), "page": str(number + 1)}
        told["next_url"] = f"{settings.SITE_URL}{request.path}?{urlencode(asked)}"
    shown: Iterable[Any] = rows[(number - 1) * size : number * size]
    return json_open(told | {"result": [shape(row) for row in shown]})


def json_open(told: Any, status: int = 200) -> JsonResponse:
    """JSON that any page may read: there is nothing in it that needs a session."""
    answer = JsonResponse(told, safe=False, status=status, json_dumps_params={"ensure_ascii": False})
    readable_anywhere(answer)
    return answer


def readable_anywhere(answer: HttpResponse) -> HttpResponse:
    """Let scripts of other sites read an answer that is open to all."""
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer


def told_in_json(view: View) -> View:
    """What is not there is said as the API says it, not as a page for people."""

    @wraps(view)
    def told(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except Http404:
            return readable_anywhere(problem(404, ""))

    return told
