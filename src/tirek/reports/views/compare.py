"""The page that compares regions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tirek.core.access import requires
from tirek.reports.enums import ReportPermission
from tirek.reports.exports import compare_tables, xlsx_response
from tirek.reports.indicators import all_indicators
from tirek.reports.period import period_short
from tirek.reports.queries.compare import compared, periods_before
from tirek.reports.views.asking import UNREADABLE, asked_or_none, place_of

AT_FIRST = ("cases_received", "cases_solved", "median_days_to_answer")
AT_MOST = 6


@requires(ReportPermission.VIEW)
def compare_page(request: HttpRequest) -> HttpResponse:
    """Some indicators region by region, with rank, change and the three periods before."""
    today = timezone.localdate()
    form, asked = asked_or_none(request, today)
    known = {one.code: one for one in all_indicators(None)}
    codes = [code for code in request.GET.getlist("indicator") if code in known][:AT_MOST] or list(AT_FIRST)
    context = {"form": form, "known": [(one.section.label, one) for one in known.values()], "codes": codes}
    if asked is None:
        return render(request, "reports/compare.html", context, status=UNREADABLE)
    periods = periods_before(asked.period)
    heads = [period_short(period) for period in periods]
    parts = [(known[code], compared(known[code], periods, asked.scope, today=today)) for code in codes]
    if request.GET.get("format") == "xlsx" and request.actor.holds(ReportPermission.EXPORT):  # type: ignore[attr-defined]
        return xlsx_response(compare_tables(parts, heads), f"tirek-compare-{asked.period.code}.xlsx")
    told = {"asked": asked, "heads": heads, "parts": parts, "place": place_of(request, asked.scope)}
    return render(request, "reports/compare.html", {**context, **told, "query": request.GET.urlencode()})
