"""Operations that will go: which, since when, until when, and what takes their place.

An entry is all there is to write: its answers then carry ``Deprecation`` (RFC 9745), ``Sunset`` (RFC 8594) and
``Link``, the description and the page say so, the Python client warns, and from its last day on it answers 410.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import http_date

ROOT = "/api/v1/"


@dataclass(frozen=True, slots=True)
class Deprecation:
    """``ends``: the first day without it, None while that is open. ``instead``: the operation that takes its place."""

    since: date
    ends: date | None = None
    instead: str = ""

    def is_gone(self, on: date) -> bool:
        return self.ends is not None and on >= self.ends

    @property
    def words(self) -> str:
        """For the description, which is in English."""
        told = [f"Deprecated since {self.since}"]
        told += [f"answers 410 from {self.ends}"] if self.ends else []
        told += [f"use {self.instead}"] if self.instead else []
        return "; ".join(told) + "."


# By the id of the operation.
DEPRECATED: dict[str, Deprecation] = {}


def deprecation_of(request: HttpRequest) -> tuple[str, Deprecation] | None:
    """The operation a request calls and its entry, when it has one."""
    if not DEPRECATED or request.resolver_match is None:
        return None
    name = _operations().get((str(request.method).lower(), request.resolver_match.route))
    return (name, DEPRECATED[name]) if name in DEPRECATED else None


def headers_of(name: str, told: Deprecation) -> dict[str, str]:
    """What each answer of a deprecated operation carries."""
    page = settings.SITE_URL + reverse("exchange:docs")
    links = [f'<{page}#{name}>; rel="deprecation"; type="text/html"']
    links += [f'<{page}#{told.instead}>; rel="successor-version"'] if told.instead else []
    found = {"Deprecation": f"@{int(_moment(told.since))}", "Link": ", ".join(links)}
    return found | ({"Sunset": http_date(_moment(told.ends))} if told.ends else {})


def _moment(day: date) -> float:
    return datetime.combine(day, time.min, UTC).timestamp()


@cache
def _operations() -> dict[tuple[str, str], str]:
    """The id of each operation by its method and its route."""
    from tirek.exchange.api import api

    paths = api.get_openapi_schema(path_prefix="/api/")["paths"]
    return {
        (method, path.removeprefix("/").replace("{", "<").replace("}", ">")): told["operationId"]
        for path, methods in paths.items()
        for method, told in methods.items()
    }
