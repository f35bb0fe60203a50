"""What is aimed at and how far it has been reached."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from tirek.reports.indicators import Indicator, indicator
from tirek.reports.models import Target, TargetChange
from tirek.reports.period import Period
from tirek.reports.queries.figures import Figure, figure, regions_table
from tirek.reports.queries.scopes import Scope


@dataclass(frozen=True, slots=True)
class Aim:
    """A figure beside its target. ``percent`` is how much of the target is reached, None where either is missing; for
    what should be small, how much of the allowance is used."""

    indicator: Indicator
    figure: Figure
    target: Decimal | None
    area: UUID | None
    name: str = ""

    @property
    def percent(self) -> int | None:
        if self.target is None or self.figure.value is None or not self.target:
            return None
        return round(100 * float(self.figure.value) / float(self.target))

    @property
    def is_reached(self) -> bool | None:
        """Whether the target is met now; None where there is nothing to compare."""
        if self.target is None or self.figure.value is None:
            return None
        value = Decimal(str(self.figure.value))
        return value <= self.target if self.indicator.less_is_better else value >= self.target


def targets_of(period: Period, codes: Iterable[str] | None = None) -> dict[tuple[str, UUID | None], Decimal]:
    """Indicator and area (None: the republic) → target of a period (one query)."""
    rows = Target.objects.filter(period=period.code)
    if codes is not None:
        rows = rows.filter(indicator__in=list(codes))
    return {(code, area): value for code, area, value in rows.values_list("indicator", "area_id", "value")}


def target_table(one: Indicator, period: Period, scope: Scope, *, today: date) -> list[Aim]:
    """The republic and each region with figure and target, for the page that sets them."""
    edition, aims = indicator(one.code, on=period.last), targets_of(period, [one.code])
    whole = figure(edition, period, scope, today=today)
    rows = [Aim(edition, whole, aims.get((one.code, None)), None)]
    for row in regions_table([edition], period, scope, today=today):
        if "office" not in row.figures[0].link:
            rows.append(Aim(edition, row.figures[0], aims.get((one.code, row.key)), row.key, row.name))
    return rows


def aims_of(period: Period, scope: Scope, *, today: date) -> list[Aim]:
    """The targets of the place a scope stands for (a region, or the republic for who sees everything)."""
    area = scope.region.pk if scope.region else None
    if scope.office or scope.own or scope.under or (area is None and not scope.reach.everywhere):
        return []
    found = []
    for (code, of), target in sorted(targets_of(period).items(), key=lambda pair: pair[0][0]):
        if of == area:
            edition = indicator(code, on=period.last)
            found.append(Aim(edition, figure(edition, period, scope, today=today), target, area))
    return found


def changes_of(code: str, period: Period) -> "list[TargetChange]":
    """How the targets of an indicator for a period came about, the last change first."""
    return list(TargetChange.objects.filter(indicator=code, period=period.code).select_related("area")[:200])
