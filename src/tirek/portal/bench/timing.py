"""Timing one thing many times."""

import time
from collections.abc import Callable, Iterable
from typing import Any

from django.db import connection

from tirek.portal.cli.terminal import say


def timed(what: str, calls: Iterable[Callable[[], object]], *, warm: int = 2) -> dict[str, Any]:
    """Median and 95th percentile in milliseconds of the calls, and the most queries that one of them took.

    ``cpu_ms`` is the median of this process' own processor time and ``db_ms`` that of waiting for the database: on a
    machine that others use too, they say more than the wall clock. The first few calls are made once more before the
    measuring, to load templates and plans.
    """
    calls = list(calls)
    for call in calls[:warm]:
        call()
    wall, own, waited, queries = [], [], [], 0
    for call in calls:
        watch = _Watch()
        with connection.execute_wrapper(watch):
            started, busy = time.perf_counter(), time.thread_time()
            call()
            wall.append((time.perf_counter() - started) * 1000)
            own.append((time.thread_time() - busy) * 1000)
        waited.append(watch.spent * 1000)
        queries = max(queries, watch.count)
    row = {
        "what": what,
        "times": len(wall),
        "median_ms": _share(wall, 0.5),
        "p95_ms": _share(wall, 0.95),
        "cpu_ms": _share(own, 0.5),
        "db_ms": _share(waited, 0.5),
        "queries": queries,
    }
    say(", ".join(f"{name} {value}" for name, value in row.items()))
    return row


def _share(values: list[float], share: float) -> float:
    return round(sorted(values)[min(len(values) - 1, int(len(values) * share))], 1)


class _Watch:
    """Counts queries and the time they take."""

    def __init__(self) -> None:
        self.count, self.spent = 0, 0.0

    def __call__(self, execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
        self.count += 1
        started = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.spent += time.perf_counter() - started
