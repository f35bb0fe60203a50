"""Pages of quarterly sheets: the overview, one sheet, its values, handing in, accepting and returning."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tirek.core.access import requires
from tirek.core.http import see_other
from tirek.core.verdict import ensure
from tirek.reports.actions import sheets as actions
from tirek.reports.enums import CorrectionState, ReportPermission
from tirek.reports.exports import sheet_of_office_tables, xlsx_response
from tirek.reports.forms.sheets import CommentForm, ReturnForm, SheetsFilter, SubmissionForm, ValuesForm
from tirek.reports.models import CellNote, Sheet
from tirek.reports.permissions import may_ask_correction, may_comment, may_fill, may_review, may_submit
from tirek.reports.queries.cells import is_locked
from tirek.reports.queries.forms import form_of_sheet
from tirek.reports.queries.sheets import (
    SheetPage,
    blank_lines,
    period_to_show,
    periods_with_sheets,
    sheet_page,
    standing_below,
    total_of,
)
from tirek.reports.sheet_forms import QUARTERLY

PAGE = 50


@requires(ReportPermission.VIEW)
def overview(request: HttpRequest) -> HttpResponse:
    """Who has handed in and who is late: office by office, and the sheets themselves."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    periods = periods_with_sheets()
    codes = [code for code, _last in periods]
    period = request.GET.get("period", "")
    period = period if period in codes else period_to_show(periods, today)
    standing = standing_below(actor, QUARTERLY.code, period, today)
    asked = {**request.GET.dict(), "period": period}
    filters = SheetsFilter(asked, periods=codes, offices=[(row.code, row.name) for row in standing])
    found = _filtered(Sheet.objects.visible_to(actor).of(QUARTERLY.code, period), filters, today)
    page = Paginator(found.select_related("organisation"), PAGE).get_page(request.GET.get("page"))
    own = Sheet.objects.visible_to(actor).of(QUARTERLY.code, period).filter(organisation=actor.organisation_id)
    context = {
        "form_title": QUARTERLY.title,
        "period": period,
        "filters": filters,
        "standing": standing,
        "total": total_of(standing),
        "own": own.select_related("organisation").first(),
        "page": page,
        "today": today,
        "active": sum(bool(filters.chosen(name)) for name in ("above", "state")),
    }
    return render(request, "reports/sheets.html", context)


