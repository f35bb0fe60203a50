"""Jobs of the exchange."""

from django.utils import timezone

from tirek.core.jobs import periodic
from tirek.exchange.actions.carrying import ways_due
from tirek.exchange.actions.import_work import check_import, take_import, undo_import
from tirek.exchange.actions.imports import forget_imports
from tirek.exchange.actions.webhook_jobs import WEBHOOKS, carry_webhooks, forget_deliveries, wake_now

__all__ = ["carry_webhooks", "check_import", "take_import", "undo_import"]


@periodic("41 3 * * *", name="exchange.forget_tokens", queue="upkeep")
def forget_tokens(timestamp: int) -> None:
    """Forget tokens that have expired."""
    from oauth2_provider.models import AccessToken

    AccessToken.objects.filter(expires__lt=timezone.now()).delete()


@periodic("47 3 * * *", name="exchange.forget_imports", queue="upkeep")
def tidy_imports(timestamp: int) -> None:
    """Forget the files and rows of tables handed in long ago."""
    forget_imports(at=timezone.now())


@periodic("* * * * *", name="exchange.sweep_ways", queue="upkeep")
def sweep_ways(timestamp: int) -> None:
    """Wake whoever carries, where something is due: the job was lost with its worker, or never stored."""
    for endpoint_id in ways_due(WEBHOOKS, at=timezone.now()):
        wake_now(endpoint_id)


@periodic("53 3 * * *", name="exchange.forget_deliveries", queue="upkeep")
def tidy_deliveries(timestamp: int) -> None:
    """Forget what was delivered long ago."""
    forget_deliveries(at=timezone.now())
