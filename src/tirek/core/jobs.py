"""Work that may wait: jobs in PostgreSQL (procrastinate), stored with the data that causes them.

A job runs at least once: it may run again after its worker was killed, so what it does must bear repeating.
"""

import asyncio
import random
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from traceback import extract_tb
from typing import Any

import structlog
from asgiref.sync import async_to_sync
from django.db import connection, transaction
from django.utils import timezone
from procrastinate import App, BaseRetryStrategy, JobContext, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued, UniqueViolation
from procrastinate.jobs import Job, Status
from procrastinate.signals import on_stop
from procrastinate.tasks import Task
from procrastinate.worker import Worker

log = structlog.get_logger(__name__)

HEARTBEAT = 10.0
STALLED_AFTER = 30.0


class Backoff(BaseRetryStrategy):
    """Wait twice as long after each failure, with jitter so that jobs that failed together do not return together."""

    def __init__(self, *, first: float = 5, longest: float = 3600, attempts: int = 8) -> None:
        self.first, self.longest, self.attempts = first, longest, attempts

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """When to run again; None once the attempts are used up, which leaves the job among the failed ones."""
        if job.attempts + 1 >= self.attempts:
            return None
        return RetryDecision(retry_in={"seconds": round(self.seconds(job.attempts))})

    def seconds(self, attempts: int) -> float:
        """The pause after that many earlier attempts: doubling, capped, ± 20 %."""
        doubled: float = min(self.first * 2**attempts, self.longest)
        return doubled * random.uniform(0.8, 1.2)  # noqa: S311


RETRY = Backoff()


def task(
    *, retry: BaseRetryStrategy | bool = RETRY, queue: str = "default", name: str | None = None
) -> Callable[[Callable[..., Any]], Task[..., Any, Any]]:
    """Decorator: make a plain function a job. Its arguments are JSON: keys and codes, no personal data.

    Put jobs in ``<app>/tasks.py``. Call it later with ``defer(job, …)``.
    """

    def decorate(function: Callable[..., Any]) -> Task[..., Any, Any]:
        wrap = app.task(
            name=name or f"{function.__module__}.{function.__name__}",
            queue=queue,
            retry=retry,
            task_middleware=[_remember_failure],
        )
        return wrap(function)

    return decorate


def periodic(cron: str, **options: Any) -> Callable[[Callable[..., Any]], Task[..., Any, Any]]:
    """Decorator: a job that runs by a cron expression; the function receives ``timestamp``. Never two waiting."""

    def decorate(function: Callable[..., Any]) -> Task[..., Any, Any]:
        return app.periodic(cron=cron, queueing_lock=f"{function.__module__}.{function.__name__}")(
            task(**options)(function)
        )

    return decorate


def defer(
    job: Task[..., Any, Any],
    *,
    at: datetime | None = None,
    lock: str | None = None,
    once: str | None = None,
    **arguments: Any,
) -> int | None:
    """Store a job in the caller's transaction: it exists if and only if the transaction commits. Returns its key.

    ``at``: not before that moment. ``lock``: jobs with the same lock run one after another. ``once``: nothing is
    stored (and None returned) while a job with the same value waits.
    """
    options: dict[str, Any] = {"schedule_at": at} if at else {}
    if not once:
        return job.configure(lock=lock, **options).defer(**arguments)
    try:
        with transaction.atomic():  # the refusal is a unique violation: confine it to a savepoint
            return job.configure(lock=lock, queueing_lock=once, **options).defer(**arguments)
    except AlreadyEnqueued:
        return None


