"""An address is looked for only in the rooms that may have it, and is found as if in all."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from django.urls.resolvers import RoutePattern

from tirek.portal.urls import ANY, Room, first_words


def routes(patterns: Iterable[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for one in patterns:
        told = before + str(one.pattern)
        yield from routes(one.url_patterns, told) if isinstance(one, URLResolver) else (told,)


def found(path: str) -> Any:
    try:
        match = resolve(path)
    except Resolver404:
        return None
    return match.view_name, match.route, match.args, match.kwargs


def test_every_address_leads_where_it_would_if_all_rooms_were_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    values = {"<int:": "3", "<uuid:": "01a20429-12d6-77ed-bc06-a00daf35b0b2"}
    paths = ["/nowhere/", "/nowhere", "//", "/offices"]
    for route in routes(get_resolver().url_patterns):
        parts = route.split("/")
        paths.append("/" + "/".join(next((v for k, v in values.items() if p.startswith(k)), p) for p in parts))
    quick = [found(path) for path in paths]
    monkeypatch.setattr(Room, "resolve", URLResolver.resolve)
    assert quick == [found(path) for path in paths]
    assert sum(one is not None for one in quick) > 500


def test_a_room_with_an_address_that_begins_with_anything_is_always_asked() -> None:
    def pattern(route: str) -> URLPattern:
        return URLPattern(RoutePattern(route, is_endpoint=True), lambda request: None)

    assert first_words([pattern("cases/<int:n>/"), pattern("track/")]) == {"cases", "track"}
    assert ANY in first_words([pattern("cases/"), pattern("<slug:name>/")])
    assert ANY in first_words([pattern("")])
