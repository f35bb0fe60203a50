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
        loads = {way: _started(way, processes, seconds, environment) for way, processes in ways.items()}
        totals: dict[str, list[float]] = {way: [] for way in ways}
        for turn in range(ROUNDS):
            for way, processes in loads.items():
                totals[way].append(_rate(processes))
                say(f"Intake, {way}, round {turn + 1} of {ROUNDS}: {totals[way][-1]:.0f} a second")
        for process in (each for processes in loads.values() for each in processes):
            process.communicate()
    base = sum(totals["psycopg"]) / ROUNDS
    rows = [_row(way, sum(rates) / ROUNDS, base) for way, rates in totals.items()]
    return [*rows, _row("bulk", bulk, base)]


def _row(way: str, rate: float, base: float) -> dict[str, Any]:
    return {"what": way, "per_second": round(rate), "share_of_psycopg": f"{rate / base:.0%}"}


def _started(way: str, processes: int, seconds: float, environment: dict[str, str]) -> "list[subprocess.Popen[str]]":
    """Processes of load that are ready and wait for their turn."""
    threads = str(PROCESSES * THREADS // processes)
    command = [sys.executable, "-m", "tirek.portal.bench.load", way, threads, str(seconds)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    started = [subprocess.Popen(command, env=os.environ | environment, **pipes) for _ in range(processes)]
    for process in started:
        assert process.stdout is not None
        process.stdout.readline()
    return started


def _rate(processes: "list[subprocess.Popen[str]]") -> float:
    """Commits per second of some processes that begin together."""
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    return sum(float(process.stdout.readline()) for process in processes if process.stdout)


def _bulk() -> float:
    applications = list(make_applications(BULK, key=uuid4))
    submit_many(applications[:100], by=ANONYMOUS, at=timezone.now())
    started = time.perf_counter()
    done = submit_many(applications[100:], by=ANONYMOUS, at=timezone.now())
    spent = time.perf_counter() - started
    assert all(one.case for one in done)
    return len(done) / spent
