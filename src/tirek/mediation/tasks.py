"""Jobs of mediation."""

from django.utils import timezone

from tirek.core.jobs import periodic
from tirek.mediation.actions.fulfilling import remind_of_promises
from tirek.mediation.actions.renewing import remind_of_renewals
from tirek.mediation.actions.sessions import remind_of_sessions


@periodic("10 13 * * *", name="mediation.remind_of_sessions")
def remind_of_tomorrows_sessions(timestamp: int) -> None:
    """Tell those who have a session tomorrow: at six in the evening."""
    remind_of_sessions(at=timezone.now())


@periodic("25 4 * * *", name="mediation.remind_of_promises")
def remind_of_due_promises(timestamp: int) -> None:
    """Tell sides of promises that are due."""
    remind_of_promises(at=timezone.now())


@periodic("40 4 * * *", name="mediation.remind_of_renewals")
def remind_of_ending_certificates(timestamp: int) -> None:
    """Tell mediators whose certificate ends soon."""
    remind_of_renewals(at=timezone.now())
