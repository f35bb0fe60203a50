"""The sheet as a spreadsheet and as a PDF."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tirek.core.access import requires
from tirek.core.paper import pdf
from tirek.reports.charts import bars_of
from tirek.reports.enums import ReportPermission
from tirek.reports.estimates import footnote, written
from tirek.reports.exports import sheet_tables, xlsx_response
from tirek.reports.forms import Asked
from tirek.reports.indicators import all_indicators
from tirek.reports.queries import Figure, Row, offices_table, regions_table, sheet
from tirek.reports.views.asking import asked_or_none, place_of


@requires(ReportPermission.EXPORT)
def sheet_xlsx(request: HttpRequest) -> HttpResponse:
    """The sheet, its division by place, and the definitions in one workbook."""
    asked, figures, rows = _collected(request)
    notes = [place_of(request, asked.scope), _period_words(asked), _borders_words(asked)]
    if told := _footnote(figures, rows):
        notes.append(told)
    return xlsx_response(sheet_tables(figures, rows, notes), f"tirek-{asked.period.code}.xlsx")


@requires(ReportPermission.EXPORT)
def sheet_pdf(request: HttpRequest) -> HttpResponse:
    """The sheet on paper, with the table by place and the chart of what came in."""
    asked, figures, rows = _collected(request)
    response = HttpResponse(
        pdf("reports/sheet.typ", _paper(request, asked, figures, rows)), content_type="application/pdf"
    )
    response["Content-Disposition"] = f'inline; filename="tirek-{asked.period.code}.pdf"'
    return response


def _collected(request: HttpRequest) -> tuple[Asked, list[Figure], list[Row]]:
    today = timezone.localdate()
    _form, asked = asked_or_none(request, today)
    if asked is None:
        raise Http404
    narrowed = asked.scope.region is not None or asked.scope.office is not None
    table = offices_table if narrowed else regions_table
    rows = table(all_indicators(asked.chapter, on=asked.period.last), asked.period, asked.scope, today=today)
    return asked, sheet(asked.period, asked.scope, today=today, chapter=asked.chapter), rows


def _paper(request: HttpRequest, asked: Asked, figures: list[Figure], rows: list[Row]) -> dict[str, Any]:
    return {
        "lang": get_language() or "kk",
        "title": _("Sheet of figures"),
        "place": place_of(request, asked.scope),
        "period": _period_words(asked),
        "borders": _borders_words(asked),
        "heads": [_("Indicator"), _("Value"), _("Unit")],
        "figures": [[str(f.indicator.title), written(f), f.indicator.unit.label] for f in figures],
        "place_heads": [_("Place"), *(str(f.indicator.title) for f in figures)],
        "places": [[row.name, *(written(f) for f in row.figures)] for row in rows],
        "footnote": _footnote(figures, rows),
        "definitions_title": _("Definitions"),
        "definitions": [[str(f.indicator.title), str(f.indicator.definition)] for f in figures],
        "chart": str(bars_of(all_indicators(asked.chapter)[0], rows) or ""),
    }


def _footnote(figures: list[Figure], rows: list[Row]) -> str:
    return str(footnote([*figures, *(figure for row in rows for figure in row.figures)]))


def _period_words(asked: Asked) -> str:
    first, last = (formats.date_format(day, "DATE_FORMAT") for day in (asked.period.first, asked.period.last))
    return _("from %(first)s to %(last)s") % {"first": first, "last": last}


def _borders_words(asked: Asked) -> str:
    return _("Borders as of %(day)s") % {"day": formats.date_format(asked.scope.geography, "DATE_FORMAT")}
