"""The report builder: a question in the address, its tables under it, and what can be done with them."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from tirek.core.access import requires
from tirek.core.http import uuid_or_none
from tirek.core.paper import pdf
from tirek.reports.enums import Dimension, ReportPermission, Span, Step
from tirek.reports.estimates import ESTIMATES
from tirek.reports.forms.builder import BuilderForm
from tirek.reports.models import SavedReport
from tirek.reports.permissions_of_desk import may_build
from tirek.reports.pivot_charts import chart_of
from tirek.reports.pivots import Question
from tirek.reports.queries.pivot import TooBig, pivot
from tirek.reports.queries.pivot_shown import ShownCell, ShownTable, shown
from tirek.reports.spreadsheets import XLSX, pivot_lines, pivot_workbook
from tirek.reports.views.asking import UNREADABLE

FILES = {"xlsx": XLSX, "csv": "text/csv; charset=utf-8", "pdf": "application/pdf"}
EXAMPLES: tuple[tuple[str | Promise, Question], ...] = (
    (
        gettext_lazy("Applications by region, quarter by quarter"),
        Question(("cases_received",), columns=Dimension.PERIOD),
    ),
    (
        gettext_lazy("Who applies: age and sex"),
        Question(("cases_received",), rows="part:age", columns="part:sex"),
    ),
    (
        gettext_lazy("Events and people reached in five years"),
        Question(
            ("events", "reached", "people_reached"),
            rows=Dimension.INDICATOR,
            columns=Dimension.PERIOD,
            span=Span.FIVE_YEARS,
            step=Step.YEAR,
        ),
    ),
    (
        gettext_lazy("What came in and what came of it, region by region"),
        Question(("cases_received", "cases_solved", "cases_refused", "cases_open", "median_days_to_answer")),
    ),
)


@requires(ReportPermission.VIEW)
def builder_page(request: HttpRequest) -> HttpResponse:
    """Choose, look, and keep; the whole question stands in the address."""
    form = BuilderForm(request.GET or None, today=timezone.localdate())
    context: dict[str, Any] = {"form": form, "examples": [(name, one.as_query()) for name, one in EXAMPLES]}
    context["may_build"] = may_build(request.actor)  # type: ignore[attr-defined]
    context["changed"] = _changed(request)
    if not form.is_bound:
        return render(request, "reports/builder.html", context)
    tables = tables_or_none(request, form)
    if tables is None:
        return render(request, "reports/builder.html", context, status=UNREADABLE)
    told = dressed(form.question, tables) | {"query": form.question.as_query()}
    return render(request, "reports/builder.html", {**context, **told})


@requires(ReportPermission.EXPORT)
def builder_file(request: HttpRequest, extension: str) -> HttpResponse:
    """The tables of a question as a spreadsheet, as CSV, or on paper."""
    form = BuilderForm(request.GET, today=timezone.localdate())
    tables = tables_or_none(request, form)
    if tables is None or extension not in FILES:
        raise Http404
    return file_of(tables, extension, title=_("Report"), notes=[days_words(form.question)])


def tables_or_none(request: HttpRequest, form: BuilderForm) -> list[ShownTable] | None:
    """The tables of a valid question within the reader's reach; None, with errors at the form, for any other."""
    if not form.is_valid():
        return None
    try:
        return live_tables(request, form.question)
    except TooBig:
        form.add_error(None, _("This table is too big. Choose fewer indicators or a coarser division."))
        return None


def live_tables(request: HttpRequest, question: Question) -> list[ShownTable]:
    """The tables of a question as the reader may see them now. Raises TooBig."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    tables = pivot(question, actor, today=today)
    return shown(question, tables, today=today, opens=actor.holds(ReportPermission.OPEN))


def dressed(question: Question, tables: Sequence[ShownTable]) -> dict[str, Any]:
    """What the fragment with tables and charts needs."""
    return {
        "tables": [(table, chart_of(table)) for table in tables],
        "days": days_words(question),
        "estimates": ESTIMATES if any(_has_estimates(table) for table in tables) else "",
    }


def days_words(question: Question) -> str:
    """The days a question is about."""
    days = question.days(timezone.localdate())
    first, last = (formats.date_format(day, "DATE_FORMAT") for day in (days.first, days.last))
    return _("from %(first)s to %(last)s") % {"first": first, "last": last}


def file_of(tables: Sequence[ShownTable], extension: str, *, title: str, notes: Sequence[str]) -> HttpResponse:
    """Tables to take along."""
    if extension == "xlsx":
        content: bytes | str = pivot_workbook(tables, [title, *notes])
    else:
        content = _csv(tables) if extension == "csv" else _paper(tables, title, notes)
    response = HttpResponse(content, content_type=FILES[extension])
    kind = "inline" if extension == "pdf" else "attachment"
    response["Content-Disposition"] = f'{kind}; filename="tirek-report.{extension}"'
    return response


def _changed(request: HttpRequest) -> SavedReport | None:
    """The saved report whose question is being changed, if the address names one of the reader's own."""
    key = uuid_or_none(request.GET.get("report", ""))
    own = SavedReport.objects.visible_to(request.actor).kept()  # type: ignore[attr-defined]
    return own.filter(pk=key, owner_id=request.actor.user_id).first() if key else None  # type: ignore[attr-defined]


def _has_estimates(table: ShownTable) -> bool:
    return any(cell is not None and cell.is_estimate for row in table.rows for cell in row.cells)


def _csv(tables: Sequence[ShownTable]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    for table in tables:
        writer.writerow([table.title])
        writer.writerow([table.corner, *table.heads, *([_("Total")] if table.row_totals else [])])
        writer.writerows([_safe(_bare(cell)) for cell in line] for line in pivot_lines(table))
        writer.writerow([])
    return "\ufeff" + out.getvalue()


def _bare(cell: object) -> object:
    value = cell.value if isinstance(cell, ShownCell) else cell
    return "" if value is None else value


def _safe(value: object) -> object:
    """Text that no spreadsheet reads as a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in tuple("=+-@\t") else value


def _paper(tables: Sequence[ShownTable], title: str, notes: Sequence[str]) -> bytes:
    return pdf(
        "reports/pivot.typ",
        {
            "lang": get_language() or "kk",
            "title": title,
            "notes": list(notes),
            "tables": [
                {
                    "title": table.title,
                    "heads": [table.corner, *table.heads, *([_("Total")] if table.row_totals else [])],
                    "rows": [[_written(cell) for cell in line] for line in pivot_lines(table)],
                    "notes": table.notes,
                    "chart": str(chart_of(table) or ""),
                }
                for table in tables
            ],
            "footnote": str(ESTIMATES) if any(_has_estimates(table) for table in tables) else "",
        },
    )


def _written(cell: object) -> str:
    if isinstance(cell, ShownCell):
        return cell.written
    return "" if cell is None else str(cell)
