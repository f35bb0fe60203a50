"""The six digits that, with a number, prove somebody without an account: who handed in an application, who booked a
visit."""

import hashlib
import hmac
import secrets

from django.conf import settings


def new_pin() -> str:
    """Six random digits, shown on the screen and on paper and never sent. Only their digest is kept."""
    return f"{secrets.randbelow(1_000_000):06d}"


def digest(number: str, pin: str) -> str:
    """What is stored: HMAC-SHA256 of number and PIN under the secret key, so a copy of the table opens nothing."""
    return hmac.new(settings.SECRET_KEY.encode(), f"{number}:{pin}".encode(), hashlib.sha256).hexdigest()


def matches(stored: str, number: str, pin: str) -> bool:
    """Whether the PIN is right, in constant time."""
    return hmac.compare_digest(stored, digest(number, pin))
