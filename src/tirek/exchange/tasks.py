"""Jobs of the exchange."""

from django.utils import timezone

from tirek.core.jobs import defer, periodic, task
from tirek.exchange.actions.carrying import ways_due
from tirek.exchange.actions.import_work import check_import, take_import, undo_import
from tirek.exchange.actions.imports import forget_imports
from tirek.exchange.actions.peer_jobs import carry_peer, forget_peer_notices, look_around, peers_due, wake_peer_now
from tirek.exchange.actions.sending_once import forget_answers
from tirek.exchange.actions.webhook_jobs import KEPT_FOR, WEBHOOKS, carry_webhooks, forget_deliveries, wake_now
from tirek.exchange.models import Peer

__all__ = ["carry_peer", "carry_webhooks", "check_import", "take_import", "undo_import"]


@periodic("41 3 * * *", name="exchange.forget_tokens", queue="upkeep")
def forget_tokens(timestamp: int) -> None:
    """Forget tokens that have expired."""
    from oauth2_provider.models import AccessToken

    AccessToken.objects.filter(expires__lt=timezone.now()).delete()


@periodic("44 3 * * *", name="exchange.forget_answers", queue="upkeep")
def tidy_answers(timestamp: int) -> None:
    """Forget answers kept for requests sent twice, a month old."""
    forget_answers(at=timezone.now())


@periodic("47 3 * * *", name="exchange.forget_imports", queue="upkeep")
def tidy_imports(timestamp: int) -> None:
    """Forget the files and rows of tables handed in long ago."""
    forget_imports(at=timezone.now())


@periodic("* * * * *", name="exchange.sweep_ways", queue="upkeep")
def sweep_ways(timestamp: int) -> None:
    """Wake whoever carries, where something is due: the job was lost with its worker, or never stored."""
    at = timezone.now()
    for endpoint_id in ways_due(WEBHOOKS, at=at):
        wake_now(endpoint_id)
    for peer_id in peers_due(at=at):
        wake_peer_now(peer_id)


@periodic("*/10 * * * *", name="exchange.look_around", queue="upkeep")
def look_at_peers(timestamp: int) -> None:
    """Ask each open peer what has changed: its notices may have been lost."""
    for peer_id in Peer.objects.ready(timezone.now()).values_list("pk", flat=True):
        defer(look_at_peer, once=f"look:{peer_id}", peer_id=str(peer_id))


@task(name="exchange.look_at_peer", retry=False)
def look_at_peer(peer_id: str) -> None:
    """Ask one peer what has changed."""
    look_around(Peer.objects.get(pk=peer_id), at=timezone.now())


@periodic("53 3 * * *", name="exchange.forget_deliveries", queue="upkeep")
def tidy_deliveries(timestamp: int) -> None:
    """Forget what was delivered, or looked at, long ago."""
    at = timezone.now()
    forget_deliveries(at=at)
    forget_peer_notices(before=at - KEPT_FOR)
