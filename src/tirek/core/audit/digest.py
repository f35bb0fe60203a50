"""How the trail is hashed: canonical JSON, SHA-256, and Merkle trees as in RFC 6962 (Certificate Transparency)."""

import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from tirek.core.canonical import canonical

CODE = re.compile(r"[\w.:/+-]{0,100}")
Fact = str | int | bool | None | list["Fact"]


def fact(name: str, value: object) -> Fact:
    """A fact as it is stored. Raises ValueError for anything that is not an id, a code, a date or a whole number:
    free text may hold personal data, and what the trail has once taken in can never be taken out."""
    match value:
        case None | bool():
            return value
        case Enum():
            return fact(name, value.value)
        case int() if abs(value) < 2**53:
            return value
        case UUID():
            return str(value)
        case datetime():
            return stamp(value)
        case date():
            return value.isoformat()
        case str() if CODE.fullmatch(value):
            return str(value)
        case list() | tuple():
            return [fact(name, item) for item in value]
    raise ValueError(f"audit fact {name!r} must be an id, a code, a date or a whole number, not {type(value).__name__}")


def stamp(at: datetime) -> str:
    """A moment as text: UTC, always with microseconds, so that storing it changes nothing."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def row_digest(row: Mapping[str, Any]) -> bytes:
    """SHA-256 over everything a row says, its key apart (the seal binds the key)."""
    said = {
        "at": stamp(row["at"]),
        "by": _text(row["actor_user_id"]),
        "facts": row["facts"],
        "for": _text(row["organisation_id"]),
        "subject": [row["subject_type"], _text(row["subject_id"])],
        "system": row["system"],
        "verb": row["verb"],
    }
    return hashlib.sha256(canonical(said)).digest()


def _text(key: UUID | None) -> str | None:
    return None if key is None else str(key)


class MerkleTree:
    """A Merkle root built leaf by leaf in memory that grows with the logarithm of their number."""

    def __init__(self) -> None:
        self.count = 0
        self._peaks: list[tuple[int, bytes]] = []

    def add(self, key: int, digest: bytes) -> None:
        """Append a row: its key and digest."""
        self.count += 1
        size, node = 1, hashlib.sha256(b"\x00" + key.to_bytes(8, "big", signed=True) + digest).digest()
        while self._peaks and self._peaks[-1][0] == size:
            node = _parent(self._peaks.pop()[1], node)
            size *= 2
        self._peaks.append((size, node))

    def root(self) -> bytes:
        """The root over the leaves so far; of none, the hash of nothing."""
        if not self._peaks:
            return hashlib.sha256(b"").digest()
        node = self._peaks[-1][1]
        for _, left in reversed(self._peaks[:-1]):
            node = _parent(left, node)
        return node


def _parent(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()
