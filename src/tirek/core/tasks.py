"""The kernel's jobs."""

from django.utils import timezone

from tirek.core.jobs import periodic, task


@task(queue="messages", name="core.deliver_message")
def deliver_message(message_id: str) -> None:
    """Deliver one message of the outbox; a failure of the gateway is not a failure of the job."""
    from tirek.core.messages.delivery import deliver

    deliver(message_id, at=timezone.now())


@periodic("* * * * *", name="core.sweep_messages")
def sweep_messages(timestamp: int) -> None:
    """Pick up messages whose job was lost."""
    from tirek.core.messages.delivery import sweep

    sweep(at=timezone.now())


@periodic("* * * * *", name="core.seal_audit", queue="upkeep")
def seal_audit(timestamp: int) -> None:
    """Seal what was written in the last minute."""
    from tirek.core.audit.sealing import seal

    seal(at=timezone.now())


@periodic("* * * * *", name="core.rescue_stalled_jobs", queue="upkeep")
def rescue_stalled_jobs(timestamp: int) -> None:
    """Put back the jobs of workers that died."""
    from tirek.core.jobs import rescue_stalled

    rescue_stalled()


@periodic("17 3 * * *", name="core.tidy", queue="upkeep")
def tidy(timestamp: int) -> None:
    """Forget what has served its purpose: finished jobs, expired throttle buckets and sessions, old messages' texts."""
    from tirek.core.upkeep import tidy as tidy_up

    tidy_up(at=timezone.now())


@task(queue="upkeep", name="core.apply_retention")
def apply_retention(run_id: str) -> None:
    """Carry an approved run of a retention rule on to its end."""
    from uuid import UUID

    from tirek.core.actor import system_actor
    from tirek.core.models import RetentionRun
    from tirek.core.retaining import apply_run

    if RetentionRun.objects.unfinished().filter(pk=run_id).exists():
        apply_run(UUID(run_id), by=system_actor("retention"), at=timezone.now())
