"""Jobs of the network."""

from django.utils import timezone

from tirek.core.actor import system_actor
from tirek.core.jobs import periodic
from tirek.network.actions.renewal_reminders import remind_of_renewals
from tirek.network.actions.term_reminders import remind_of_terms


@periodic("10 4 * * *", name="network.remind_of_terms")
def remind_of_ending_terms(timestamp: int) -> None:
    """Tell the secretaries of terms that run out, in the morning."""
    remind_of_terms(by=system_actor("terms"), at=timezone.now())


@periodic("12 4 * * *", name="network.remind_of_renewals")
def remind_of_memoranda_that_end(timestamp: int) -> None:
    """Tell the parties of memoranda that run out, in the morning."""
    remind_of_renewals(by=system_actor("terms"), at=timezone.now())
