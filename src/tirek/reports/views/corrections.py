"""Proposing a correction of what is frozen, and deciding on one."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tirek.core.access import requires
from tirek.core.http import see_other
from tirek.core.verdict import ensure
from tirek.reports.actions import corrections as actions
from tirek.reports.enums import CorrectionState, ReportPermission
from tirek.reports.forms.sheets import RefusalForm, ValuesForm
from tirek.reports.models import Correction
from tirek.reports.permissions import may_ask_correction, may_decide_correction
from tirek.reports.queries.cells import CellData, compose, entries_of, is_locked
from tirek.reports.queries.changes import changes_between
from tirek.reports.queries.forms import form_of_sheet
from tirek.reports.queries.sheets import blank_lines, corrections_to_decide, lines_of
from tirek.reports.views.sheets import PAGE, sheet_or_404


@requires(ReportPermission.SUBMIT)
def correction_form(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Propose the next version: computed anew, with what is typed and a reason."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    sheet = sheet_or_404(request, pk)
    ensure(may_ask_correction(actor, sheet, locked=is_locked(sheet)))
    form = ValuesForm(request.POST or None, lines=blank_lines(sheet), with_reason=True)
    if request.method == "POST" and form.is_valid():
        told = form.entries()
        try:
            asked = actions.ask_correction(pk, told, form.cleaned_data["reason"], by=actor, at=now)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _("Proposed. A second person decides; until then what is frozen stands."))
            return see_other(asked.get_absolute_url())
    composed = compose(sheet, entries_of(sheet), today=timezone.localdate())
    form.show(lines_of(sheet, composed.cells))
    context = {
        "sheet": sheet,
        "form": form,
        "form_title": form_of_sheet(sheet).title,
        "changes": changes_between(sheet, composed.cells) if sheet.version else [],
    }
    return render(request, "reports/sheet_correction.html", context, status=422 if request.method == "POST" else 200)


@requires(ReportPermission.VIEW)
def corrections_page(request: HttpRequest) -> HttpResponse:
    """All corrections within reach, the last first; those that wait for the reader as second person stand above."""
    actor = request.actor  # type: ignore[attr-defined]
    related = ("sheet__organisation", "sheet__above")
    found = Correction.objects.visible_to(actor).select_related(*related).order_by("-asked_at")
    context = {
        "waiting": corrections_to_decide(actor).select_related(*related)[:PAGE],
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "reports/corrections.html", context)


@requires(ReportPermission.VIEW)
def correction_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A correction: reason, author, what would differ; the second person decides here."""
    return _shown(request, _correction(request, pk), RefusalForm())


@requires(ReportPermission.REVIEW)
@require_POST
def approval(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Freeze the proposed version."""
    found = _correction(request, pk)
    actions.approve_correction(pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("The new version is frozen. The one before it stays to be read."))
    return see_other(found.sheet.get_absolute_url())


@requires(ReportPermission.REVIEW)
@require_POST
def refusal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Leave what is frozen as it is."""
    found, form = _correction(request, pk), RefusalForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, form, status=422)
    actions.refuse_correction(pk, form.cleaned_data["refusal"], by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Refused. What is frozen stays."))
    return see_other(found.get_absolute_url())


def _correction(request: HttpRequest, pk: UUID) -> Correction:
    visible = Correction.objects.visible_to(request.actor)  # type: ignore[attr-defined]
    return get_object_or_404(visible.select_related("sheet__organisation", "sheet__above"), pk=pk)


def _shown(request: HttpRequest, found: Correction, form: RefusalForm, *, status: int = 200) -> HttpResponse:
    proposed = [CellData.from_json(told) for told in found.cells]
    is_asked = found.state == CorrectionState.ASKED
    context = {
        "correction": found,
        "sheet": found.sheet,
        "changes": changes_between(found.sheet, proposed) if is_asked else [],
        "may_decide": may_decide_correction(request.actor, found),  # type: ignore[attr-defined]
        "form": form,
    }
    return render(request, "reports/correction.html", context, status=status)
