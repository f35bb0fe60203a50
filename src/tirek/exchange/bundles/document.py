"""The document of a bundle: canonical JSON, its hash, the signature of the installation that made it (Ed25519)."""

import base64
import hashlib
import json
from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tirek.core.canonical import sha256_of
from tirek.core.signing import is_signed, public_key, sign
from tirek.exchange.bundles import all_parts

FORMAT = "tirek-bundle/1"
LARGEST = 5 * 1024 * 1024
SEALS = ("sha256", "public_key", "fingerprint", "signature")
Document = dict[str, Any]


def make(title: str, parts: Collection[str], at: datetime) -> Document:
    """The rules in force now of these parts, signed."""
    told: Document = {
        "format": FORMAT,
        "title": title,
        "source": settings.SITE_URL,
        "made_at": at.astimezone(UTC).isoformat(timespec="seconds"),
        "content": {code: part.given(at) for code, part in all_parts().items() if code in parts},
    }
    sha256, key = hash_of(told), public_key()
    return told | {
        "sha256": sha256, "public_key": key, "fingerprint": fingerprint(key), "signature": sign(sha256),
    }  # fmt: skip


def read(content: bytes) -> Document:
    """A bundle out of a file, its hash and signature right. Raises ValidationError in words."""
    if len(content) > LARGEST:
        raise ValidationError(_("The file is larger than %(size)s MB.") % {"size": LARGEST >> 20})
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        raise ValidationError(_("This file is no bundle: it is not JSON.")) from None
    if not isinstance(told, dict) or told.get("format") != FORMAT or not isinstance(told.get("content"), dict):
        raise ValidationError(_("This file is no bundle of this kind."))
    if problem := problem_of(told):
        raise ValidationError(problem)
    return told


def problem_of(told: Document) -> str:
    """What is wrong with the seals of a bundle; empty when they are right."""
    sealed = {name: told.get(name) for name in SEALS}
    if not all(isinstance(value, str) for value in sealed.values()):
        return _("The bundle is not signed.")
    try:
        right = hash_of(told)
        if right != sealed["sha256"] or fingerprint(str(sealed["public_key"])) != sealed["fingerprint"]:
            return _("The bundle was changed after it was signed.")
        is_right = is_signed(right, str(sealed["signature"]), str(sealed["public_key"]))
    except ValueError:
        is_right = False
    return "" if is_right else _("The signature does not fit the key it names.")


def hash_of(told: Document) -> str:
    """SHA-256 over everything but the seals. Raises ValueError for text no UTF-8 can hold."""
    return sha256_of({name: value for name, value in told.items() if name not in SEALS})


def fingerprint(key: str) -> str:
    """What people compare over the telephone: thirty-two hexadecimal digits in groups of four. Raises ValueError."""
    digits = hashlib.sha256(base64.b64decode(key, validate=True)).hexdigest()[:32]
    return " ".join(digits[place : place + 4] for place in range(0, 32, 4))
