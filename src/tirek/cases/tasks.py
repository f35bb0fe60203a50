"""Jobs of the case family."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from tirek.cases.actions.bulk_work import do_bulk
from tirek.cases.actions.calendar import recount_moved
from tirek.cases.actions.escalation import escalate
from tirek.cases.actions.housekeeping import forget_codes, purge_drafts
from tirek.cases.actions.idea_notices import tell_supporters
from tirek.cases.actions.packets import make_packets, remind_of_packets
from tirek.cases.actions.referral_silence import remind_of_silence
from tirek.cases.actions.scans import scan_attachment
from tirek.core.actor import system_actor
from tirek.core.calendar import local_date
from tirek.core.jobs import periodic, task
from tirek.core.period import Period

__all__ = ["do_bulk", "purge_stale_drafts", "scan_attachment", "tell_supporters"]


@periodic("17 3 * * *", name="cases.purge_drafts")
def purge_stale_drafts(timestamp: int) -> None:
    """Forget drafts nobody has touched for thirty days, and those that became a case a day ago."""
    now = timezone.now()
    purge_drafts(untouched_since=now - timedelta(days=30), submitted_before=now - timedelta(days=1))
    forget_codes(ended_before=now - timedelta(days=1))


@periodic("5 4 * * *", name="cases.escalate")
def climb_the_ladder(timestamp: int) -> None:
    """Tell people of deadlines that come near or have passed: at nine in the morning, on working days."""
    escalate(by=system_actor("escalation"), at=timezone.now())


@task(name="cases.recount_moved")
def recount_the_rest(override_id: str) -> None:
    """Recount what a change of the calendar has not moved yet; running again moves nothing twice."""
    recount_moved(UUID(override_id), at=timezone.now())


@periodic("20 4 * * *", name="cases.remind_of_silence")
def remind_silent_partners(timestamp: int) -> None:
    """Take the silence of partners up its ladder: in the morning, on working days."""
    remind_of_silence(by=system_actor("referrals"), at=timezone.now())


@periodic("40 1 * * *", name="cases.packets")
def make_quarterly_packets(timestamp: int) -> None:
    """Make the packets of the quarter that has ended, where they are missing. A day without a worker loses nothing."""
    now = timezone.now()
    make_packets(Period.containing(local_date(now)).previous(), by=system_actor("packets"), at=now)


@periodic("30 4 * * *", name="cases.remind_of_packets")
def remind_of_receipts(timestamp: int) -> None:
    """Remind the offices whose receipt is late."""
    remind_of_packets(by=system_actor("packets"), at=timezone.now())
