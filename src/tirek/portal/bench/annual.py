"""The annual report over ten years of events, and how its cost grows from one year to ten."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import override

from tirek.core.actor import system_actor
from tirek.core.charts import svg
from tirek.portal.bench import events
from tirek.portal.bench.timing import timed
from tirek.reports.annual_paper import annual_images, annual_pdf
from tirek.reports.annual_tables import annual_tables
from tirek.reports.enums import Chapter
from tirek.reports.period import Period
from tirek.reports.queries import scope_for, sheet
from tirek.reports.queries.annual import annual_now
from tirek.reports.spreadsheets import workbook

YEARS = (1, 3, 6, 10)
EVENTS_A_YEAR, EACH = events.EVENTS // events.YEARS, 8
LAST = 2025
MEGABYTE = 1024


def measure(chart: Path | None = None) -> list[dict[str, Any]]:
    """The report and a quarter among one to ten years of events; among ten the whole report computed, sealed and set on
    paper as well. ``chart``: where to draw how the cost grows. Nothing of the events stays."""
    growth, found = [], []
    for years in YEARS:
        with _years_of_events(years):
            growth += _among(years)
            found = _whole() if years == YEARS[-1] else []
    if chart is not None:
        chart.parent.mkdir(exist_ok=True)
        chart.write_text(_drawn(growth), encoding="utf-8")
    return [*found, *growth]


def _whole() -> list[dict[str, Any]]:
    now = timezone.now()
    annual = annual_now(LAST, at=now)
    with override("kk"):
        found = [
            timed("annual report, all indicators by region", [lambda: annual_now(LAST, at=now)] * 3, warm=1),
            timed("with the digests of its records", [lambda: annual_now(LAST, at=now, sealed=True)] * 2, warm=0),
            timed("PDF, first", [lambda: annual_pdf(annual)], warm=0),
            timed("PDF, again", [lambda: annual_pdf(annual)] * 3, warm=0),
            timed("workbook", [lambda: workbook(annual_tables(annual))] * 3, warm=1),
            timed("images for slides", [lambda: annual_images(annual)], warm=0),
        ]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEGABYTE
    return [*found, {"what": "memory of the process, at most", "megabytes": peak, "indicators": len(annual.cells)}]


def _among(years: int) -> list[dict[str, Any]]:
    now, today = timezone.now(), timezone.localdate()
    quarter = Period.quarter(LAST, 2)
    scope = scope_for(system_actor("bench"), geography=quarter.last)

    def national() -> Any:
        return [sheet(quarter, scope, today=today, chapter=chapter) for chapter in Chapter]

    return [
        timed(f"annual report among {years} years", [lambda: annual_now(LAST, at=now)] * 3, warm=1),
        timed(f"quarter of the republic among {years} years", [national] * 3, warm=1),
    ]


@contextmanager
def _years_of_events(years: int) -> Iterator[None]:
    """So many years of events up to the end of the last, while the block runs."""
    with transaction.atomic():
        events.fill(EVENTS_A_YEAR * years, date(LAST + 1 - years, 1, 1), date(LAST + 1, 1, 1), each=EACH)
        yield
        transaction.set_rollback(True)
    with connection.cursor() as cursor:
        cursor.execute(events.ANALYZE)


def _drawn(rows: list[dict[str, Any]]) -> str:
    """Milliseconds by years, a line for the report and one for a quarter."""
    points = []
    for row in rows:
        what, _among_words, years = row["what"].partition(" among ")
        points.append({"what": what, "years": int(years.split()[0]), "ms": row["median_ms"]})
    spec = {
        "title": "Cost by years of events",
        "data": {"values": points},
        "height": 260,
        "mark": {"type": "line", "point": True},
        "encoding": {
            "x": {"field": "years", "type": "quantitative", "axis": {"title": "years of events", "tickCount": 10}},
            "y": {"field": "ms", "type": "quantitative", "axis": {"title": "milliseconds (median)"}},
            "color": {"field": "what", "type": "nominal", "legend": {"title": None, "orient": "top"}},
        },
    }
    return str(svg(spec, width=720)).replace("currentColor", "#16262f")
