"""The public gallery of a call, the public vote in it, and what about the votes looks odd."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from tirek.calls.enums import LIVE_STATES, StageKind
from tirek.calls.models import Call, Entry, Showing, Stage, Vote
from tirek.core.actor import Actor

VOTES_EACH = 3  # how many works of a call one account may vote for


def gallery(call: Call, *, nomination: str = "", text: str = "") -> QuerySet[Showing, Showing]:
    """Works shown, in an order that favours nobody: by title."""
    found = Showing.objects.filter(call=call, hidden_at__isnull=True)
    if nomination:
        found = found.filter(entry__nomination__code=nomination)
    for word in text.split()[:5]:
        found = found.filter(Q(title__icontains=word) | Q(shown_as__icontains=word))
    return found.select_related("entry__nomination", "entry__area", "call").order_by("title", "id")


def to_show(call: Call) -> QuerySet[Entry, Entry]:
    """Entries judged that are not in the gallery yet."""
    rows = Entry.objects.filter(call=call, state__in=LIVE_STATES, showing__isnull=True)
    return rows.select_related("nomination", "area", "call").prefetch_related("consents").order_by("number")


def vote_stage(call: Call) -> Stage | None:
    """The public vote of a call, if it has one."""
    return call.stages.filter(kind=StageKind.VOTE).order_by("position").first()


@dataclass(frozen=True, slots=True)
class Ballot:
    """Where a reader stands in the vote."""

    stage: Stage | None
    is_open: bool
    shows_counts: bool
    chosen: frozenset[UUID]

    @property
    def left(self) -> int:
        return max(0, VOTES_EACH - len(self.chosen))


def ballot_of(call: Call, actor: Actor, at: datetime) -> Ballot:
    """Whether the vote is open and what the reader chose. Counts are shown when it is over, so that nobody follows
    the crowd."""
    stage = vote_stage(call)
    if stage is None:
        return Ballot(None, False, False, frozenset())
    votes = Vote.objects.filter(stage=stage, user_id=actor.user_id) if actor.user_id else Vote.objects.none()
    is_open = stage.starts_at <= at < stage.ends_at and stage.state not in ("locked", "published")
    return Ballot(stage, is_open, at >= stage.ends_at, frozenset(votes.values_list("showing_id", flat=True)))
