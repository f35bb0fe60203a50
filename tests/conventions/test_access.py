"""Every address says who may enter."""

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


def test_every_address_declares_its_access() -> None:
    silent = [
        f"/{address} ({pattern.callback.__module__}.{getattr(pattern.callback, '__name__', '?')})"
        for address, pattern in patterns(get_resolver())
        if not hasattr(pattern.callback, "access") and not pattern.callback.__module__.startswith(GUARDED_ELSEWHERE)
    ]
    assert not silent, "decorate with @public, @signed_in or @requires(...):\n" + "\n".join(silent)


def test_no_two_addresses_share_a_name() -> None:
    seen: dict[str, str] = {}
    twice = []
    for address, pattern in patterns(get_resolver()):
        if not pattern.name or pattern.callback.__module__.startswith(GUARDED_ELSEWHERE):
            continue
        name = f"{pattern.callback.__module__.split('.')[1]}:{pattern.name}"
        if seen.setdefault(name, address) != address:
            twice.append(f"{name}: /{seen[name]} and /{address}")
    assert not twice, "\n".join(twice)
