"""Jobs of media."""

from uuid import UUID

from django.utils import timezone

from tirek.core.actor import system_actor
from tirek.core.jobs import defer, periodic, task
from tirek.media.actions.articles import publish_due
from tirek.media.actions.fetching import read_feed
from tirek.media.actions.letters import send_letter
from tirek.media.queries.monitoring import due_feeds


@periodic("*/5 * * * *", name="media.publish_due")
def publish_at_their_hour(timestamp: int) -> None:
    """Approved publications appear at their hour."""
    publish_due(by=system_actor("media"), at=timezone.now())


@periodic("*/5 * * * *", name="media.read_feeds")
def read_due_feeds(timestamp: int) -> None:
    """Each feed that is due as a job of its own, never two of one at a time."""
    for key in due_feeds(timezone.now()):
        defer(read_one_feed, once=f"feed:{key}", lock=f"feed:{key}", feed=str(key))


@task(retry=False, name="media.read_feed")
def read_one_feed(feed: str) -> None:
    """Read one feed; a failure is written at it and it is asked later."""
    read_feed(UUID(feed), by=system_actor("media"), at=timezone.now())


@periodic("0 5 * * 1", name="media.send_letter")
def send_the_newsletter(timestamp: int) -> None:
    """The week's publications to those who asked for them: Mondays at ten."""
    send_letter(by=system_actor("media"), at=timezone.now())