def run_worker(
    *,
    concurrency: int = 4,
    queues: list[str] | None = None,
    wait: bool = True,
    heartbeat: float = HEARTBEAT,
    stalled_after: float = STALLED_AFTER,
    graceful_seconds: float = 20,
) -> None:
    """Work through the queue until stopped by SIGINT or SIGTERM; with ``wait=False``, until the queue is empty.
    Raises WorkerEnded when it ends unasked, as it does when its connection to the database breaks.

    The worker listens on its own connection, while jobs that defer further jobs do so on Django's, inside their own
    transaction: hence ``with_connector`` (a second app over the same tasks), not ``replace_connector``.
    """
    rescue_stalled(stalled_after)
    worker_app = app.with_connector(app.connector.get_worker_connector())  # type: ignore[attr-defined]
    options: dict[str, Any] = {
        "concurrency": concurrency,
        "queues": queues,
        "wait": wait,
        "update_heartbeat_interval": heartbeat,
        "stalled_worker_timeout": stalled_after,
        "shutdown_graceful_timeout": graceful_seconds,
    }
    if not asyncio.run(_until_asked_to_stop(worker_app, options)) and wait:
        raise WorkerEnded


async def _until_asked_to_stop(worker_app: App, options: dict[str, Any]) -> bool:
    """Work until a signal asks to stop, which lets running jobs finish. False when the work ended by itself."""
    async with worker_app.open_async():
        working = asyncio.create_task(worker_app.run_worker_async(install_signal_handlers=False, **options))

        def stop() -> None:
            working.cancel()

        with on_stop(stop), suppress(asyncio.CancelledError):
            await working
    return working.cancelled()


def rescue_stalled(stalled_after: float = STALLED_AFTER) -> int:
    """Put the jobs of workers that died (killed, power lost) back into the queue; returns how many.

    A job that has taken its worker down with it too often is put among the failed ones instead of killing on; one for
    which another waits under the same ``once`` is put aside, since that one does its work.
    """
    manager = app.job_manager
    stalled = list(async_to_sync(manager.get_stalled_jobs)(seconds_since_heartbeat=stalled_after))
    for job in stalled:
        log.warning("job_rescued", job_id=job.id, task=job.task_name, attempts=job.attempts)
        if job.attempts + 1 >= RETRY.attempts:
            async_to_sync(manager.finish_job)(job, status=Status.FAILED, delete_job=False)
            _store_failure(job.id, WorkerDied())
        elif _another_waits(job):
            async_to_sync(manager.finish_job)(job, status=Status.ABORTED, delete_job=False)
        else:
            with suppress(UniqueViolation):  # one came to wait this very moment: the next look puts this one aside
                async_to_sync(manager.retry_job)(job)
    return len(stalled)


def _another_waits(job: Job) -> bool:
    """Whether another job is waiting under the same ``once``: two may not, so that this one cannot go back."""
    waiting = "SELECT 1 FROM procrastinate_jobs WHERE status = 'todo' AND queueing_lock = %s AND id <> %s LIMIT 1"
    with connection.cursor() as cursor:
        cursor.execute(waiting, [job.queueing_lock, job.id])
        return cursor.fetchone() is not None


class WorkerEnded(Exception):
    """The worker has stopped though nobody asked it to: whoever looks after it must start it again."""


class WorkerDied(Exception):
    """The worker of a job went away without a word."""


def _remember_failure(call_next: Callable[[], Any], context: JobContext, worker: Worker) -> Any:
    """Keep what a job died of for the page of failed jobs, then let the retry policy have it; unless another waits
    that will do the same."""
    try:
        return call_next()
    except Exception as error:
        if _another_waits(context.job):
            log.warning("job_left_to_the_next", job_id=context.job.id, task=context.job.task_name)
            return None
        _store_failure(context.job.id, error)
        raise


def _store_failure(job_id: int | None, error: Exception) -> None:
    from tirek.core.models import JobFailure  # the task decorator is imported before the models are

    if job_id is None:
        return
    try:
        JobFailure.objects.update_or_create(
            job_id=job_id, defaults={"error": describe(error), "failed_at": timezone.now()}
        )
    except Exception:
        log.exception("job_failure_not_stored", job_id=job_id)


def describe(error: BaseException) -> str:
    """The class of an error and the line that raised it. Never its text, which may quote personal data."""
    frames = extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__module__}.{type(error).__qualname__}{place}"[:300]
