"""Intake: through the API, through the action alone, in bulk, against psycopg alone committing the same rows.

Rounds of each take turns in one run, with the same durability and the same number of connections, so that whatever
else the machine does disturbs all alike. Each contender has two processes of four threads; the API's caller is one more
process and shares the same cores.
"""

import json
import os
import subprocess
import sys
import time
from typing import Any
from uuid import uuid4

from django.db import connections
from django.utils import timezone

from tirek.cases.actions.bulk import submit_many
from tirek.core.actor import ANONYMOUS
from tirek.portal.bench.applications import make_applications
from tirek.portal.bench.database import address
from tirek.portal.bench.server import connected_system, serving
from tirek.portal.cli.terminal import say

PROCESSES = 2
THREADS = 4
ROUNDS = 3
BULK = 5000


def measure(seconds: float) -> list[dict[str, Any]]:
    """Submissions per second of each way, and its share of psycopg's rate."""
    name = connections.settings["default"]["NAME"]
    bulk = _bulk()
    database = address(name)
    with connected_system() as system, serving(database, workers=PROCESSES, threads=THREADS) as site:
        environment = {"DATABASE_URL": database, "BENCH_SITE": site, "BENCH_SYSTEM": json.dumps(system)}
        ways = {"psycopg": PROCESSES, "action": PROCESSES, "api": 1}
        totals: dict[str, list[float]] = {way: [] for way in ways}
        for turn in range(ROUNDS):
            for way, processes in ways.items():
                say(f"Intake, {way}, round {turn + 1} of {ROUNDS} …")
                threads = PROCESSES * THREADS // processes
                totals[way].append(_rate(way, processes, threads, seconds, environment))
    base = sum(totals["psycopg"]) / ROUNDS
    rows = [_row(way, sum(rates) / ROUNDS, base) for way, rates in totals.items()]
    return [*rows, _row("bulk", bulk, base)]


def _row(way: str, rate: float, base: float) -> dict[str, Any]:
    return {"what": way, "per_second": round(rate), "share_of_psycopg": f"{rate / base:.0%}"}


def _rate(way: str, processes: int, threads: int, seconds: float, environment: dict[str, str]) -> float:
    """Commits per second of some processes that begin together."""
    command = [sys.executable, "-m", "tirek.portal.bench.load", way, str(threads), str(seconds)]
    started = [
        subprocess.Popen(
            command, env=os.environ | environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(processes)
    ]
    for process in started:
        assert process.stdout is not None
        process.stdout.readline()  # it is ready
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    return sum(float(process.communicate()[0]) for process in started)


def _bulk() -> float:
    applications = list(make_applications(BULK, key=uuid4))
    submit_many(applications[:100], by=ANONYMOUS, at=timezone.now())
    started = time.perf_counter()
    done = submit_many(applications[100:], by=ANONYMOUS, at=timezone.now())
    spent = time.perf_counter() - started
    assert all(one.case for one in done)
    return len(done) / spent
