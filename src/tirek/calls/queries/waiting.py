"""What waits for those who run calls."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from tirek.calls.enums import CallPermission, CallState, EntryState, FormalState
from tirek.calls.models import Call, Entry, Likeness
from tirek.core.actor import Actor

SOON = timedelta(days=30)


def entries_to_check(actor: Actor, at: datetime) -> QuerySet[Entry]:
    """Entries of closed windows that nobody has checked, in calls one runs."""
    reach = actor.reach(CallPermission.RUN)
    rows = Entry.objects.filter(state=EntryState.SUBMITTED, formal=FormalState.WAITING, call__closes_at__lte=at)
    return rows.filter(reach.q("call__organisation_id"), call__state=CallState.PUBLISHED) if reach else rows.none()


def alike_to_judge(actor: Actor) -> QuerySet[Likeness]:
    """Texts that are much alike and that nobody has judged, in calls one runs."""
    reach = actor.reach(CallPermission.RUN)
    rows = Likeness.objects.filter(verdict="")
    return rows.filter(reach.q("entry__call__organisation_id")) if reach else rows.none()


def calls_to_announce(actor: Actor, at: datetime) -> QuerySet[Call]:
    """Drafts that are to open within a month."""
    reach = actor.reach(CallPermission.RUN)
    rows = Call.objects.filter(state=CallState.DRAFT, opens_at__lte=at + SOON)
    return rows.filter(reach.q("organisation_id")) if reach else rows.none()
