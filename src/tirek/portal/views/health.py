"""What a balancer, a monitor and Prometheus ask: is it alive, is it ready, how is it doing."""

import hmac
from collections.abc import Callable

import structlog
from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from tirek.core.access import public
from tirek.core.metrics import exposition

log = structlog.get_logger(__name__)

WORKER_SILENCE = 90
LOOPBACK = frozenset({"127.0.0.1", "::1", "::ffff:127.0.0.1"})
_migrated: set[str] = set()


@public
@require_safe
@never_cache
def live(request: HttpRequest) -> JsonResponse:
    """200 as long as the process answers at all."""
    return JsonResponse({"status": "live"})


@public
@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """200 when it may be used; 503 when a part it cannot do without is not ready. Every part is named.

    Without a worker applications are still taken and what they cause waits in the queue: the part is named, but a
    balancer must not take the pages away for it.
    """
    parts = {name: _is_ready(check) for name, check in PARTS.items()}
    is_ready = all(parts[name] for name in INDISPENSABLE)
    words = {name: _word(part) for name, part in parts.items()}
    return JsonResponse({"status": _word(is_ready), "parts": words}, status=200 if is_ready else 503)


@public
@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus' figures, for this machine itself or for whoever has the token."""
    if not _may_read_metrics(request):
        cure = "Set TIREK_METRICS_TOKEN and send it as a bearer token.\n"
        return HttpResponse(cure, status=403, content_type="text/plain")
    return HttpResponse(exposition(), content_type=CONTENT_TYPE_LATEST)


def _may_read_metrics(request: HttpRequest) -> bool:
    if settings.METRICS_TOKEN:
        sent = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(sent.encode(), settings.METRICS_TOKEN.encode())
    forwarded = {"X-Forwarded-For", "Forwarded", "X-Real-Ip", "Via"} & {name.title() for name in request.headers}
    return not forwarded and not settings.SECURE_PROXY_SSL_HEADER and request.META.get("REMOTE_ADDR") in LOOPBACK


def _word(is_ready: bool) -> str:
    return "ready" if is_ready else "not ready"


def _is_ready(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except Error as error:
        log.warning("not_ready", part=check.__name__, error=type(error).__name__)
        return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select 1")
        return bool(cursor.fetchone() == (1,))


def _migrations() -> bool:
    """Whether every migration is applied; asked once a process, for they are never unapplied under its feet."""
    if "yes" not in _migrated:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return False
        _migrated.add("yes")
    return True


def _queue() -> bool:
    """Whether a worker gave a sign of life lately."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select exists (select 1 from procrastinate_workers"
            " where last_heartbeat > now() - %s * interval '1 second')",
            [WORKER_SILENCE],
        )
        return bool(cursor.fetchone()[0])


INDISPENSABLE = ("database", "migrations")
PARTS: dict[str, Callable[[], bool]] = {"database": _database, "migrations": _migrations, "queue": _queue}
