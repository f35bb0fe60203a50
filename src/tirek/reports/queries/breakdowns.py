"""A figure divided by what its records say: channel, service, language, sex, age."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from django.db.models import Field
from django.utils.translation import gettext as _

from tirek.programmes.models import Service
from tirek.reports.indicators import NOT_KNOWN, Breakdown, Indicator
from tirek.reports.period import Period
from tirek.reports.queries.borders import Lot, lots_of, records_in
from tirek.reports.queries.figures import Figure, different, make_figure
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
    read = partial(tallied, part=breakdown.part)
    parts: dict[str, list[Lot]] = {}
    for lot in lots_of(indicator, indicator.days(period, today), scope, read):
        parts.setdefault(lot.column, []).append(lot)
    names = names_of_parts(indicator, breakdown)
    found = [
        Part(code, names.get(code, code), _figure(indicator, breakdown, code, lots, period, scope, today))
        for code, lots in parts.items()
    ]
    return sorted(found, key=lambda part: (-part.figure.records, part.code))


def _figure(
    one: Indicator, breakdown: Breakdown, code: str, lots: list[Lot], period: Period, scope: Scope, today: date
) -> Figure:
    found = make_figure(one, period, lots, {**scope.link, breakdown.code: code})
    if not one.distinct:
        return found
    records = breakdown.keep(records_in(one, one.days(period, today), scope), code)
    return replace(found, value=different(one, records, lots))


def names_of_parts(indicator: Indicator, breakdown: Breakdown) -> dict[str, str]:
    """The words of the values in the order they are told: the column's own choices, or the services by code."""
    if breakdown.labels is not None:
        told = dict(breakdown.labels())
    elif breakdown.column == "service__code":
        told = {service.code: service.name for service in Service.objects.order_by("code")}
    else:
        column = _column(indicator, breakdown.column)
        told = {str(value): str(label) for value, label in getattr(column, "flatchoices", ())}
    return {**told, NOT_KNOWN: _("not in the record")}


def _column(indicator: Indicator, path: str) -> "Field[object, object]":
    """The column a path leads to, through the records it passes."""
    model = indicator.subject.model
    *passed, last = path.split("__")
    for name in passed:
        model = model._meta.get_field(name).related_model  # type: ignore[assignment]
    return model._meta.get_field(last)  # type: ignore[return-value]
