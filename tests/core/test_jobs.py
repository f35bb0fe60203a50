"""Jobs: stored with their cause, tried again, rescued from dead workers, shown when they fail for good."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.core.job_samples import asking_again_then_failing, failing, rolled_back, slow_once, two_steps

from tirek.core.actor import EVERYWHERE, Actor, Grant
from tirek.core.enums import DiscardReason
from tirek.core.failed_jobs import described, discard_job, failed_jobs, retry_job
from tirek.core.jobs import Backoff, defer, rescue_stalled, run_worker
from tirek.core.models import AuditEvent, JobFailure, Message
from tirek.core.roles import Role
from tirek.core.upkeep import tidy
from tirek.core.verdict import Refused

pytestmark = pytest.mark.django_db(transaction=True)
ADMIN = Actor(user_id=uuid4(), grants=(Grant(Role.ADMINISTRATOR, None, EVERYWHERE),))
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def empty_queue():
    """The queue's tables are not Django's own and outlive a transactional test."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers, procrastinate_events CASCADE")


def state_of(job_id: int) -> str:
    return ProcrastinateJob.objects.get(pk=job_id).status


def work_off() -> None:
    run_worker(wait=False, queues=["default", "messages"], heartbeat=0.2, stalled_after=1)


def wait_for(condition, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.05)


def test_a_job_exists_only_if_its_transaction_commits():
    with transaction.atomic():
        defer(failing, note="never")
        transaction.set_rollback(True)
    assert not ProcrastinateJob.objects.filter(args__note="never").exists()


def test_a_job_asked_for_once_waits_once_and_the_transaction_stays_usable():
    with transaction.atomic():
        assert defer(failing, once="a", note="1")
        assert defer(failing, once="a", note="2") is None
        assert defer(failing, once="b", note="3")
    assert ProcrastinateJob.objects.count() == 2


def test_a_failing_job_is_tried_as_often_as_its_policy_says_then_shown():
    job_id = defer(failing, note="x")
    for _ in range(4):
        work_off()
    assert state_of(job_id) == "failed"
    (line,) = described(list(failed_jobs(ADMIN)))
    assert (line.task, line.arguments, line.attempts) == ("tests.failing", {"note": "x"}, 3)
    assert line.error.startswith("builtins.LookupError at job_samples.py:")
    assert "Айгүл" not in line.error


def test_what_a_job_stores_in_a_failed_transaction_is_gone():
    defer(rolled_back, note="k1")
    work_off()
    assert not Message.objects.exists()
    jobs = ProcrastinateJob.objects.filter(task_name__startswith="tests.")  # not those that are due by the clock
    assert list(jobs.values_list("task_name", "status")) == [("tests.rolled_back", "failed")]


def test_a_job_may_cause_further_jobs():
    defer(two_steps, note="k2")
    work_off()
    work_off()
    assert Message.objects.get(key="k2").state == "sent"


def test_a_job_whose_worker_is_killed_runs_again(tmp_path: Path):
    job_id = defer(slow_once, folder=str(tmp_path))
    database = {key: connection.settings_dict[key] for key in ("NAME", "HOST", "PORT", "USER", "PASSWORD")}
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.core.worker_process", json.dumps(database)],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    try:
        wait_for((tmp_path / "runs").exists)
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait()
    finally:
        worker.kill()
    assert state_of(job_id) == "doing", "nobody has noticed yet"
    wait_for(lambda: rescue_stalled(1) > 0)
    assert state_of(job_id) == "todo"
    work_off()
    assert state_of(job_id) == "succeeded"
    assert (tmp_path / "runs").read_text() == "run\nrun\n"


def test_a_job_that_kills_every_worker_is_put_among_the_failed():
    job_id = defer(failing, note="poison")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', attempts = 7 WHERE id = %s", [job_id])
    assert rescue_stalled() == 1
    assert state_of(job_id) == "failed"
    assert "WorkerDied" in JobFailure.objects.get(job_id=job_id).error


def test_a_job_of_a_dead_worker_is_put_aside_when_another_waits_to_do_the_same():
    lost = defer(failing, once="the same", note="x")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [lost])
    waiting = defer(failing, once="the same", note="x")
    assert rescue_stalled() == 1
    assert (state_of(lost), state_of(waiting)) == ("aborted", "todo")
    assert rescue_stalled() == 0


def test_a_job_that_fails_while_another_waits_to_do_the_same_leaves_it_to_that_one():
    job_id = defer(asking_again_then_failing, once="asked again")
    run_worker(wait=False, queues=["default"], heartbeat=0.2, stalled_after=1)
    jobs = ProcrastinateJob.objects.filter(task_name="tests.asking_again_then_failing").order_by("id")
    first, second = jobs
    assert (first.pk, first.status) == (job_id, "succeeded")
    assert list(JobFailure.objects.values_list("job_id", flat=True)) == [second.pk]


@pytest.fixture
def failed(db) -> int:
    job_id = defer(failing, note="x")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed' WHERE id = %s", [job_id])
    return job_id


def test_a_failed_job_is_run_again_once(failed):
    retry_job(failed, by=ADMIN, at=timezone.now())
    assert state_of(failed) == "todo"
    assert AuditEvent.objects.get().verb == "core.job_retried"
    with pytest.raises(Refused):
        retry_job(failed, by=ADMIN, at=timezone.now())


def test_a_failed_job_is_put_aside_with_a_reason(failed):
    discard_job(failed, reason=DiscardReason.DUPLICATE, by=ADMIN, at=timezone.now())
    assert not failed_jobs(ADMIN).exists()
    assert AuditEvent.objects.get().facts == {"reason": "duplicate"}
    with pytest.raises(Refused):
        discard_job(failed, reason=DiscardReason.DUPLICATE, by=ADMIN, at=timezone.now())


def test_nobody_else_manages_jobs(failed):
    stranger = Actor(user_id=uuid4(), grants=(Grant(Role.CLERK, None, EVERYWHERE),))
    assert not failed_jobs(stranger).exists()
    with pytest.raises(Refused):
        retry_job(failed, by=stranger, at=timezone.now())


def test_pauses_double_with_jitter_and_end():
    policy = Backoff(first=5, longest=100, attempts=8)
    assert 4 <= policy.seconds(0) <= 6
    assert 32 <= policy.seconds(3) <= 48
    assert policy.seconds(30) <= 120


def test_upkeep_forgets_what_has_served_its_purpose(failed):
    now = timezone.now()
    message = Message.objects.create(
        channel="sms", to="+77000001234", body="мәтін", language="kk", key="k", state="sent", sent_at=now,
        next_attempt_at=now, created_at=now - timedelta(days=200),
    )  # fmt: skip
    JobFailure.objects.create(job_id=999_999, error="x", failed_at=now)
    tidy(at=now)
    message.refresh_from_db()
    assert (message.to, message.body, message.state) == ("", "", "sent")
    assert not JobFailure.objects.exists()
    assert state_of(failed) == "failed"
