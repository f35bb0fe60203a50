"""Jobs of calls and grants."""

from django.utils import timezone

from tirek.calls.actions.grant_chasing import chase_reports
from tirek.core.jobs import periodic


@periodic("35 4 * * *", name="calls.chase_grant_reports")
def chase_late_reports(timestamp: int) -> None:
    """Call in reports of grants that are due soon or late."""
    chase_reports(at=timezone.now())
