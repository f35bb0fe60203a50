"""Every address says who may enter."""

import functools
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

# Packages that guard their own views.
GUARDED_ELSEWHERE = ("allauth.", "oauth2_provider.", "ninja.")


def patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern, prefix + str(pattern.pattern))
        else:
            yield prefix + str(pattern.pattern), pattern


def home_of(pattern: URLPattern) -> str:
    """The module that wrote the view."""
    view = pattern.callback
    while isinstance(view, functools.partial):
        view = view.func
    return str(view.__module__)


def test_every_address_declares_its_access() -> None:
    silent = [
        f"/{address} ({home_of(pattern)})"
        for address, pattern in patterns(get_resolver())
        if not hasattr(pattern.callback, "access") and not home_of(pattern).startswith(GUARDED_ELSEWHERE)
    ]
    assert not silent, "decorate with @public, @signed_in or @requires(...):\n" + "\n".join(silent)


def test_no_two_addresses_share_a_name() -> None:
    seen: dict[str, str] = {}
    twice = []
    for address, pattern in patterns(get_resolver()):
        if not pattern.name or home_of(pattern).startswith(GUARDED_ELSEWHERE):
            continue
        name = f"{home_of(pattern).split('.')[1]}:{pattern.name}"
        if seen.setdefault(name, address) != address:
            twice.append(f"{name}: /{seen[name]} and /{address}")
    assert not twice, "\n".join(twice)
