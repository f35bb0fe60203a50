"""A limit on how often something may be tried, shared by all processes through the database."""

import hashlib
import hmac
from datetime import timedelta

from django.conf import settings
from django.db import connection

from tirek.core.models import ThrottleBucket

COUNT = """
    INSERT INTO core_throttlebucket AS bucket (key, count, resets_at)
    VALUES (%(key)s, 1, clock_timestamp() + make_interval(secs => %(per)s))
    ON CONFLICT (key) DO UPDATE SET
        count = CASE WHEN bucket.resets_at <= clock_timestamp() THEN 1 ELSE LEAST(bucket.count + 1, %(limit)s + 1) END,
        resets_at = CASE WHEN bucket.resets_at <= clock_timestamp() THEN excluded.resets_at ELSE bucket.resets_at END
    RETURNING count
"""


def hit(key: str, limit: int, per: timedelta) -> bool:
    """Count one try of ``key`` and say whether it is still within ``limit`` tries ``per`` that time. One statement,
    exact under concurrency. The first try opens the window; further tries beyond the limit do not prolong it.

    The key may name a person or an address (``f"pin:{number}:{ip}"``): only its keyed digest is stored. Call it
    outside the transaction of the action: a roll-back would forget the try.
    """
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"key": _digest(key), "limit": limit, "per": per.total_seconds()})
        return bool(cursor.fetchone()[0] <= limit)


def forget(key: str) -> None:
    """Forget the tries of a key, for instance after a successful sign-in."""
    ThrottleBucket.objects.filter(key=_digest(key)).delete()


def _digest(key: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), f"throttle:{key}".encode(), hashlib.sha256).hexdigest()
