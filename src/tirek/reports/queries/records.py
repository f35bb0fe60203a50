"""The records a figure opens."""

from collections.abc import Mapping
from datetime import date

from django.db.models import QuerySet

from tirek.cases.models import Case
from tirek.core.actor import Actor
from tirek.reports.indicators import Indicator
from tirek.reports.period import Period
from tirek.reports.queries.scopes import Scope
from tirek.reports.queries.tallies import records_in


def records_of(
    actor: Actor, indicator: Indicator, period: Period, scope: Scope, parts: Mapping[str, str], *, today: date
) -> "QuerySet[Case]":
    """The cases behind a figure, by the same condition that counted them, and no more than the actor may see.

    ``parts`` are values of the indicator's breakdowns, by breakdown code; others are ignored.
    """
    records = records_in(indicator, indicator.days(period, today), scope)
    for breakdown in indicator.breakdowns:
        if value := parts.get(breakdown.code):
            records = records.filter(**{breakdown.column: value})
    visible = Case.objects.visible_to(actor).filter(pk__in=records.values("pk"))
    listed = visible.select_related("office", "service").defer("body", "search_terms", "pin_digest")
    return listed.order_by("-registered_on", "-id")
