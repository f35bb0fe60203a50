"""Canonical JSON: the one text of a value, whose hash can be computed again by anybody."""

import hashlib
import json


def canonical(value: object) -> bytes:
    """The one JSON text of a value: sorted keys, no spaces, UTF-8. Raises TypeError for what JSON does not know."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sha256_of(value: object) -> str:
    """SHA-256 of a value in canonical JSON, in hex."""
    return hashlib.sha256(canonical(value)).hexdigest()
