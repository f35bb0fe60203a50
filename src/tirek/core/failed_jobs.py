"""Jobs that used up their attempts: a person looks at each and runs it again or puts it aside."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.core_permissions import CorePermission
from tirek.core.enums import DiscardReason
from tirek.core.models import JobFailure
from tirek.core.verdict import Refused, refuse


@dataclass(frozen=True)
class FailedJob:
    """A line of the page. ``arguments`` are keys and codes, never personal data."""

    id: int
    task: str
    arguments: dict[str, object]
    attempts: int
    error: str
    failed_at: datetime | None


def failed_jobs(actor: Actor) -> "QuerySet[ProcrastinateJob, ProcrastinateJob]":
    """The failed jobs nobody has put aside, for who may manage jobs."""
    if not actor.holds(CorePermission.MANAGE_JOBS):
        return ProcrastinateJob.objects.none()
    aside = JobFailure.objects.filter(discarded_at__isnull=False).values("job_id")
    return ProcrastinateJob.objects.filter(status="failed").exclude(id__in=aside)


def described(jobs: list[ProcrastinateJob]) -> list[FailedJob]:
    """Jobs with what they died of; two queries however many."""
    failures = JobFailure.objects.in_bulk([job.pk for job in jobs])
    return [_line(job, failures.get(job.pk)) for job in jobs]


@transaction.atomic
def retry_job(job_id: int, *, by: Actor, at: datetime) -> None:
    """Put a failed job back into the queue, to run at once. Raises Refused when it is no longer among the failed."""
    _lock(job_id, by)
    app.job_manager.retry_job_by_id(job_id, retry_at=at)
    record("core.job_retried", JobFailure(job_id=job_id), by=by, at=at)


@transaction.atomic
def discard_job(job_id: int, *, reason: DiscardReason, by: Actor, at: datetime) -> None:
    """Put a failed job aside for good. Raises Refused when it is no longer among the failed."""
    _lock(job_id, by)
    JobFailure.objects.update_or_create(
        job_id=job_id,
        defaults={"discarded_at": at, "discard_reason": reason},
        create_defaults={"discarded_at": at, "discard_reason": reason, "failed_at": at, "error": ""},
    )
    record("core.job_discarded", JobFailure(job_id=job_id), by=by, at=at, reason=reason)


def _lock(job_id: int, by: Actor) -> None:
    if not by.holds(CorePermission.MANAGE_JOBS):
        raise Refused(refuse(_("Your role does not manage jobs.")))
    if not failed_jobs(by).select_for_update().filter(pk=job_id).exists():
        raise Refused(refuse(_("This job is no longer among the failed ones: someone else has dealt with it.")))


def _line(job: ProcrastinateJob, failure: JobFailure | None) -> FailedJob:
    return FailedJob(
        id=job.pk,
        task=job.task_name,
        arguments=job.args,
        attempts=job.attempts,
        error=failure.error if failure else "",
        failed_at=failure.failed_at if failure else None,
    )
