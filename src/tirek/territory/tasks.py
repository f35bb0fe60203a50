"""What this app does by itself."""

from django.utils import timezone

from tirek.core.actor import system_actor
from tirek.core.jobs import periodic


@periodic("7 * * * *")
def carry_out_reforms(timestamp: int) -> None:
    """Carry out the agreed reforms whose day has come."""
    from tirek.territory.actions import carry_out_due

    carry_out_due(by=system_actor("reforms"), at=timezone.now())
