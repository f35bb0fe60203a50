"""Figures over the whole country: a quarter live, its drill-down, a year of all indicators by region."""

from datetime import date
from typing import Any

from django.utils import timezone

from tirek.core.actor import system_actor
from tirek.portal.bench.timing import timed
from tirek.reports.indicators import all_indicators
from tirek.reports.period import Period
from tirek.reports.queries import records_of, regions_table, scope_for, sheet


def measure() -> list[dict[str, Any]]:
    """A quarter of 2019, which every size has, and last year."""
    today, actor = timezone.localdate(), system_actor("bench")
    quarter, year = Period.quarter(2019, 2), Period.year(today.year - 1)
    scope, indicators = scope_for(actor, geography=date(2019, 6, 30)), list(all_indicators())
    received = next(one for one in indicators if one.code == "cases_received")
    records = lambda: records_of(actor, received, quarter, scope, {}, today=today)  # noqa: E731 - made anew each time
    return [
        timed("one figure by region, quarter", [lambda: regions_table([received], quarter, scope, today=today)] * 5),
        timed("sheet of the republic, quarter", [lambda: sheet(quarter, scope, today=today)] * 5),
        timed("all figures by region, year", [lambda: regions_table(indicators, year, scope, today=today)] * 3, warm=1),
        timed("drill-down, first page", [lambda: list(records()[:50])] * 8),
        timed("drill-down, count", [lambda: records().count()] * 8),
    ]
