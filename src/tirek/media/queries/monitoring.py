"""Reads of monitoring: materials counted, flags as far as the reader may know, how far pairs agree."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from tirek.core.actor import Actor
from tirek.media.enums import Finding, FlagState
from tirek.media.models import Feed, Flag, FlagVerdict, Material
from tirek.media.permissions import may_decide_flag
from tirek.network.enums import OrganisationKind
from tirek.network.models import Organisation
from tirek.territory.models import AreaWithin
from tirek.territory.queries.geography import geography

MOST_SHOWN = 8
FEWEST_TOGETHER = 5
"""Of fewer common decisions no agreement is told: it would say nothing."""


@dataclass(frozen=True, kw_only=True)
class MaterialFilter:
    """What of the materials is asked for."""

    first: date
    last: date
    outlet_id: UUID | None = None
    language: str = ""
    topic: str = ""
    area_id: UUID | None = None
    words: str = ""
    originals: bool = False


def materials(actor: Actor, asked: MaterialFilter) -> "QuerySet[Material]":
    """Materials of a span of days, the latest first (index ``material_by_day``)."""
    found = Material.objects.visible_to(actor).filter(published_on__range=(asked.first, asked.last))
    if asked.outlet_id:
        found = found.filter(outlet_id=asked.outlet_id)
    if asked.language:
        found = found.filter(language=asked.language)
    if asked.topic:
        found = found.filter(topic=asked.topic)
    if asked.area_id:
        within = AreaWithin.objects.filter(ancestor_id=asked.area_id, during__contains=asked.last)
        found = found.filter(area__in=within.values("area"))
    if asked.originals:
        found = found.filter(reprint_of__isnull=True)
    for word in asked.words.split()[:5]:
        found = found.filter(Q(title__icontains=word) | Q(text__icontains=word))
    return found.select_related("outlet", "flag").defer("sketch")


@dataclass(frozen=True, slots=True)
class Tally:
    """Materials counted: all, and without reprints."""

    key: str
    count: int
    originals: int


def tallies(found: "QuerySet[Material]", by: str) -> list[Tally]:
    """Materials by a column, the most first, as many as a glance takes in: the table holds all."""
    rows = found.order_by().values(by).annotate(every=Count("id"), first=Count("id", filter=Q(reprint_of__isnull=True)))
    return [Tally(str(row[by] or ""), row["every"], row["first"]) for row in rows.order_by("-every")[:MOST_SHOWN]]


def by_region(found: "QuerySet[Material]", on: date) -> list[tuple[str, Tally]]:
    """Materials by region, the most first; those of no place are left out."""
    world, totals = geography(on), dict[UUID, list[int]]()
    rows = found.filter(area__isnull=False).order_by().values_list("area_id")
    counted = rows.annotate(every=Count("id"), first=Count("id", filter=Q(reprint_of__isnull=True)))
    for area, every, first in counted:
        kept = totals.setdefault(world.region_ids.get(area, area), [0, 0])
        kept[0], kept[1] = kept[0] + every, kept[1] + first
    told = [(world.areas[key].name, Tally(str(key), *both)) for key, both in totals.items() if key in world.areas]
    return sorted(told, key=lambda row: -row[1].count)[:MOST_SHOWN]


def outlets() -> "QuerySet[Organisation]":
    """Outlets of the register."""
    return Organisation.objects.filter(kind=OrganisationKind.OUTLET, profile__isnull=False)


def due_feeds(at: Any) -> list[UUID]:
    """Those to be read now (index ``feed_due``)."""
    due = Feed.objects.filter(is_active=True).filter(Q(next_at__isnull=True) | Q(next_at__lte=at))
    return list(due.order_by("next_at").values_list("pk", flat=True))


def flags(actor: Actor, *, state: str = "") -> "QuerySet[Flag]":
    """Flags by state; ``mine``: those that wait for this actor's verdict, ``objected``: for this actor's word on an
    objection."""
    found = Flag.objects.visible_to(actor).select_related("material", "material__outlet").defer("material__sketch")
    if state == "mine":
        return found.waiting_for(actor)
    if state == "objected":
        return found.objected_for(actor)
    return found.filter(state=state) if state else found.order_by("-raised_at")


@dataclass(frozen=True, slots=True)
class FlagPage:
    """A flag as its reader may see it. Before the second verdict nobody but its author reads the first."""

    flag: Flag
    verdicts: list[FlagVerdict]
    hidden: int
    may_decide: bool


def flag_page(flag: Flag, actor: Actor) -> FlagPage:
    """The flag with the verdicts that are open to the reader: all once two are in and the reader decides no more;
    before that only one's own."""
    every = list(flag.verdicts.all())
    may = bool(may_decide_flag(actor, flag, {one.by_id for one in every}))
    is_open = flag.state == FlagState.DECIDED or (len(every) >= 2 and not may)
    shown = every if is_open else [one for one in every if one.by_id == actor.user_id]
    return FlagPage(flag, shown, len(every) - len(shown), may)


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """How far two people agree: on how many flags, on what share, and Cohen's κ (beyond what chance would give)."""

    names: tuple[str, str]
    together: int
    share: float
    kappa: float | None


def agreement() -> tuple[list[PairAgreement], float | None, int]:
    """Every pair that decided enough flags together, Krippendorff's α over all verdicts, and of how many flags."""
    given: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    names: dict[UUID, str] = {}
    for flag, by, name, finding in FlagVerdict.objects.values_list("flag_id", "by_id", "by_name", "finding"):
        given[flag][by], names[by] = finding, name
    pairs = [_pair(names, one, other, given) for one, other in combinations(sorted(names, key=lambda k: names[k]), 2)]
    told = [pair for pair in pairs if pair.together >= FEWEST_TOGETHER]
    return told, _alpha(given, list(names)), len(given)


def _pair(names: dict[UUID, str], one: UUID, other: UUID, given: dict[UUID, dict[UUID, str]]) -> PairAgreement:
    both = [(votes[one], votes[other]) for votes in given.values() if one in votes and other in votes]
    count = len(both)
    share = sum(a == b for a, b in both) / count if count else 0.0
    return PairAgreement((names[one], names[other]), count, share, _kappa(both, share) if count else None)


def _kappa(both: list[tuple[str, str]], share: float) -> float | None:
    """Cohen 1960. None when both always say the same one thing: chance alone explains it."""
    count = len(both)
    by_chance = sum(
        sum(a == each for a, _b in both) / count * (sum(b == each for _a, b in both) / count) for each in Finding
    )
    return None if by_chance == 1 else (share - by_chance) / (1 - by_chance)


def _alpha(given: dict[UUID, dict[UUID, str]], people: list[UUID]) -> float | None:
    """Krippendorff's α (nominal) over everybody who decided; None when there is nothing to compare."""
    units = [votes for votes in given.values() if len(votes) >= 2]
    if not units or len({finding for votes in units for finding in votes.values()}) < 2:
        return None
    import krippendorff
    import numpy as np

    codes = {finding: float(number) for number, finding in enumerate(Finding)}
    table = np.array([[codes[votes[who]] if who in votes else np.nan for votes in units] for who in people])  # type: ignore[index]
    return float(krippendorff.alpha(reliability_data=table, level_of_measurement="nominal"))
