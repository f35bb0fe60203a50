"""Jobs of activities."""

from django.utils import timezone

from tirek.activities.actions.chasing import chase_reports, remind_participants
from tirek.core.jobs import periodic


@periodic("0 13 * * *", name="activities.remind_participants")
def remind_of_tomorrow(timestamp: int) -> None:
    """Tell participants of tomorrow's events: at six in the evening."""
    remind_participants(at=timezone.now())


@periodic("15 4 * * *", name="activities.chase_reports")
def chase_late_reports(timestamp: int) -> None:
    """Ask organisers for reports that are due or late."""
    chase_reports(at=timezone.now())
