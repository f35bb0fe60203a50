"""Jobs of the case family."""

from datetime import timedelta

from django.utils import timezone

from tirek.cases.actions.escalation import escalate
from tirek.cases.actions.housekeeping import purge_drafts
from tirek.cases.actions.scans import scan_attachment
from tirek.core.actor import system_actor
from tirek.core.jobs import periodic

__all__ = ["purge_stale_drafts", "scan_attachment"]


@periodic("17 3 * * *", name="cases.purge_drafts")
def purge_stale_drafts(timestamp: int) -> None:
    """Forget drafts nobody has touched for thirty days, and those that became a case a day ago."""
    now = timezone.now()
    purge_drafts(untouched_since=now - timedelta(days=30), submitted_before=now - timedelta(days=1))


@periodic("5 4 * * *", name="cases.escalate")
def climb_the_ladder(timestamp: int) -> None:
    """Tell people of deadlines that come near or have passed: at nine in the morning, on working days."""
    escalate(by=system_actor("escalation"), at=timezone.now())
