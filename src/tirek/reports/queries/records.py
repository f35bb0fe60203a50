"""The records a figure opens."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from tirek.core.actor import Actor
from tirek.reports.indicators import Indicator
from tirek.reports.period import Period
from tirek.reports.queries.borders import records_in
from tirek.reports.queries.scopes import Scope


def records_of(
    actor: Actor, indicator: Indicator, period: Period, scope: Scope, parts: Mapping[str, str], *, today: date
) -> "QuerySet[Any]":
    """The records behind a figure, by the same condition that counted them, and no more than the actor may see.

    ``parts`` are values of the indicator's breakdowns, by breakdown code; others are ignored.
    """
    records = records_in(indicator, indicator.days(period, today), scope)
    for breakdown in indicator.breakdowns:
        if value := parts.get(breakdown.code):
            records = breakdown.keep(records, value)
    return indicator.subject.listed(records, actor)
