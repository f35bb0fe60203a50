"""What a visitor has told the wizard, in a signed token: it stays on their device, and nothing is stored here."""

from typing import Any

from django.core import signing

from tirek.programmes.entitlement.facts import Facts, facts_of

__all__ = ["Facts", "facts_in", "read_facts", "seal", "unseal"]

SALT = "tirek.programmes.entitlement"
KEPT_SECONDS = 4 * 60 * 60
LONGEST = 3900  # a cookie takes 4 096 bytes


def seal(told: dict[str, Any]) -> str:
    """A token that nobody can change. It can be read on the device it lies on: it is that person's own."""
    return signing.dumps(told, salt=SALT, compress=True)


def unseal(token: str) -> dict[str, Any]:
    """What a token says; empty when it is none of ours, or older than four hours."""
    try:
        told: dict[str, Any] = signing.loads(token, salt=SALT, max_age=KEPT_SECONDS)
    except signing.BadSignature:
        return {}
    return told


def facts_in(token: str) -> Facts | None:
    """The facts a token carries from the answer to the application; None when it is none of ours, or too old."""
    return read_facts(unseal(token).get("facts", {}))


def read_facts(told: dict[str, Any]) -> Facts | None:
    """Facts kept as JSON; None for what cannot be read any more."""
    try:
        return facts_of(told)
    except (KeyError, TypeError, ValueError):
        return None
