"""Time-ordered identifiers (UUIDv7, RFC 9562): rows made together lie together in every index."""

import uuid

import uuid_utils.compat


def uuid7() -> uuid.UUID:
    """Return a new UUIDv7 as a standard ``uuid.UUID``."""
    return uuid_utils.compat.uuid7()
