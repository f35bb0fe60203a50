"""The page that compares regions."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tirek.core.access import requires
from tirek.reports.enums import ReportPermission
from tirek.reports.exports import compare_tables, xlsx_response
from tirek.reports.indicators import Indicator, all_indicators
from tirek.reports.models import PracticeNote
from tirek.reports.period import period_short
from tirek.reports.pivot_charts import trends_of
from tirek.reports.queries.compare import RegionLine, compared, periods_before
from tirek.reports.queries.populations import middle_of
from tirek.reports.queries.practice import notes_beside
from tirek.reports.views.asking import UNREADABLE, asked_or_none, place_of

AT_FIRST = ("cases_received", "cases_solved", "median_days_to_answer")
AT_MOST = 6
PER_INHABITANTS = "10000"


@requires(ReportPermission.VIEW)
def compare_page(request: HttpRequest) -> HttpResponse:
    """Some indicators region by region, with rank, change, target and the three periods before; as figures, or for ten
    thousand inhabitants."""
    today, actor = timezone.localdate(), request.actor  # type: ignore[attr-defined]
    form, asked = asked_or_none(request, today)
    known = {one.code: one for one in all_indicators(None)}
    codes = [code for code in request.GET.getlist("indicator") if code in known][:AT_MOST] or list(AT_FIRST)
    rates = request.GET.get("per") == PER_INHABITANTS
    offered = [(one.section.label, one) for one in known.values()]
    context = {"form": form, "known": offered, "codes": codes, "rates": rates}
    if asked is None:
        return render(request, "reports/compare.html", context, status=UNREADABLE)
    periods = periods_before(asked.period)
    heads = [period_short(period) for period in periods]
    found = {code: compared(known[code], periods, asked.scope, today=today, per_inhabitants=rates) for code in codes}
    if request.GET.get("format") == "xlsx" and actor.holds(ReportPermission.EXPORT):
        tables = compare_tables([(known[code], found[code]) for code in codes], heads)
        return xlsx_response(tables, f"tirek-compare-{asked.period.code}.xlsx")
    notes = notes_beside(actor, codes, asked.period)
    told = {
        "asked": asked,
        "heads": heads,
        "parts": [_part(known[code], found[code], heads, notes.get(code, [])) for code in codes],
        "place": place_of(request, asked.scope),
        "middle": middle_of(asked.period),
    }
    return render(request, "reports/compare.html", {**context, **told, "query": request.GET.urlencode()})


def _part(one: Indicator, rows: list[RegionLine], heads: list[str], notes: list[PracticeNote]) -> dict[str, Any]:
    return {
        "indicator": one,
        "rows": rows,
        "chart": trends_of(str(one.title), rows, heads),
        "has_targets": any(row.aim for row in rows),
        "is_invented": any(row.inhabitants and row.inhabitants.is_invented for row in rows),
        "notes": notes,
    }
