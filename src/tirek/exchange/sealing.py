"""Secrets that have to be read again: sealed by a key derived from the installation's, and signatures made with them.

The signature is that of Standard Webhooks: HMAC-SHA256 over ``id.timestamp.body``, in base64 after ``v1,``.
"""

import base64
import hmac
import os
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

INFO = b"tirek-exchange-secrets-1"
NONCE = 12
PREFIX = "whsec_"
TOLERANCE = 300


class Unreadable(Exception):
    """A stored secret was sealed by another installation's key."""


def seal(secret: str) -> bytes:
    """A secret as it is stored."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(_key(settings.SECRET_KEY)).encrypt(nonce, secret.encode(), INFO)


def unseal(stored: "bytes | memoryview") -> str:
    """A stored secret. Raises Unreadable."""
    raw = bytes(stored)
    for key in (settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS)):
        try:
            return AESGCM(_key(key)).decrypt(raw[:NONCE], raw[NONCE:], INFO).decode()
        except InvalidTag:
            continue
    raise Unreadable


def new_secret() -> str:
    """A secret to sign with, as Standard Webhooks writes it."""
    return PREFIX + base64.b64encode(os.urandom(32)).decode()


def fingerprint(secret: str) -> str:
    """What tells a secret from another without giving it away."""
    return sha256(secret.encode()).hexdigest()[:16]


def is_secret(text: str) -> bool:
    """Whether it can be a secret to sign with."""
    try:
        return text.startswith(PREFIX) and len(base64.b64decode(text[len(PREFIX) :], validate=True)) >= 24
    except ValueError:
        return False


def signature(secret: str, key: str, timestamp: int, body: bytes) -> str:
    """``v1,…`` over what is sent."""
    signed = f"{key}.{timestamp}.".encode() + body
    digest = hmac.new(base64.b64decode(secret.removeprefix(PREFIX)), signed, sha256).digest()
    return "v1," + base64.b64encode(digest).decode()


def is_signed(secret: str, key: str, timestamp: str, body: bytes, signatures: str, *, now: float) -> bool:
    """Whether one of the signatures (several stand apart by spaces) is by the secret and the time is ours, give or
    take five minutes."""
    if not timestamp.isascii() or not timestamp.isdigit() or abs(now - int(timestamp)) > TOLERANCE:
        return False
    right = signature(secret, key, int(timestamp), body).encode()
    return any(hmac.compare_digest(right, each.encode()) for each in signatures.split())


def _key(secret: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=INFO).derive(secret.encode())
