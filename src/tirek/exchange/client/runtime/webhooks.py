"""Checking that a notice is the installation's own (Standard Webhooks): who it is from, and when it was sent.

In a receiver::

    notice = verify(secret, headers, body)   # raises NotGenuine
    if not seen(notice.key):                 # the same notice may come twice: keep its key
        ...
"""

import base64
import hmac
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

__all__ = ["NotGenuine", "Notice", "verify"]

TOLERANCE = 300


class NotGenuine(Exception):
    """It was not sent by the installation, was changed on its way, or is too old. Answer 400 or 401."""


@dataclass(frozen=True)
class Notice:
    """A genuine notice. ``key`` stays the same when it is sent again."""

    key: str
    sent_at: int
    told: Any


def verify(secret: str, headers: Mapping[str, str], body: bytes, *, now: float | None = None) -> Notice:
    """The notice of a request. ``secret`` begins with ``whsec_``; ``headers`` in any case. Raises NotGenuine."""
    told = {name.lower(): value for name, value in headers.items()}
    key, timestamp = told.get("webhook-id", ""), told.get("webhook-timestamp", "")
    if not key or not timestamp.isascii() or not timestamp.isdigit():
        raise NotGenuine("it bears no id or no time")
    if abs((time.time() if now is None else now) - int(timestamp)) > TOLERANCE:
        raise NotGenuine("it is more than five minutes old, or our clocks differ")
    signed = f"{key}.{timestamp}.".encode() + body
    raw = base64.b64decode(secret.removeprefix("whsec_"))
    right = "v1," + base64.b64encode(hmac.new(raw, signed, sha256).digest()).decode()
    signatures = told.get("webhook-signature", "").split()
    if not any(hmac.compare_digest(right.encode(), each.encode()) for each in signatures):
        raise NotGenuine("the signature is not by this secret")
    return Notice(key, int(timestamp), json.loads(body))
