"""The records a figure opens."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import formats, timezone
from django.utils.functional import Promise

from tirek.core.access import requires
from tirek.reports.enums import ReportPermission
from tirek.reports.exports import records_sheet, xlsx_response
from tirek.reports.forms import Asked
from tirek.reports.indicators import Indicator
from tirek.reports.queries import records_of
from tirek.reports.views.asking import UNREADABLE, asked_or_none, indicator_or_404, place_of

PAGE = 50


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list: where it leads, and its cells, the first of which carries the link."""

    address: str
    cells: list[tuple[str | Promise, Any]]


@requires(ReportPermission.OPEN)
def records_page(request: HttpRequest, code: str) -> HttpResponse:
    """The records of a figure, newest first; those whose names the reader may not see are counted only."""
    today = timezone.localdate()
    form, asked = asked_or_none(request, today)
    if asked is None:
        told = {"form": form, "indicator": indicator_or_404(code)}
        return render(request, "reports/records.html", told, status=UNREADABLE)
    chosen = indicator_or_404(code, on=asked.period.last, version=request.GET.get("version"))
    records = _records(request, chosen, asked, today)
    page = Paginator(records, PAGE).get_page(request.GET.get("page"))
    context = {
        "rows": [Listed(chosen.subject.address(record), _cells(chosen, record)) for record in page.object_list],
        "columns": [column.title for column in chosen.subject.columns],
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
    _form, asked = asked_or_none(request, today)
    if asked is None:
        raise Http404
    chosen = indicator_or_404(code, on=asked.period.last, version=request.GET.get("version"))
    records = _records(request, chosen, asked, today)
    return xlsx_response(records_sheet(chosen, records.iterator(chunk_size=2000)), f"{code}-{asked.period.code}.xlsx")


def _records(request: HttpRequest, chosen: Indicator, asked: Asked, today: date):  # type: ignore[no-untyped-def]
    return records_of(
        request.actor,  # type: ignore[attr-defined]
        chosen,
        asked.period,
        asked.scope,
        request.GET,
        today=today,
    )


def _cells(chosen: Indicator, record: Any) -> list[tuple[str | Promise, Any]]:
    """Each cell under its head, days in the short form of the language."""
    return [(column.title, _written(column.read(record))) for column in chosen.subject.columns]


def _written(value: Any) -> Any:
    if isinstance(value, date):
        return formats.date_format(value, "SHORT_DATE_FORMAT")
    return "–" if value in (None, "") else value
