"""The trail: how fast it is sealed and verified."""

import time
from typing import Any

from django.utils import timezone

from tirek.core.audit.sealing import seal
from tirek.core.audit.verification import verify
from tirek.core.models import AuditEvent


def measure() -> list[dict[str, Any]]:
    """Seal what is not sealed yet, then verify everything."""
    events = AuditEvent.objects.count()
    started = time.perf_counter()
    seal(at=timezone.now())
    sealed = time.perf_counter() - started
    started = time.perf_counter()
    findings = sum(1 for _finding in verify())
    verified = time.perf_counter() - started
    return [
        {"what": "seal", "events": events, "seconds": round(sealed, 2)},
        {"what": "verify", "events": events, "seconds": round(verified, 2), "findings": findings},
    ]
