"""A figure divided by channel or by service."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from tirek.programmes.models import Service
from tirek.reports.indicators import Breakdown, Indicator
from tirek.reports.period import Period
from tirek.reports.queries.borders import Lot, lots_of
from tirek.reports.queries.figures import Figure, make_figure
from tirek.reports.queries.scopes import Scope
from tirek.reports.queries.tallies import tallied


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a divided figure; the parts of a count add up to it."""

    code: str
    name: str
    figure: Figure


def broken_down(indicator: Indicator, breakdown: Breakdown, period: Period, scope: Scope, *, today: date) -> list[Part]:
    """The parts that have records, largest first."""
    read = partial(tallied, column=breakdown.column)
    parts: dict[str, list[Lot]] = {}
    for lot in lots_of(indicator, indicator.days(period, today), scope, read):
        parts.setdefault(lot.column, []).append(lot)
    names = _names(indicator, breakdown)
    found = [
        Part(code, names.get(code, code), make_figure(indicator, period, lots, {**scope.link, breakdown.code: code}))
        for code, lots in parts.items()
    ]
    return sorted(found, key=lambda part: (-part.figure.records, part.code))


def _names(indicator: Indicator, breakdown: Breakdown) -> dict[str, str]:
    """The words of the values: the column's own choices, or the services by code."""
    if breakdown.column == "service__code":
        return {service.code: service.name for service in Service.objects.all()}
    column = indicator.subject.model._meta.get_field(breakdown.column)
    return {value: str(label) for value, label in getattr(column, "flatchoices", ())}
