"""Pages of endless lists: by key, so that the thousandth page costs what the first one does."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest

M = TypeVar("M", bound=Model)
SIZE = 50


@dataclass(frozen=True)
class KeysetPage(Generic[M]):
    """Some rows, newest first, and the query strings of the pages beside them (empty where there is none)."""

    rows: list[M]
    newer: str
    older: str


def keyset_page(records: "QuerySet[M, M]", request: HttpRequest, *, size: int = SIZE) -> KeysetPage[M]:
    """The page that ``?before=KEY`` or ``?after=KEY`` asks for, in descending order of primary key. Two keys that make
    no sense give the first page. One query."""
    before, after = (_key(records, request.GET.get(name)) for name in ("before", "after"))
    if after is not None:
        found = list(records.filter(pk__gt=after).order_by("pk")[: size + 1])
        rows, more_newer, more_older = found[:size][::-1], len(found) > size, True
    else:
        limited = records if before is None else records.filter(pk__lt=before)
        found = list(limited.order_by("-pk")[: size + 1])
        rows, more_newer, more_older = found[:size], before is not None, len(found) > size
    return KeysetPage(
        rows=rows,
        newer=_query(request, "after", rows[0].pk) if rows and more_newer else "",
        older=_query(request, "before", rows[-1].pk) if rows and more_older else "",
    )


def _key(records: "QuerySet[Any, Any]", text: str | None) -> object | None:
    try:
        return records.model._meta.pk.to_python(text) if text else None
    except Exception:  # whatever the field calls an unreadable key
        return None


def _query(request: HttpRequest, name: str, key: object) -> str:
    query = request.GET.copy()
    for other in ("before", "after"):
        query.pop(other, None)
    query[name] = str(key)
    return "?" + query.urlencode()
