"""The sealed copy of a device's data key: only this server opens it, and only after two people have agreed.

The device seals with ECDH on P-256, HKDF-SHA256 and AES-256-GCM, which every browser's WebCrypto has. The server's own
key is derived from the secret key, so that nothing more has to be kept or backed up.
"""

import base64
import binascii
import hashlib
from collections.abc import Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

INFO = b"tirek-field-escrow-1"
_ORDER = int("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16)
PARTS = ("key", "from", "iv", "sealed")
LONGEST_PART = 400


class Unopenable(Exception):
    """The sealed key was not made for this server, or is damaged."""


def public_key() -> dict[str, str]:
    """The key devices seal to: the uncompressed point, and a short name of it."""
    point = _own_key().public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return {"name": hashlib.sha256(point).hexdigest()[:16], "point": base64.b64encode(point).decode()}


def is_well_formed(sealed: object) -> bool:
    """Whether this can be a sealed key: its four parts, made for the key of today."""
    if not isinstance(sealed, dict) or sorted(sealed) != sorted(PARTS):
        return False
    texts = [sealed[part] for part in PARTS]
    return all(isinstance(text, str) and len(text) <= LONGEST_PART for text in texts) and (
        sealed["key"] == public_key()["name"]
    )


def open_sealed(sealed: Mapping[str, str]) -> bytes:
    """The device's data key. Raises Unopenable."""
    try:
        sender = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), base64.b64decode(sealed["from"]))
        shared = _own_key().exchange(ec.ECDH(), sender)
        key = HKDF(SHA256(), 32, salt=None, info=INFO).derive(shared)
        return AESGCM(key).decrypt(base64.b64decode(sealed["iv"]), base64.b64decode(sealed["sealed"]), None)
    except (KeyError, ValueError, binascii.Error, InvalidTag) as error:
        raise Unopenable from error


def _own_key() -> ec.EllipticCurvePrivateKey:
    raw = HKDF(SHA256(), 48, salt=None, info=INFO + b"-server").derive(settings.SECRET_KEY.encode())
    return ec.derive_private_key(int.from_bytes(raw) % (_ORDER - 1) + 1, ec.SECP256R1())
