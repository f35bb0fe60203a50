"""Asking ClamAV about a file, by its own protocol (INSTREAM) over TCP or a unix socket."""

import os
import socket
import struct
from typing import Protocol
from urllib.parse import urlsplit

BLOCK = 1 << 16
TIMEOUT = 60


class Readable(Protocol):
    """A stream of bytes."""

    def read(self, size: int, /) -> bytes: ...


class ScannerDown(Exception):
    """The scanner did not answer as it should; the file stays waiting and the job is tried again."""


def scanner_url() -> str:
    """``tcp://host:3310`` or ``unix:///run/clamd.sock``; empty when there is no scanner."""
    return os.environ.get("CLAMAV_URL", "")


def is_infected(content: Readable, url: str) -> bool:
    """Whether the scanner finds something in the stream. Raises ScannerDown when it cannot say."""
    try:
        with _connect(url) as connection:
            connection.sendall(b"zINSTREAM\0")
            for block in iter(lambda: content.read(BLOCK), b""):
                connection.sendall(struct.pack("!L", len(block)) + block)
            connection.sendall(struct.pack("!L", 0))
            answer = _read(connection)
    except OSError as error:
        raise ScannerDown(type(error).__name__) from error
    if answer.endswith(b"OK"):
        return False
    if answer.endswith(b"FOUND"):
        return True
    raise ScannerDown("unexpected answer")


def _connect(url: str) -> socket.socket:
    parts = urlsplit(url)
    if parts.scheme == "unix":
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(TIMEOUT)
        connection.connect(parts.path)
        return connection
    return socket.create_connection((parts.hostname or "127.0.0.1", parts.port or 3310), timeout=TIMEOUT)


def _read(connection: socket.socket) -> bytes:
    found = b""
    while not found.endswith(b"\0") and (more := connection.recv(1024)):
        found += more
    return found.rstrip(b"\0")
