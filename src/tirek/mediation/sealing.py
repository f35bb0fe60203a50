"""What is written in a mediation file is kept encrypted: a key for each file, wrapped by a key of the installation.

Each file has a random 256-bit key. Parts of it that different people read (what all share, each side's own notes, the
mediator's, the ways to reach the parties) are *compartments*, each with a key of its own derived from the file's. The
file's key is stored wrapped (AES-GCM) by the installation's (``settings.MEDIATION_KEYS``, the newest first), which
stands in no database and in no backup. A destroyed key destroys the contents, also in every backup.

Nothing but :class:`Vault` decrypts, and a vault opens only the compartments it was made for.
"""

import hashlib
import hmac
import json
import os
from collections.abc import Collection
from functools import lru_cache
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

NONCE = 12
NAMES, SHARED, CONTACTS, MEDIATOR = "names", "shared", "contacts", "mediator"


class Sealed(Exception):
    """These contents are closed to whoever asks, destroyed, or not what was stored."""


def of_side(side: int) -> str:
    """The compartment of one side's private notes."""
    return f"side:{side}"


def session_of(kind: str) -> str:
    """The compartment of what is said at sessions of a kind: with both sides, or with one alone."""
    return f"session:{kind}"


class Vault:
    """The contents of one file, for somebody who may read some of its compartments."""

    __slots__ = ("_compartments", "_file_id", "_key")

    def __init__(self, file_id: UUID, key: bytes, compartments: Collection[str]) -> None:
        self._file_id, self._key, self._compartments = file_id, key, frozenset(compartments)

    def opens(self, compartment: str) -> bool:
        """Whether this compartment may be read here."""
        return compartment in self._compartments

    def seal(self, compartment: str, place: str, contents: Any) -> bytes:
        """Contents (JSON) as they are stored at a place (``party:<key>``): moved elsewhere they no longer open. Whoever
        holds a vault may write where they cannot read: a letter box."""
        nonce = os.urandom(NONCE)
        plain = json.dumps(contents, ensure_ascii=False, separators=(",", ":")).encode()
        return nonce + self._cipher(compartment).encrypt(nonce, plain, self._about(compartment, place))

    def read(self, compartment: str, place: str, stored: bytes | memoryview) -> Any:
        """What was sealed there. Raises Sealed when the compartment is closed here or the bytes are others'."""
        if not self.opens(compartment):
            raise Sealed(compartment)
        return self._unseal(compartment, place, bytes(stored))

    def bytes_in(self, compartment: str, place: str, contents: bytes) -> bytes:
        """A file (a scan) as it is stored."""
        nonce = os.urandom(NONCE)
        return nonce + self._cipher(compartment).encrypt(nonce, contents, self._about(compartment, place))

    def bytes_out(self, compartment: str, place: str, stored: bytes) -> bytes:
        """A stored file. Raises Sealed."""
        if not self.opens(compartment):
            raise Sealed(compartment)
        return self._decrypt(compartment, place, stored)

    def _unseal(self, compartment: str, place: str, stored: bytes) -> Any:
        return json.loads(self._decrypt(compartment, place, stored))

    def _decrypt(self, compartment: str, place: str, stored: bytes) -> bytes:
        try:
            return self._cipher(compartment).decrypt(stored[:NONCE], stored[NONCE:], self._about(compartment, place))
        except InvalidTag as error:
            raise Sealed(compartment) from error

    def _cipher(self, compartment: str) -> AESGCM:
        return AESGCM(_derived(self._key, compartment))

    def _about(self, compartment: str, place: str) -> bytes:
        return f"{self._file_id}|{compartment}|{place}".encode()


def new_file_key() -> bytes:
    """A key for a new file."""
    return os.urandom(32)


def wrap(file_id: UUID, key: bytes) -> tuple[str, bytes]:
    """A file's key as it is stored, with the name of the installation's key it is wrapped by."""
    master = _masters()[0]
    nonce = os.urandom(NONCE)
    return _name(master), nonce + AESGCM(_derived(master, "wrap")).encrypt(nonce, key, file_id.bytes)


def unwrap(file_id: UUID, name: str, wrapped: bytes | memoryview) -> bytes:
    """A file's key. Raises Sealed when the installation no longer has the key it is wrapped by."""
    master = {_name(each): each for each in _masters()}.get(name)
    if master is None or not wrapped:
        raise Sealed("key")
    try:
        stored = bytes(wrapped)
        return AESGCM(_derived(master, "wrap")).decrypt(stored[:NONCE], stored[NONCE:], file_id.bytes)
    except InvalidTag as error:
        raise Sealed("key") from error


def newest_key_name() -> str:
    """The name of the key that new files are wrapped by."""
    return _name(_masters()[0])


def blind(kind: str, value: str) -> str:
    """A keyed digest by which the same person is found again in another file, without saying who it is. It is made with
    the secret key, so a copy of the table alone tells nothing, nor can it be tried out."""
    return hmac.new(_derived(settings.SECRET_KEY.encode(), "blind"), f"{kind}:{value}".encode(), "sha256").hexdigest()


def _masters() -> list[bytes]:
    return [key.encode() for key in settings.MEDIATION_KEYS]


def _name(master: bytes) -> str:
    return hashlib.sha256(b"tirek-mediation-key:" + master).hexdigest()[:16]


@lru_cache(maxsize=4096)
def _derived(key: bytes, purpose: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=f"tirek-mediation-1:{purpose}".encode()).derive(key)
