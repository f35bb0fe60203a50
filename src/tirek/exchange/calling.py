"""Calls to partners' servers: never into our own network, never further than asked, never longer than agreed.

The address is looked up once, checked, and that very address is connected to: a name that changes its meaning between
the check and the call gains nothing. A redirection is an answer like any other and is not followed.
"""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

NAME = "Tirek-Exchange/1.0"
PATIENCE = 10.0
LARGEST = 1024 * 1024


class BadAddress(ValueError):
    """An address we do not call; the text is a short code."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a call. ``code`` is None when there was no answer, and ``error`` says why."""

    code: int | None
    error: str = ""
    milliseconds: int = 0
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_good(self) -> bool:
        return self.code is not None and 200 <= self.code < 300

    @property
    def text(self) -> str:
        """The beginning of the answer, as a log shows it."""
        return self.body[:2000].decode("utf-8", "replace").replace("\x00", "")[:500]


def call(
    method: str,
    url: str,
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
    *,
    largest: int = LARGEST,
    patience: float = PATIENCE,
) -> Reply:
    """Ask once. Never raises: whatever goes wrong stands in the reply. More than ``largest`` bytes are not read."""
    started = time.monotonic()
    try:
        parts = checked(url)
        found = _address(parts)
        code, answer, told, error = _asked(method, parts, found, body, dict(headers or {}), largest, patience)
        return Reply(code, error, _since(started), answer, told)
    except BadAddress as problem:
        return Reply(None, str(problem), _since(started))
    except TimeoutError:
        return Reply(None, "timeout", _since(started))
    except (OSError, http.client.HTTPException, ValueError) as problem:
        late = time.monotonic() - started >= patience
        return Reply(None, "timeout" if late else type(problem).__name__[:60], _since(started))


def checked(url: str) -> SplitResult:
    """The parts of an address we may call: https, or http within this very machine where that is allowed. Raises
    BadAddress. Names are not looked up."""
    parts = urlsplit(url)
    try:
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise BadAddress("not a web address") from error
    if parts.scheme not in ("http", "https") or not host or port == 0 or parts.username or parts.password:
        raise BadAddress("not a web address")
    if not url.isascii() or any(letter <= " " or letter == "\x7f" for letter in url):
        raise BadAddress("not a web address")
    if parts.scheme == "http" and not (host in ("127.0.0.1", "localhost", "::1") and _may_be(ip_address("127.0.0.1"))):
        raise BadAddress("not https")
    literal = _literal(host)
    if literal is not None and not _may_be(literal):
        raise BadAddress("not a public address")
    return parts


def _literal(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def _address(parts: SplitResult) -> str:
    """Where the name leads now. Raises BadAddress unless every answer is public or in a network we were told of."""
    try:
        found = {row[4][0] for row in socket.getaddrinfo(parts.hostname, _port(parts), type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise BadAddress("unknown host") from error
    if not found or not all(_may_be(ip_address(str(each).partition("%")[0])) for each in found):
        raise BadAddress("not a public address")
    return str(sorted(found, key=lambda each: ":" in str(each))[0])


def _may_be(address: IPv4Address | IPv6Address) -> bool:
    mapped = getattr(address, "ipv4_mapped", None)
    address = mapped or address
    if any(address in ip_network(each, strict=False) for each in settings.EXCHANGE_NETWORKS):
        return True
    return address.is_global and not address.is_multicast


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


class _Pinned(http.client.HTTPConnection):
    """A connection to an address that was checked, whatever its name leads to by now."""

    def __init__(self, parts: SplitResult, address: str, patience: float) -> None:
        super().__init__(str(parts.hostname), _port(parts), timeout=patience)
        self.address, self.is_secret = address, parts.scheme == "https"
        self.line: socket.socket | None = None  # ours for as long as the answer is read; http.client lets go of its own

    def connect(self) -> None:
        self.line = self.sock = socket.create_connection((self.address, self.port), self.timeout)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self.is_secret:
            self.sock = _context().wrap_socket(self.sock, server_hostname=self.host)
        self.line = self.sock

    def cut(self) -> None:
        """End it now: whoever drips its answer letter by letter would hold us for ever."""
        if self.line is not None:
            with suppress(OSError):
                self.line.shutdown(socket.SHUT_RDWR)


@cache
def _context() -> ssl.SSLContext:
    return ssl.create_default_context()


def _asked(
    method: str,
    parts: SplitResult,
    address: str,
    body: bytes | None,
    headers: dict[str, str],
    largest: int,
    patience: float,
) -> tuple[int, bytes, dict[str, str], str]:
    link = _Pinned(parts, address, patience)
    watch = threading.Timer(patience, link.cut)
    watch.daemon = True
    watch.start()
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        link.request(method, target, body, {"User-Agent": NAME, "Connection": "close", **headers})
        answer = link.getresponse()
        read = answer.read(largest + 1)
        told = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, read[:largest], told, "too large" if len(read) > largest else ""
    finally:
        watch.cancel()
        link.close()


def _since(started: float) -> int:
    return round((time.monotonic() - started) * 1000)
