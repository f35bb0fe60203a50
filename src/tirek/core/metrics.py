"""What Prometheus may read: requests by route, jobs by state, and the middleware that counts and logs a request."""

import os
import time
from collections.abc import Callable, Iterable

import structlog
from django.db import connection
from django.http import HttpRequest, HttpResponse
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest, multiprocess
from prometheus_client.core import GaugeMetricFamily, Metric

log = structlog.get_logger("tirek.request")

REQUESTS = Counter("tirek_http_requests", "Requests answered.", ["method", "route", "status"])
SECONDS = Histogram(
    "tirek_http_request_seconds",
    "Time to answer a request.",
    ["method", "route"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
QUIET = frozenset({"health/live", "health/ready", "metrics"})


class ObserveRequests:
    """Middleware: count and log each request by its route, never by its address (which may hold a number)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        start = time.perf_counter()
        response = self.get_response(request)
        seconds = time.perf_counter() - start
        method = request.method if request.method in METHODS else "OTHER"
        route = request.resolver_match.route if request.resolver_match else "none"
        REQUESTS.labels(method, route, str(response.status_code)).inc()
        SECONDS.labels(method, route).observe(seconds)
        if route not in QUIET:
            log.info("request", method=method, route=route, status=response.status_code, ms=round(seconds * 1000, 1))
        return response


class DatabaseCollector:
    """Figures read from the database at the moment Prometheus asks."""

    def collect(self) -> Iterable[Metric]:
        """Jobs by state and the age of the oldest one that could run now."""
        jobs = GaugeMetricFamily("tirek_jobs", "Jobs in the queue by state.", labels=["status"])
        oldest = GaugeMetricFamily("tirek_jobs_oldest_seconds", "Age of the oldest job that could run now.")
        with connection.cursor() as cursor:
            cursor.execute("select status::text, count(*) from procrastinate_jobs group by 1")
            for status, count in cursor.fetchall():
                jobs.add_metric([status], count)
            cursor.execute(
                "select coalesce(extract(epoch from now() - min(coalesce(job.scheduled_at, event.at))), 0)"
                " from procrastinate_jobs job"
                " join procrastinate_events event on event.job_id = job.id and event.type = 'deferred'"
                " where job.status = 'todo' and coalesce(job.scheduled_at, now()) <= now()"
            )
            oldest.add_metric([], float(cursor.fetchone()[0]))
        return [jobs, oldest]


def exposition() -> bytes:
    """All metrics in Prometheus' text format; those of all web processes together when there are several."""
    registry = CollectorRegistry()
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    else:
        registry.register(REQUESTS)
        registry.register(SECONDS)
    registry.register(DatabaseCollector())
    return generate_latest(registry)
