"""The mediators a dispute may be given to: language, subject, area, load; nobody with a conflict that bars."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from tirek.mediation.enums import DisputeState
from tirek.mediation.models import Dispute, Mediator
from tirek.mediation.queries.conflicts import Conflict, conflicts_of
from tirek.mediation.queries.parties import told_of
from tirek.territory.queries.geography import geography

SHOWN = 7
LOOKED_AT = 60
SAME_DISTRICT, SAME_REGION, REMOTE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mediator with what speaks for them: how near, how many open files, what has to be disclosed."""

    mediator: Mediator
    nearness: int
    load: int
    to_disclose: tuple[Conflict, ...] = ()


def shortlist(dispute: Dispute, on: date) -> list[Candidate]:
    """At most seven, the nearest and least loaded first. Those who declined this file are left out."""
    found = sorted(_candidates(dispute, on), key=lambda one: (one.nearness, one.load, one.mediator.pk))[:LOOKED_AT]
    conflicts = conflicts_of([one.mediator for one in found], dispute, told_of(dispute))
    free = [one for one in found if not any(conflict.bars for conflict in conflicts[one.mediator.pk])]
    return [Candidate(one.mediator, one.nearness, one.load, tuple(conflicts[one.mediator.pk])) for one in free[:SHOWN]]


def agreed_choice(wishes: list[list[UUID]], allowed: set[UUID]) -> UUID | None:
    """The mediator whom every party has named, by the lowest sum of ranks (then the better worst rank); None when there
    is none."""
    common = set.intersection(*(set(each) for each in wishes)) & allowed if wishes else set()
    ranks = {key: [each.index(key) for each in wishes] for key in common}
    return min(ranks, key=lambda key: (sum(ranks[key]), max(ranks[key]), key), default=None)


def _candidates(dispute: Dispute, on: date) -> list[Candidate]:
    country = geography(on)
    region = country.region_ids.get(dispute.area_id)
    near = {area for area, lies_in in country.region_ids.items() if lies_in == region}
    place = Q(area_id__in=near) | Q(works_remotely=True) if dispute.is_remote else Q(area_id__in=near)
    fits = Q(categories__contains=[dispute.category]) | Q(categories=[])
    open_files = Count("disputes", filter=~Q(disputes__state=DisputeState.CLOSED))
    rows = Mediator.objects.standing(on).filter(place, fits, languages__contains=[dispute.language])
    rows = rows.exclude(pk__in=dispute.declined_by).select_related("area").annotate(load=open_files)
    found = [Candidate(row, _nearness(row, dispute, near), row.load) for row in rows]  # type: ignore[attr-defined]
    return [one for one in found if one.load < one.mediator.capacity]


def _nearness(mediator: Mediator, dispute: Dispute, near: Collection[UUID]) -> int:
    if mediator.area_id == dispute.area_id:
        return SAME_DISTRICT
    return SAME_REGION if mediator.area_id in near else REMOTE
