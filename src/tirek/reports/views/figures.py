"""Pages of figures: the sheet of a body, and one indicator region by region."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise

from tirek.core.access import requires
from tirek.reports.addresses import address_of_places, address_of_records
from tirek.reports.charts import bars_of
from tirek.reports.enums import Chapter, ReportPermission, Section
from tirek.reports.estimates import footnote
from tirek.reports.forms import Asked
from tirek.reports.indicators import Indicator, all_indicators, editions_within
from tirek.reports.queries import Figure, Row, broken_down, figure, offices_table, regions_table, sheet
from tirek.reports.queries.targets import aims_of
from tirek.reports.views.asking import UNREADABLE, asked_or_none, indicator_or_404, place_of
from tirek.territory.queries import AreaOn, CountryMap, country_map

HEADLINES = {
    Chapter.CASES: ("cases_received", "cases_solved", "families_housed", "cases_overdue"),
    Chapter.NETWORK: ("offices", "associations", "elders_councils", "mothers_councils"),
    Chapter.ACTIVITIES: ("events", "reached", "trained", "questions_asked"),
    Chapter.PROGRAMMES: ("roadmap_done", "roadmap_late", "initiative_earning", "studies"),
}


@requires(ReportPermission.VIEW)
def sheet_page(request: HttpRequest) -> HttpResponse:
    """The sheet: every indicator for the republic, a region or an office."""
    today = timezone.localdate()
    form, asked = asked_or_none(request, today)
    if asked is None:
        return render(request, "reports/sheet.html", {"form": form}, status=UNREADABLE)
    figures = sheet(asked.period, asked.scope, today=today, chapter=asked.chapter)
    context = {
        "form": form,
        "asked": asked,
        "place": place_of(request, asked.scope),
        "today": today,
        "estimates": footnote(figures),
        "aims": aims_of(asked.period, asked.scope, today=today),
        "headline": [one for one in figures if one.indicator.code in HEADLINES[asked.chapter]],
        "chapters": _chapters(request, asked.chapter),
        "sections": _by_section(figures),
        "breakdowns": _breakdowns(asked, today),
        "query": request.GET.urlencode(),
    }
    return render(request, "reports/sheet.html", context)


@requires(ReportPermission.VIEW)
def indicator_page(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator region by region (or office by office inside a region): map, chart and the table under them."""
    today = timezone.localdate()
    form, asked = asked_or_none(request, today)
    if asked is None:
        told = {"form": form, "indicator": indicator_or_404(code)}
        return render(request, "reports/indicator.html", told, status=UNREADABLE)
    chosen = indicator_or_404(code, on=asked.period.last, version=request.GET.get("version"))
    by_office = asked.scope.region is not None or asked.scope.office is not None
    rows = [] if by_office else regions_table([chosen], asked.period, asked.scope, today=today)
    if len(rows) < 2:  # whoever answers for one region looks into it
        by_office, rows = True, offices_table([chosen], asked.period, asked.scope, today=today)
    context: dict[str, Any] = {
        "form": form,
        "asked": asked,
        "place": place_of(request, asked.scope),
        "indicator": chosen,
        "others": [
            figure(other, asked.period, asked.scope, today=today)
            for other in editions_within(code, asked.period)
            if other.version != chosen.version
        ],
        "total": figure(chosen, asked.period, asked.scope, today=today),
        "rows": rows,
        "by_office": by_office,
        "estimates": footnote(row.figures[0] for row in rows),
        "map": None if by_office else _map(request, chosen, rows, asked),
        "chart": bars_of(chosen, rows, lambda row: _address_of_row(request, row, by_office=by_office)),
        "parts": [
            (breakdown, broken_down(chosen, breakdown, asked.period, asked.scope, today=today))
            for breakdown in chosen.breakdowns
        ],
        "query": request.GET.urlencode(),
    }
    return render(request, "reports/indicator.html", context)


def _address_of_row(request: HttpRequest, row: Row, *, by_office: bool) -> str:
    """Where a row leads: a region to its offices, an office to its records for those who may open them."""
    one = row.figures[0]
    if not by_office:
        return address_of_places(one.indicator, one.link)
    may_open = request.actor.holds(ReportPermission.OPEN)  # type: ignore[attr-defined]
    return address_of_records(one.indicator, one.link) if may_open else ""


def _by_section(figures: list[Figure]) -> list[tuple[str | Promise, list[Figure]]]:
    found = [(section, [one for one in figures if one.indicator.section == section]) for section in Section]
    return [(section.label, held) for section, held in found if held]


def _chapters(request: HttpRequest, chosen: Chapter) -> list[dict[str, Any]]:
    """The tabs of the sheets, each with the same question."""
    query = request.GET.copy()
    tabs = []
    for chapter in Chapter:
        query["chapter"] = chapter.value
        tabs.append({"label": chapter.label, "url": f"?{query.urlencode()}", "current": chapter == chosen})
    return tabs


def _breakdowns(asked: Asked, today: date) -> list[tuple[Indicator, Any, list[Any]]]:
    return [
        (one, breakdown, broken_down(one, breakdown, asked.period, asked.scope, today=today))
        for one in all_indicators(asked.chapter, on=asked.period.last)
        for breakdown in one.breakdowns
        if not breakdown.is_quiet
    ]


def _map(request: HttpRequest, indicator: Indicator, rows: list[Row], asked: Asked) -> CountryMap:
    """The regions of the day, each with its value, leading to its records, or to its offices for a reader of totals."""
    on = asked.scope.geography
    values = {row.key: row.figures[0].value for row in rows if row.figures[0].value is not None}
    may_open = request.actor.holds(ReportPermission.OPEN)  # type: ignore[attr-defined]

    def address(region: AreaOn) -> str:
        link = {"period": asked.period.code, "area": region.kato or str(region.id), "on": on.isoformat()}
        return (address_of_records if may_open else address_of_places)(indicator, link)

    return country_map(on, values, address)
