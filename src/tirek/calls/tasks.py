"""Jobs of calls and grants."""

from django.utils import timezone

from tirek.calls.actions.grant_chasing import chase_reports
from tirek.calls.actions.judging_notices import remind_judges
from tirek.calls.actions.voting import look_at_running_votes
from tirek.core.jobs import periodic


@periodic("35 4 * * *", name="calls.chase_grant_reports")
def chase_late_reports(timestamp: int) -> None:
    """Call in reports of grants that are due soon or late."""
    chase_reports(at=timezone.now())


@periodic("*/20 * * * *", name="calls.look_at_votes")
def look_at_votes(timestamp: int) -> None:
    """Log odd patterns of public votes that run."""
    look_at_running_votes(at=timezone.now())


@periodic("5 5 * * *", name="calls.remind_judges")
def remind_of_entries(timestamp: int) -> None:
    """Remind judges of the entries they have left, in the last days of a stage."""
    remind_judges(at=timezone.now())
