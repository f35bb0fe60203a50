"""The kernel's jobs."""

from procrastinate import JobContext
from procrastinate.contrib.django import app

from django.utils import timezone

from tirek.core.jobs import STALLED_AFTER, periodic, task


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
