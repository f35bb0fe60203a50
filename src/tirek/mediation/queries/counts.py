"""What leaves the sealed rooms: numbers. Small ones of places are not told, so that no number points at a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from tirek.mediation.enums import AGREED, DisputeCategory, DisputeSource, Outcome
from tirek.mediation.models import Dispute, Signal
from tirek.territory.queries.geography import AreaOn, geography

FEWEST, IN_A_ROW = 5, 6
KEPT_BACK = f"<{FEWEST}"


@dataclass(frozen=True, slots=True)
class Row:
    """A place or a kind with its numbers; None: fewer than five, not told."""

    label: Any
    opened: int | None
    agreed: int | None


@dataclass(frozen=True, slots=True)
class Counts:
    """Mediation of a year in numbers."""

    opened: int
    closed: int
    agreed: int
    by_region: list[Row]
    by_category: list[Row]
    by_source: list[Row]
    by_outcome: list[tuple[Any, int | None]]


def counts_of(first: date, last: date) -> Counts:
    """Files opened, closed and agreed from day to day, over the country and by its parts; five queries."""
    opened, agreed = Q(opened_on__range=(first, last)), Q(agreed_on__range=(first, last))
    closed = Q(closed_on__range=(first, last))
    files = Dispute.objects.filter(opened | agreed | closed)
    total = files.aggregate(
        opened=Count("pk", filter=opened), closed=Count("pk", filter=closed), agreed=Count("pk", filter=agreed)
    )
    numbers = {"opened": Count("pk", filter=opened), "agreed": Count("pk", filter=agreed)}
    outcomes = dict(files.filter(closed).order_by().values_list("outcome").annotate(Count("pk")))
    return Counts(
        **total,
        by_region=_by_region(files.order_by().values_list("area_id").annotate(**numbers), last),
        by_category=_rows(DisputeCategory, files.order_by().values_list("category").annotate(**numbers)),
        by_source=_rows(DisputeSource, files.order_by().values_list("source").annotate(**numbers)),
        by_outcome=[(one.label, told(outcomes.get(one, 0))) for one in Outcome],
    )


def agreements_by_region(first: date, last: date) -> dict[UUID, int | None]:
    """Agreements by region, for the map."""
    rows = Dispute.objects.filter(outcome__in=AGREED, agreed_on__range=(first, last))
    totals = _summed(rows.order_by().values_list("area_id").annotate(Count("pk")), last)
    return {key: told(value) for key, value in totals.items()}


def signals_by_district(signals: Iterable[Signal], on: date) -> list[tuple[AreaOn, int | None]]:
    """Signals by district for those who may see them all anyway, with small numbers kept back: the page is printed."""
    country = geography(on)
    found: dict[UUID, int] = {}
    for signal in signals:
        district = country.district_of(signal.area_id) or country.region_of(signal.area_id)
        if district:
            found[district.id] = found.get(district.id, 0) + 1
    return sorted(((country.areas[key], told(n)) for key, n in found.items()), key=lambda row: -(row[1] or 0))


def signals_by_region(signals: "QuerySet[Signal]", on: date) -> dict[UUID, int | None]:
    """Signals by region, for the map; ``None`` for one to four."""
    totals = _summed(signals.order_by().values_list("area_id").annotate(Count("pk")), on)
    return {region.id: told(totals.get(region.id, 0)) for region in geography(on).regions}


def district_tiles(found: Iterable[tuple[AreaOn, int | None]], region_id: UUID, on: date) -> list[dict[str, Any]]:
    """All districts of a region as tiles in the order of their codes, six in a row: a map without coasts. Those with
    one to four signals say "<5"."""
    country, values = geography(on), {area.id: number for area, number in found}
    inside = [one for one in country.districts if country.region_ids.get(one.id) == region_id]
    return [
        {
            "code": one.name.split()[0][:7],
            "label": one.name,
            "value": values.get(one.id, 0),
            "said": KEPT_BACK if one.id in values and values[one.id] is None else "",
            "column": place % IN_A_ROW,
            "row": place // IN_A_ROW,
            "url": "#districts",
        }
        for place, one in enumerate(inside)
    ]


def told(number: int) -> int | None:
    """A number as it may be told: nothing is said of one to four."""
    return None if 0 < number < FEWEST else number


def _rows(choices: Any, found: Iterable[tuple[str, int, int]]) -> list[Row]:
    numbers = {code: (opened, agreed) for code, opened, agreed in found}
    return [Row(one.label, *map(told, numbers[one])) for one in choices if one in numbers]


def _by_region(found: Iterable[tuple[UUID, int, int]], on: date) -> list[Row]:
    listed = list(found)
    opened = _summed(((area, number) for area, number, _agreed in listed), on)
    agreed = _summed(((area, number) for area, _opened, number in listed), on)
    return [Row(one.name, told(opened.get(one.id, 0)), told(agreed.get(one.id, 0))) for one in geography(on).regions]


def _summed(found: Iterable[tuple[UUID, int]], on: date) -> dict[UUID, int]:
    regions, totals = geography(on).region_ids, dict[UUID, int]()
    for area, number in found:
        region = regions.get(area, area)
        totals[region] = totals.get(region, 0) + number
    return totals