@requires(ReportPermission.VIEW)
def sheet_of_office(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One sheet: its cells, what was found and said at them, its versions, and what may be done now."""
    sheet = sheet_or_404(request, pk)
    page = sheet_page(sheet, today=timezone.localdate())
    if request.GET.get("format") == "xlsx":
        ensure_export(request)
        return xlsx_response(sheet_of_office_tables(page), f"{sheet.organisation.code}-{sheet.period}.xlsx")
    return _shown(request, page, SubmissionForm())


@requires(ReportPermission.FILL)
def values(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Typing values, evidence and explanations."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    sheet = sheet_or_404(request, pk)
    ensure(may_fill(actor, sheet, locked=is_locked(sheet)))
    form = ValuesForm(request.POST or None, lines=blank_lines(sheet))
    if request.method == "POST" and form.is_valid():
        try:
            actions.fill_cells(pk, form.entries(), by=actor, at=now)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _("Kept. The sheet is not handed in yet."))
            return see_other(sheet.get_absolute_url())
    form.show(sheet_page(sheet, today=timezone.localdate()).lines)
    context = {"sheet": sheet, "form": form, "form_title": form_of_sheet(sheet).title}
    return render(request, "reports/sheet_values.html", context, status=422 if request.method == "POST" else 200)


@requires(ReportPermission.SUBMIT)
@require_POST
def submission(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand in the sheet."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    sheet = sheet_or_404(request, pk)
    form = SubmissionForm(request.POST)
    if form.is_valid():
        try:
            actions.submit_sheet(pk, missing_reason=form.cleaned_data["missing_reason"], by=actor, at=now)
        except ValidationError as error:
            _add(form, error)
        else:
            messages.success(request, _("Handed in. The office above reviews it."))
            return see_other(sheet.get_absolute_url())
    return _shown(request, sheet_page(sheet, today=timezone.localdate()), form, status=422)


@requires(ReportPermission.REVIEW)
@require_POST
def acceptance(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Accept and freeze the sheet."""
    sheet = sheet_or_404(request, pk)
    actions.accept_sheet(pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Accepted and frozen."))
    return see_other(sheet.get_absolute_url())


@requires(ReportPermission.REVIEW)
def return_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Return the sheet with remarks at its cells."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    sheet = sheet_or_404(request, pk)
    ensure(may_review(actor, sheet))
    page = sheet_page(sheet, today=timezone.localdate())
    form = ReturnForm(request.POST or None, lines=page.lines)
    if request.method == "POST" and form.is_valid():
        try:
            actions.return_sheet(pk, form.remarks(), by=actor, at=now)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _("Returned with your remarks."))
            return see_other(sheet.get_absolute_url())
    context = {"sheet": sheet, "form": form}
    return render(request, "reports/sheet_return.html", context, status=422 if request.method == "POST" else 200)


@requires(ReportPermission.VIEW)
def cell_page(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """One cell: where its value comes from, and what is said at it."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    sheet = sheet_or_404(request, pk)
    page = sheet_page(sheet, today=timezone.localdate())
    line = next((one for one in page.lines if one.cell.indicator == code), None)
    if line is None:
        raise Http404
    form = CommentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.comment_cell(pk, code, form.cleaned_data["text"], by=actor, at=now)
        return see_other(request.path)
    context = {
        "sheet": sheet,
        "line": line,
        "notes": CellNote.objects.visible_to(actor).filter(sheet=sheet, indicator=code),
        "form": form if may_comment(actor, sheet) else None,
    }
    return render(request, "reports/sheet_cell.html", context, status=422 if request.method == "POST" else 200)


def sheet_or_404(request: HttpRequest, pk: UUID) -> Sheet:
    """The sheet an address names, if the reader sees it."""
    visible = Sheet.objects.visible_to(request.actor)  # type: ignore[attr-defined]
    return get_object_or_404(visible.select_related("organisation", "above"), pk=pk)


def ensure_export(request: HttpRequest) -> None:
    if not request.actor.holds(ReportPermission.EXPORT):  # type: ignore[attr-defined]
        raise Http404


def _shown(request: HttpRequest, page: SheetPage, form: SubmissionForm, *, status: int = 200) -> HttpResponse:
    actor, sheet, today = request.actor, page.sheet, timezone.localdate()  # type: ignore[attr-defined]
    locked = is_locked(sheet)
    context: dict[str, Any] = {
        "page": page,
        "sheet": sheet,
        "form": form,
        "form_title": form_of_sheet(sheet).title,
        "locked": locked,
        "today": today,
        "is_late": sheet.is_late(today),
        "may_fill": may_fill(actor, sheet, locked=locked),
        "may_submit": may_submit(actor, sheet, today, locked=locked),
        "may_review": may_review(actor, sheet),
        "may_correct": may_ask_correction(actor, sheet, locked=locked),
        "versions": sheet.snapshots.order_by("-version"),
        "waiting": sheet.corrections.filter(state=CorrectionState.ASKED).first(),
        "has_below": any(line.cell.below is not None for line in page.lines),
    }
    return render(request, "reports/sheet_of_office.html", context, status=status)


def _filtered(sheets: Any, filters: SheetsFilter, today: Any) -> Any:
    if above := filters.chosen("above"):
        sheets = sheets.filter(above__code=above)
    state = filters.chosen("state")
    if state == SheetsFilter.LATE:
        return sheets.late(today).order_by("organisation__path")
    return (sheets.filter(state=state) if state else sheets).order_by("organisation__path")


def _add(form: Any, error: ValidationError) -> None:
    """Errors by field where they name one."""
    told = error.message_dict if hasattr(error, "error_dict") else {None: error.messages}
    for field, texts in told.items():
        form.add_error(field if field in form.fields else None, texts)
