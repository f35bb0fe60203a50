"""The key of this installation that signs what it has frozen: derived from the secret key, so that nothing more has to
be kept or backed up. What is signed keeps the public key it was signed with."""

import base64
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

# The word stays as it was when only sheets were signed: another would be another key.
INFO = b"tirek-sheet-signing-1"


def public_key() -> str:
    """The public key, in base64."""
    return base64.b64encode(_key(settings.SECRET_KEY).public_key().public_bytes_raw()).decode()


def sign(sha256: str) -> str:
    """The Ed25519 signature over a hash given in hexadecimal digits, in base64."""
    return base64.b64encode(_key(settings.SECRET_KEY).sign(bytes.fromhex(sha256))).decode()


def is_signed(sha256: str, signature: str, key: str) -> bool:
    """Whether the signature over a hash fits a public key (base64). Raises ValueError for what is no base64 or key."""
    try:
        Ed25519PublicKey.from_public_bytes(_bytes(key)).verify(_bytes(signature), bytes.fromhex(sha256))
    except InvalidSignature:
        return False
    return True


def _bytes(text: str) -> bytes:
    """What base64 text says; text that says the same in other letters is refused. Raises ValueError."""
    found = base64.b64decode(text, validate=True)
    if base64.b64encode(found).decode() != text:
        raise ValueError("not as it was written")
    return found


@lru_cache(maxsize=4)
def _key(secret: str) -> Ed25519PrivateKey:
    raw = HKDF(SHA256(), 32, salt=None, info=INFO).derive(secret.encode())
    return Ed25519PrivateKey.from_private_bytes(raw)
