"""The key of this installation that signs frozen sheets: derived from the secret key, so that nothing more has to be
kept or backed up. A snapshot keeps the public key it was signed with."""

import base64
from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

INFO = b"tirek-sheet-signing-1"


def public_key() -> str:
    """The public key, in base64."""
    return base64.b64encode(_key(settings.SECRET_KEY).public_key().public_bytes_raw()).decode()


def sign(sha256: str) -> str:
    """The signature over a hash given in hexadecimal digits, in base64."""
    return base64.b64encode(_key(settings.SECRET_KEY).sign(bytes.fromhex(sha256))).decode()


@lru_cache(maxsize=4)
def _key(secret: str) -> Ed25519PrivateKey:
    raw = HKDF(SHA256(), 32, salt=None, info=INFO).derive(secret.encode())
    return Ed25519PrivateKey.from_private_bytes(raw)
