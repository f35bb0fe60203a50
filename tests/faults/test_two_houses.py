"""Two installations, each with its own database, under one memorandum; workers and servers of both are killed in the
middle: at the end every application is once on each side, and both say the same of it."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from tests.faults.house import ROOT, House, wait_for

COUNT = 8
TELLING = (
    *("UPDATE exchange_webhookdelivery SET next_attempt_at = now() WHERE state = 'waiting'",),
    *("UPDATE exchange_peernotice SET next_attempt_at = now() WHERE state = 'waiting'",),
    *("UPDATE exchange_peerdeed SET next_attempt_at = now() WHERE state = 'waiting'",),
    *("UPDATE exchange_webhookendpoint SET rests_until = NULL", "UPDATE exchange_peer SET rests_until = NULL"),
    "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute'",
    "INSERT INTO procrastinate_jobs (queue_name, task_name, args) SELECT 'upkeep', 'exchange.sweep_ways',"
    """ '{"timestamp": 0}' WHERE NOT EXISTS (SELECT FROM procrastinate_jobs"""
    " WHERE task_name = 'exchange.sweep_ways' AND status = 'todo')",
)
REFERRED = "SELECT count(*) FROM cases_transition WHERE kind = 'referral'"


class Half(House):
    """One of the two. ``step`` does something in it, as a person would."""

    def environment(self) -> dict[str, str]:
        more = {"TIREK_EXCHANGE_NETWORKS": "127.0.0.0/8", "WORKERS": "1", "SMS_GATEWAY_URL": "", "EMAIL_URL": ""}
        return {**super().environment(), **more}

    def step(self, name: str, **told: Any) -> dict[str, Any]:
        command = [sys.executable, "-m", "tests.faults.pair", name, json.dumps(told)]
        done = subprocess.run(command, env=self.environment(), cwd=ROOT, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()[-3000:]
        return dict(json.loads(done.stdout.splitlines()[-1]))

    def up(self) -> None:
        self.start("serve")
        self.start("worker")

    def kill(self, name: str) -> None:
        """Whole, at once; then started again, as whatever looks after it does."""
        part = self.parts.pop(name)
        with suppress(ProcessLookupError):
            os.killpg(part.pid, 9)
        part.wait()
        self.start(name)

    def patience_is_over(self) -> None:
        """With pauses, leases and dead workers, so that the test need not wait for them."""
        for statement in TELLING:  # each for itself, and given up where a worker is at the same rows
            with suppress(psycopg.OperationalError):
                self.tell("SET lock_timeout = '300ms'", statement)


@pytest.fixture
def houses() -> Iterator[tuple[Half, Half]]:
    folders = [Path(tempfile.mkdtemp(prefix=f"tirek-{name}-")) for name in "ab"]
    pair = Half(folders[0]), Half(folders[1])
    (folders[0] / "static").mkdir()
    (folders[1] / "static").symlink_to(folders[0] / "static")  # collected once for both
    try:
        for each in pair:
            each.server.ensure_running()
        yield pair
    finally:
        for each in pair:
            each.close()
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)


def connect(here: Half, there: Half) -> None:
    """As two administrators do it on the telephone."""
    key = str(uuid4())
    url = f"http://127.0.0.1:{there.port}/api/peers/{key}/notices"
    with ThreadPoolExecutor(2) as hands:
        sending, taking = hands.submit(here.step, "sender", url=url), hands.submit(there.step, "taker")
        told = sending.result()
        here.up()
        taking.result()
    there.up()
    there.step("peer", key=key, address=f"http://127.0.0.1:{here.port}", **told)
    for each in (here, there):
        wait_for(each.is_ready, "the web server")


def until(pair: tuple[Half, Half], there: Half, condition: str, what: str) -> None:
    """Wait for a condition of one house; nobody has to be patient."""

    def is_so() -> bool:
        if there.value(condition):
            return True
        for each in pair:
            each.patience_is_over()
        return False

    wait_for(is_so, what, pause=0.7)


def test_two_installations_lose_and_double_nothing(houses: tuple[Half, Half]) -> None:
    here, there = houses
    connect(here, there)
    with ThreadPoolExecutor(1) as hands:
        referring = hands.submit(here.step, "refer", count=COUNT)
        wait_for(lambda: here.value(REFERRED), "the first referral", pause=0.02)
        here.kill("worker")
        there.kill("serve")
        there.kill("worker")
        referring.result()
    until(houses, there, f"SELECT count(*) = {COUNT} FROM exchange_peercase", "all applications")

    working = there.step("work")
    assert working == {"count": COUNT, "cases": COUNT}
    there.kill("worker")
    here.kill("serve")
    until(houses, here, f"SELECT ({REFERRED} AND state = 'done') = {COUNT}", "all answers")
    until(houses, there, "SELECT count(*) = 0 FROM exchange_peerdeed WHERE state <> 'delivered'", "all words settled")

    verbs = dict(here.rows("SELECT verb, count(*) FROM core_auditevent WHERE verb LIKE 'cases.referral%' GROUP BY 1"))
    assert {verb: verbs[f"cases.referral_{verb}"] for verb in ("made", "accepted", "finished")} == dict.fromkeys(
        ("made", "accepted", "finished"), COUNT
    )
    delivered = here.value("SELECT count(*) FROM cases_planline WHERE state = 'delivered'")
    solved = there.value("SELECT count(*) FROM cases_case WHERE outcome = 'solved'")
    assert delivered == solved == COUNT // 2
    assert there.value("SELECT count(*) FROM cases_case") == COUNT
    assert there.value("SELECT count(DISTINCT remote_id) FROM exchange_peercase WHERE remote_state = 'done'") == COUNT
    theirs = dict(here.rows("SELECT id, state FROM cases_transition WHERE kind = 'referral'"))
    ours = dict(there.rows("SELECT remote_id, remote_state FROM exchange_peercase"))
    assert ours == theirs
