"""The register of mediators: public search, the keeper's list, statistics of one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from tirek.core.text import fold
from tirek.mediation.enums import AGREED, DisputeState
from tirek.mediation.models import Mediator
from tirek.mediation.models.mediator import MediatorQuerySet
from tirek.territory.queries.geography import geography

FEWEST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Record:
    """How a mediator's files went; only the mediator and the keeper see it."""

    open: int
    closed: int
    agreed: int

    @property
    def share(self) -> int | None:
        """Agreements among closed files, in percent; None before the first."""
        return round(100 * self.agreed / self.closed) if self.closed else None


def search(
    mediators: MediatorQuerySet,
    *,
    text: str = "",
    region_id: UUID | None = None,
    language: str = "",
    category: str = "",
    kind: str = "",
    on: date,
) -> MediatorQuerySet:
    """By name in any spelling, region (those who work by video too), language, subject and kind."""
    for word in fold(text).split()[:6]:
        mediators = mediators.filter(search_keys__contains=f" {word}")
    if region_id:
        mediators = mediators.filter(Q(area_id__in=areas_of(region_id, on)) | Q(works_remotely=True))
    if language:
        mediators = mediators.filter(languages__contains=[language])
    if category:
        mediators = mediators.filter(Q(categories__contains=[category]) | Q(categories=[]))
    if kind:
        mediators = mediators.filter(kind=kind)
    return mediators.select_related("area")


def areas_of(region_id: UUID, on: date) -> Collection[UUID]:
    """The areas of a region on a day."""
    return {area for area, region in geography(on).region_ids.items() if region == region_id}


def record_of(mediator: Mediator) -> Record:
    """Counts of a mediator's files; one query."""
    closed = Q(state=DisputeState.CLOSED) | Q(agreed_on__isnull=False)
    counts = mediator.disputes.filter(accepted_on__isnull=False).aggregate(
        open=Count("pk", filter=~Q(state=DisputeState.CLOSED)),
        closed=Count("pk", filter=closed),
        agreed=Count("pk", filter=Q(outcome__in=AGREED)),
    )
    return Record(**counts)
