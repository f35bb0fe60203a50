"""A figure divided by channel or by service."""

from dataclasses import dataclass, replace
from datetime import date

from tirek.programmes.models import Service
from tirek.reports.indicators import Breakdown, Indicator
from tirek.reports.period import Period
from tirek.reports.queries.figures import Figure, make_figure
from tirek.reports.queries.scopes import Scope
from tirek.reports.queries.tallies import Tally, tallies_by_column


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a divided figure; the parts of a count add up to it."""

    code: str
    name: str
    figure: Figure


def broken_down(indicator: Indicator, breakdown: Breakdown, period: Period, scope: Scope, *, today: date) -> list[Part]:
    """The parts that have records, largest first."""
    tallies = tallies_by_column(indicator, breakdown.column, indicator.days(period, today), scope)
    names = _names(indicator, breakdown)
    parts = [
        Part(code, names.get(code, code), _part_figure(indicator, period, tally, scope, breakdown, code))
        for code, tally in tallies.items()
    ]
    return sorted(parts, key=lambda part: (-part.figure.records, part.code))


def _part_figure(
    indicator: Indicator, period: Period, tally: Tally, scope: Scope, breakdown: Breakdown, code: str
) -> Figure:
    whole = make_figure(indicator, period, [tally], scope.link)
    return replace(whole, link={**whole.link, breakdown.code: code})


def _names(indicator: Indicator, breakdown: Breakdown) -> dict[str, str]:
    """The words of the values: the column's own choices, or the services by code."""
    if breakdown.column == "service__code":
        return {service.code: service.name for service in Service.objects.all()}
    column = indicator.subject.model._meta.get_field(breakdown.column)
    return {value: str(label) for value, label in getattr(column, "flatchoices", ())}
