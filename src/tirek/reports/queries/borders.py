"""What counts in which region under the borders a figure is asked for, in lots of one office and one region each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from tirek.network.models import Organisation
from tirek.reports.indicators import Indicator
from tirek.reports.period import Period
from tirek.reports.queries.scopes import Scope
from tirek.reports.queries.tallies import Tally, tallied
from tirek.territory.models import Area, AreaWithin
from tirek.territory.queries import Part, Recasting, recasting

Read = Callable[[Indicator, "QuerySet[Any]"], "dict[tuple[UUID, str], Tally]"]


@dataclass(frozen=True, slots=True)
class Lot:
    """What an office recorded during a span of days, and how much of it counts in a region (None: in no region).

    ``column`` is the value of the column the figure is divided by, if it is.
    """

    office: UUID
    tally: Tally
    column: str = ""
    region: UUID | None = None
    weight: Fraction = Fraction(1)
    is_estimate: bool = False

    @property
    def weighed(self) -> Tally:
        """The tally as it counts."""
        if self.weight == 1:
            return self.tally
        return Tally({value: n * self.weight for value, n in self.tally.items()})


@dataclass(frozen=True)
class Borders:
    """The borders of a scope's day, and the area of each body."""

    recasting: Recasting
    areas: Mapping[UUID, UUID]

    @classmethod
    def of(cls, scope: Scope) -> "Borders":
        """Two small queries: ask once for a table."""
        borders, bodies = recasting(scope.geography), Organisation.objects.all()
        if scope.region is not None:
            bodies = bodies.filter(Q(area__in=_lying_in(scope)) | Q(area__in=borders.named))
        return cls(borders, dict(bodies.values_list("pk", "area_id")))

    def parts(self, office: UUID, facts_on: date, indicator: Indicator | None = None) -> tuple[Part, ...]:
        """Where a body's facts of a day count; the body itself, where no indicator is named."""
        divided = indicator is not None and indicator.is_divided
        return self.recasting.parts(self.areas[office], facts_on, divided=divided)

    def lots(
        self,
        indicator: Indicator,
        days: Period,
        scope: Scope,
        read: Read = tallied,
        regional: "Regional | None" = None,
    ) -> list[Lot]:
        """Every lot of the scope, region by region. One grouped query for each span, and there is nearly always one."""
        regional = regional or Regional(scope, self.recasting)
        found: list[Lot] = []
        counted: dict[tuple[UUID, str], Tally] = {}
        for until in spans(indicator, days, self.recasting):
            so_far = read(indicator, records_in(indicator, until, scope, regional))
            for (office, column), tally in so_far.items():
                if own := tally - counted.get((office, column), Tally()):
                    parts = self.parts(office, until.last, indicator)
                    found += _divided(Lot(office, own, column), parts)
            counted = so_far
        return [lot for lot in found if scope.region is None or lot.region == scope.region.pk]


def _divided(lot: Lot, parts: tuple[Part, ...]) -> list[Lot]:
    split = [replace(lot, region=part.region_id, weight=part.weight, is_estimate=part.is_estimate) for part in parts]
    return split or [lot]


@dataclass
class Regional:
    """What all figures of one region share: its borders, and the bodies of whose work something counts in it. Made once
    for a sheet of many figures, so that each asks one question."""

    scope: Scope
    borders: Recasting
    _bodies: dict[tuple[date, bool], list[UUID]] = field(default_factory=dict)
    _divided: Borders | None = None

    @classmethod
    def of(cls, scope: Scope) -> "Regional":
        return cls(scope, recasting(scope.geography))

    def bodies(self, indicator: Indicator, day: date) -> list[UUID]:
        """Keys of the bodies of whose work on a day something counts in the region."""
        key = (day, indicator.is_divided)
        if key not in self._bodies:
            self._bodies[key] = _bodies_in(indicator, self.scope, self.borders, day)
        return self._bodies[key]

    def divided(self) -> Borders:
        """The borders with the area of each body, for what counts in the region by a share."""
        self._divided = self._divided or Borders.of(self.scope)
        return self._divided


def lots_of(
    indicator: Indicator, days: Period, scope: Scope, read: Read = tallied, regional: Regional | None = None
) -> list[Lot]:
    """What counts in a scope: by the borders where it is a region, whole where it is not."""
    region = None
    if scope.region is not None:
        regional, region = regional or Regional.of(scope), scope.region.pk
        if _divides(scope.region, indicator, days, regional.borders):
            return regional.divided().lots(indicator, days, scope, read, regional)
    tallies = read(indicator, records_in(indicator, days, scope, regional))
    return [Lot(office, tally, column, region) for (office, column), tally in tallies.items()]


def _divides(region: Area, indicator: Indicator, days: Period, borders: Recasting) -> bool:
    """Whether an area that counts in a region counts in another as well on any of the days."""
    if not indicator.is_divided:
        return False
    found = [parts for until in spans(indicator, days, borders) for parts in borders.moved(until.last).values()]
    return any(len(parts) > 1 and any(part.region_id == region.pk for part in parts) for parts in found)


def spans(indicator: Indicator, days: Period, borders: Recasting) -> list[Period]:
    """Beginnings of a period, each longer than the one before: what each adds counts everywhere by the same rule, that
    of its last day. A state on the last day has one."""
    cuts = [] if indicator.at_the_end else borders.dividing_days(days.first, days.last)
    found: list[Period] = []
    for last in [*(day - timedelta(days=1) for day in cuts), days.last]:
        if found and borders.moved(found[-1].last) == borders.moved(last):
            found.pop()
        found.append(replace(days, last=last))
    return found


def records_in(indicator: Indicator, period: Period, scope: Scope, regional: Regional | None = None) -> "QuerySet[Any]":
    """The records of an indicator within a scope: what a figure counts and what it opens. An estimate opens every
    record it was estimated from. ``regional``: what figures of the region share, where the caller has it at hand."""
    records = indicator.records(period).filter(scope.q(indicator.subject.place))
    if scope.region is None:
        return records
    return records.filter(_region_q(indicator, period, regional or Regional.of(scope)))


def _region_q(indicator: Indicator, period: Period, regional: Regional) -> Q:
    condition, earlier = Q(), Q()
    for until in spans(indicator, period, regional.borders):
        here = Q(**{f"{indicator.subject.place}__in": regional.bodies(indicator, until.last)})
        so_far = Q() if until == period else Q(pk__in=indicator.records(until).order_by().values("pk"))
        condition |= here & so_far & earlier
        earlier = ~so_far
    return condition


def _bodies_in(indicator: Indicator, scope: Scope, borders: Recasting, day: date) -> list[UUID]:
    """Keys of the bodies of whose work on a day something counts in the scope's region."""
    assert scope.region is not None
    moved, key = borders.moved(day), scope.region.pk
    parts = {area: borders.parts(area, day, divided=indicator.is_divided) for area in moved}
    here = [area for area, found in parts.items() if any(part.region_id == key for part in found)]
    held = Q(area__in=here) | (Q(area__in=_lying_in(scope)) & ~Q(area__in=list(moved)))
    return list(Organisation.objects.filter(held).values_list("pk", flat=True))


def _lying_in(scope: Scope) -> "QuerySet[AreaWithin, Any]":
    """The areas in the scope's region, itself among them."""
    return AreaWithin.objects.filter(ancestor=scope.region, during__contains=scope.geography).values("area")
