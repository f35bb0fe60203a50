"""Awards and prizes, page-shaped: the roll of honour, winners of a call, prizes that are owed, candidates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Count, Q, QuerySet

from tirek.calls.enums import LIVE_STATES, CallKind, CallPermission, CallState
from tirek.calls.enums_of_awards import HONOURS, OWED_PRIZES, PLACES, AwardPermission, CandidateState, PrizeState
from tirek.calls.models import Award, Call, Candidate, Entry, Nomination, Prize
from tirek.calls.models.following import within
from tirek.core.actor import Actor
from tirek.network.models import Organisation

SHOWN = (*HONOURS, *PLACES)


def roll_of_honour(*, year: int | None = None, kind: str = "", text: str = "") -> QuerySet[Award, Award]:
    """Awards that stand, the newest first, as everyone may read them: by public names."""
    found = Award.objects.standing().filter(kind__in=SHOWN).exclude(call__state=CallState.DRAFT)
    if year:
        found = found.filter(awarded_on__year=year)
    if kind:
        found = found.filter(kind=kind)
    for word in text.split()[:5]:
        found = found.filter(Q(public_name__icontains=word) | Q(work_title__icontains=word))
    rows = found.select_related("call", "nomination", "area")
    return rows.order_by("-awarded_on", "call", "nomination__position", "number")


def years_of_honour() -> list[int]:
    """Years in which something was awarded."""
    days = Award.objects.standing().filter(kind__in=SHOWN).dates("awarded_on", "year", order="DESC")
    return [day.year for day in days]


@dataclass(frozen=True, slots=True)
class Winners:
    """The winners of a nomination."""

    nomination: Nomination | None
    awards: list[Award]


def winners_of(call: Call) -> list[Winners]:
    """Standing awards of a call by nomination: places first, national before regional. One query."""
    found = Award.objects.standing().filter(call=call, kind__in=SHOWN).select_related("nomination", "area")
    rows = sorted(found.order_by("number"), key=_order)
    return [Winners(key, list(group)) for key, group in groupby(rows, key=lambda award: award.nomination)]


def _order(award: Award) -> tuple[Any, ...]:
    place = award.nomination.position if award.nomination else -1
    return place, str(award.nomination_id), award.level != "national", SHOWN.index(award.kind), award.number


def counts_of(call: Call) -> dict[str, int]:
    """How many of a call were awarded, by kind."""
    rows = Award.objects.standing().filter(call=call).order_by().values_list("kind").annotate(number=Count("pk"))
    return dict(rows)


def awards_of(actor: Actor, call: Call) -> QuerySet[Award, Award]:
    """All awards of a call, for the staff."""
    rows = Award.objects.visible_to(actor).filter(call=call)
    return rows.select_related("nomination", "entry", "area").order_by("-awarded_on", "number")


def awardable(call: Call) -> QuerySet[Entry, Entry]:
    """Entries that may be given an award: winners first."""
    rows = Entry.objects.filter(call=call, state__in=LIVE_STATES).select_related("nomination", "area")
    return rows.order_by("-state", "nomination__position", "number")


PRIZE_NEEDS = ("owed", "late", "postponed", "unconfirmed")


def prizes_for(actor: Actor, need: str, on: date) -> QuerySet[Prize, Prize]:
    """Prizes of calls the actor runs, narrowed to a need, those owed longest first."""
    found = Prize.objects.filter(within(actor.reach(CallPermission.VIEW), "award__call__organisation_id"))
    rows = found.filter(prize_q(need, on)).select_related("award__call", "award__nomination", "award__entry")
    return rows.order_by("due_on", "id")


def prize_q(need: str, on: date) -> Q:
    """Prizes by what waits."""
    owed = Q(state__in=OWED_PRIZES)
    return {
        "owed": owed,
        "late": owed & Q(due_on__lt=on),
        "postponed": Q(state=PrizeState.POSTPONED),
        "unconfirmed": Q(state=PrizeState.GIVEN),
    }.get(need, Q())


def prize_counts(actor: Actor, on: date) -> dict[str, int]:
    """How many prizes each need has; one query."""
    found = Prize.objects.filter(within(actor.reach(CallPermission.VIEW), "award__call__organisation_id"))
    return found.order_by().aggregate(**{need: Count("pk", filter=prize_q(need, on)) for need in PRIZE_NEEDS})


def prizes_late(actor: Actor, on: date) -> QuerySet[Prize]:
    """Prizes whose day is over, for who has to give them."""
    reach = actor.reach(CallPermission.RUN)
    return Prize.objects.filter(within(reach, "award__call__organisation_id")).late(on) if reach else _no_prizes()


def _no_prizes() -> QuerySet[Prize]:
    return Prize.objects.none()


def candidates_of(actor: Actor, call: Call, state: str = "") -> QuerySet[Candidate, Candidate]:
    """Candidates of a call as far as the reader sees them."""
    rows = Candidate.objects.visible_to(actor).filter(call=call)
    found = rows.filter(state=state) if state else rows
    return found.select_related("nomination", "proposed_by", "area").order_by("nomination__position", "name")


def decisions_to_sign(actor: Actor) -> QuerySet[Candidate]:
    """Decisions that wait for the signature of the reader: not those one brought."""
    reach = actor.reach(CallPermission.PUBLISH)
    if not reach:
        return Candidate.objects.none()
    waiting = Candidate.objects.filter(within(reach, "call__organisation_id"), drafted_at__isnull=False)
    return waiting.filter(decided_at__isnull=True).exclude(drafted_by_id=actor.user_id)


def candidates_to_consider(actor: Actor) -> QuerySet[Candidate]:
    """Candidates that wait for the commission."""
    reach = actor.reach(CallPermission.RUN)
    if not reach:
        return Candidate.objects.none()
    return Candidate.objects.filter(within(reach, "call__organisation_id"), state=CandidateState.PROPOSED)


def bodies_to_propose_for(actor: Actor, on: date, *, most: int = 200) -> Sequence[Organisation]:
    """Bodies the reader may propose for, the own one first."""
    reach = actor.reach(AwardPermission.PROPOSE)
    if not reach:
        return []
    found = Organisation.objects.on(on).filter(reach.q("pk")).order_by("path")[:most]
    return sorted(found, key=lambda each: each.pk != actor.organisation_id)


def is_for_candidates(call: Call) -> bool:
    """Whether bodies propose candidates in this call."""
    return call.kind == CallKind.PRIZE


def waiting_candidates(actor: Actor) -> QuerySet[Candidate, Candidate]:
    """Candidates of all calls that wait for the commission, or for the reader's signature."""
    keys = candidates_to_consider(actor).order_by().values("pk"), decisions_to_sign(actor).order_by().values("pk")
    found = Candidate.objects.filter(Q(pk__in=keys[0]) | Q(pk__in=keys[1]))
    return found.select_related("call", "nomination", "proposed_by").order_by("call", "nomination__position", "name")
