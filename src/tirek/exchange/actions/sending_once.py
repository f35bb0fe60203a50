"""A write of a system is done once, however often it is sent."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.verdict import Refused, refuse
from tirek.exchange.models import ApiClient, ClientHour, KeptAnswer

KEPT = timedelta(days=30)
COUNTED = timedelta(days=730)


class OtherRequest(Refused):
    """The key was used for another request."""

    def __init__(self) -> None:
        super().__init__(refuse(_("Another request was sent with this Idempotency-Key.")))


@dataclass(frozen=True, slots=True)
class Answered:
    """What a write was answered, now or the first time."""

    status: int
    body: Any
    is_repeat: bool


@atomic
def once(client: ApiClient, key: UUID, asked: Any, deed: Callable[[], tuple[int, Any]], *, at: datetime) -> Answered:
    """Do a deed and keep its answer with it, or give the answer kept. A second request under the same key waits for the
    first. A deed that fails keeps nothing: it may be sent again. Raises OtherRequest for a key used otherwise."""
    digest = hashlib.sha256(json.dumps(asked, sort_keys=True, default=str).encode()).hexdigest()
    mine = KeptAnswer(client=client, key=key, digest=digest, at=at)
    KeptAnswer.objects.bulk_create([mine], ignore_conflicts=True)
    kept = KeptAnswer.objects.get(client=client, key=key)
    if kept.digest != digest:
        raise OtherRequest
    if kept.pk != mine.pk:
        assert kept.status is not None
        return Answered(kept.status, kept.body, True)
    status, body = deed()
    KeptAnswer.objects.filter(pk=mine.pk).update(status=status, body=body)
    return Answered(status, body, False)


def forget_answers(*, at: datetime) -> int:
    """Forget answers kept longer than thirty days, and counts of calls older than two years."""
    ClientHour.objects.filter(hour__lt=at - COUNTED).delete()
    return KeptAnswer.objects.filter(at__lt=at - KEPT).delete()[0]
