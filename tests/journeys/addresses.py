"""Which pages there are: found by following links as each persona, and held against the table of addresses."""

import re
from collections import deque
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from tests.journeys.visitor import Visitor

LINK = re.compile(r"""(?:href|hx-get|data-office|data-files)="([^"]+)\"""")
# Of one address with different parts (cases, areas …) so many are looked at by each persona.
SAMPLES = 1
# Pages of packages, of the process itself, and files.
NOT_PAGES = ("/static/", "/health/", "/metrics", "/accounts/", "/api/")


@dataclass
class Map:
    """What a persona met: the first addresses of each kind that answered, and whatever answered wrongly."""

    pages: dict[str, list[str]] = field(default_factory=dict)
    html: dict[str, list[str]] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)


def explore(visitor: Visitor, *, beginning: tuple[str, ...] = ("/",), found: Map | None = None) -> Map:
    """Follow every link from the start page, one of a kind; goes on with what was ``found`` before."""
    found, queue, seen = found or Map(), deque(beginning), set(beginning)
    while queue:
        address = queue.popleft()
        kind = kind_of(address)
        if kind is None or len(found.pages.get(kind, ())) >= SAMPLES:
            continue
        answer = visitor.context.request.get(address, max_redirects=0)
        found.statuses[address] = answer.status
        if answer.status != 200:
            continue
        found.pages.setdefault(kind, []).append(address)
        if "html" not in answer.headers.get("content-type", ""):
            continue
        found.html.setdefault(kind, []).append(address)
        for link in map(unescape, LINK.findall(answer.text())):
            target = within(link, address)
            if target and target not in seen:
                seen.add(target)
                queue.append(target)
    return found


def within(link: str, page: str) -> str:
    """The link as an address of this site, or nothing."""
    parts = urlsplit(urljoin(f"http://site{page}", link))
    if parts.scheme != "http" or parts.netloc != "site" or parts.path.startswith(NOT_PAGES):
        return ""
    return parts.path + (f"?{parts.query}" if parts.query else "")


def kind_of(address: str) -> str | None:
    """The name of the address in the table; the deeds of a case and the states of a list are kinds of their own."""
    parts = urlsplit(address)
    try:
        match = resolve(parts.path)
    except Resolver404:
        return None
    name, deed = match.view_name, match.kwargs.get("name") or match.kwargs.get("form") or match.kwargs.get("kind")
    question = "?" if parts.query else ""
    return f"{name}{question}" + (f" {deed}" if deed and not name.endswith("guide") else "")


def all_names() -> set[str]:
    """The names of all addresses of ours."""
    return set(_names(get_resolver()))


def _names(resolver: URLResolver, space: str = "") -> list[str]:
    found = []
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            found += _names(pattern, inner)
        elif isinstance(pattern, URLPattern) and pattern.name and pattern.callback.__module__.startswith("tirek."):
            found.append(f"{space}{pattern.name}")
    return found
