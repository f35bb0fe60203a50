"""Calls of systems are counted as they are answered."""

from collections.abc import Callable
from time import perf_counter
from typing import Any

import structlog
from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from tirek.core.ids import uuid7
from tirek.exchange.api.deprecated import deprecation_of, headers_of
from tirek.exchange.api.problems import problem

log = structlog.get_logger(__name__)
ROOT = "/api/v1/"
LONGEST = 60
# One statement that waits for no disk: a count lost with a power cut is no loss.
_COUNT = """
    WITH quick AS (SELECT set_config('synchronous_commit', 'off', true))
    INSERT INTO exchange_clienthour AS kept
        (id, created_at, client_id, hour, operation, status, calls, spent_ms, slowest_ms)
    SELECT %(id)s, now(), %(client)s, date_trunc('hour', now()), %(operation)s, %(status)s, 1, %(ms)s, %(ms)s FROM quick
    ON CONFLICT (client_id, hour, operation, status) DO UPDATE SET
        calls = kept.calls + 1,
        spent_ms = kept.spent_ms + excluded.spent_ms,
        slowest_ms = greatest(kept.slowest_ms, excluded.slowest_ms)
"""


class CountCalls:
    """Counts a call of a known system by hour, operation and answer; tells it how often it may call, and whether the
    operation will go."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(ROOT):
            return self.get_response(request)
        begun = perf_counter()
        response = self.get_response(request)
        client = getattr(request, "api_client", None)
        if client is not None:
            if settings.API_CALLS_PER_MINUTE:
                response["RateLimit-Policy"] = f'"minute";q={settings.API_CALLS_PER_MINUTE};w=60'
            _count(client.pk, _operation(request), response.status_code, int((perf_counter() - begun) * 1000))
        if found := deprecation_of(request):
            for name, value in headers_of(*found).items():
                response[name] = value
        return response

    def process_view(self, request: HttpRequest, *told: Any) -> HttpResponse | None:
        """Answer for an operation that is gone."""
        found = deprecation_of(request) if request.path_info.startswith(ROOT) else None
        if found is None or not found[1].is_gone(timezone.localdate()):
            return None
        words = _("Use %(operation)s instead.") % {"operation": found[1].instead} if found[1].instead else ""
        return problem(410, words)


def _operation(request: HttpRequest) -> str:
    route = request.resolver_match.route if request.resolver_match else ""
    return f"{request.method} {route.removeprefix(ROOT[1:])}"[:LONGEST]


def _count(client_id: object, operation: str, status: int, spent: int) -> None:
    told: dict[str, Any] = {"id": uuid7(), "client": client_id, "operation": operation, "status": status, "ms": spent}
    try:
        with connection.cursor() as cursor:
            cursor.execute(_COUNT, told)
    except DatabaseError:
        log.warning("call_not_counted", operation=operation)  # the answer is made: a count is not worth losing it
