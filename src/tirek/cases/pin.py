"""The six digits that, with the number, let an applicant follow an application without an account."""

import hashlib
import hmac
import secrets

from django.conf import settings


def new_pin() -> str:
    """Six random digits. Shown once, on the screen and the coupon; never sent and never stored."""
    return f"{secrets.randbelow(1_000_000):06d}"


def digest(number: str, pin: str) -> str:
    """What is stored: HMAC-SHA256 of number and PIN under the secret key, so a copy of the table opens nothing."""
    return hmac.new(settings.SECRET_KEY.encode(), f"{number}:{pin}".encode(), hashlib.sha256).hexdigest()


def matches(stored: str, number: str, pin: str) -> bool:
    """Whether the PIN is right, in constant time."""
    return hmac.compare_digest(stored, digest(number, pin))
