"""The records a figure opens."""

from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tirek.core.access import requires
from tirek.reports.enums import ReportPermission
from tirek.reports.exports import records_sheet, xlsx_response
from tirek.reports.forms import Asked
from tirek.reports.indicators import Indicator
from tirek.reports.queries import records_of
from tirek.reports.views.asking import UNREADABLE, asked_or_none, indicator_or_404, place_of

PAGE = 50


@requires(ReportPermission.OPEN)
def records_page(request: HttpRequest, code: str) -> HttpResponse:
    """The cases of a figure, as many as the figure says, newest first."""
    today = timezone.localdate()
    chosen = indicator_or_404(code)
    form, asked = asked_or_none(request, today)
    if asked is None:
        return render(request, "reports/records.html", {"form": form, "indicator": chosen}, status=UNREADABLE)
    cases = _records(request, chosen, asked, today)
    page = Paginator(cases, PAGE).get_page(request.GET.get("page"))
    context = {
        "indicator": chosen,
        "asked": asked,
        "place": place_of(request, asked.scope),
        "page": page,
        "today": today,
        "query": request.GET.urlencode(),
    }
    return render(request, "reports/records.html", context)


@requires(ReportPermission.EXPORT)
def records_xlsx(request: HttpRequest, code: str) -> HttpResponse:
    """The same records in a spreadsheet: numbers, days and offices, no personal data."""
    today = timezone.localdate()
    chosen = indicator_or_404(code)
    _form, asked = asked_or_none(request, today)
    if asked is None:
        raise Http404
    cases = _records(request, chosen, asked, today)
    return xlsx_response(records_sheet(chosen, cases.iterator(chunk_size=2000)), f"{code}-{asked.period.code}.xlsx")


def _records(request: HttpRequest, chosen: Indicator, asked: Asked, today: date):  # type: ignore[no-untyped-def]
    return records_of(
        request.actor,  # type: ignore[attr-defined]
        chosen,
        asked.period,
        asked.scope,
        request.GET,
        today=today,
    )
