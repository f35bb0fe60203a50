"""Reports of grantees: writing, receipts, handing in, deciding."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tirek.calls.actions import grant_reports as actions
from tirek.calls.forms.grants import DecisionForm, ExpenseForm, ReportForm
from tirek.calls.models import Expense, GrantReport
from tirek.calls.permissions_of_grants import may_decide_report, may_write_report
from tirek.calls.queries import grants as queries
from tirek.core.access import signed_in
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.core.verdict import ensure


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write a report, or read one."""
    actor, found = request.actor, _found(request, pk)  # type: ignore[attr-defined]
    desk, writes = queries.desk_of(found.grant), may_write_report(actor, found)
    form = ReportForm(request.POST or None, desk=desk, initial=_initial(found))
    if request.method == "POST":
        ensure(writes)
        if form.is_valid():
            actions.save_report(pk, form.cleaned_data["text"], form.facts(), by=actor, at=timezone.now())
            return _submit(request, found) if "submit" in request.POST else _saved(request, found)
    context = _context(found, form, desk) | {
        "may_write": bool(writes),
        "may_decide": bool(may_decide_report(actor, found)),
        "decision": DecisionForm(),
    }
    return render(request, "calls/grants/report.html", context, status=422 if request.method == "POST" else 200)


def _saved(request: HttpRequest, found: GrantReport) -> HttpResponse:
    messages.success(request, _("The report is saved."))
    return see_other(found.get_absolute_url())


def _submit(request: HttpRequest, found: GrantReport) -> HttpResponse:
    """Hand in what was just saved; what is missing is told, and the report stays open."""
    try:
        actions.submit_report(found.pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    except ValidationError as error:
        for text in error.messages:
            messages.error(request, text)
    else:
        messages.success(request, _("The report is handed in."))
    return see_other(found.get_absolute_url())


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def expense(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write an expense down with its receipt."""
    actor, found = request.actor, _found(request, pk)  # type: ignore[attr-defined]
    ensure(may_write_report(actor, found))
    form = ExpenseForm(request.POST or None, request.FILES or None, desk=queries.desk_of(found.grant))
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_expense(pk, form.spent(), by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The expense is written down."))
            return see_other(found.get_absolute_url())
    about = f"{found.grant.number} · {found.grant.title}"
    return form_page(request, form, _("An expense with its receipt"), found.get_absolute_url(), intro=about)


@signed_in
@require_POST
def expense_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take an expense out again."""
    get_object_or_404(Expense.objects.visible_to(request.actor), pk=pk)  # type: ignore[attr-defined]
    found = actions.remove_expense(pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("The expense is taken out."))
    return see_other(found.get_absolute_url())


@signed_in
@require_GET
def receipt(request: HttpRequest, pk: UUID) -> FileResponse:
    """A receipt, as a download: what it contains is not ours."""
    found = get_object_or_404(Expense.objects.visible_to(request.actor), pk=pk)  # type: ignore[attr-defined]
    if not found.stored_as or not default_storage.exists(found.stored_as):
        raise Http404
    content = default_storage.open(found.stored_as)
    response = FileResponse(content, as_attachment=True, filename=found.name, content_type=found.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@signed_in
@require_POST
def decision(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Accept a report, which unlocks its money, or return it with remarks."""
    actor, found, form = request.actor, _found(request, pk), DecisionForm(request.POST)  # type: ignore[attr-defined]
    ensure(may_decide_report(actor, found))
    if form.is_valid():
        decide = actions.accept_report if request.POST.get("decision") == "accept" else actions.return_report
        try:
            decided = decide(pk, form.cleaned_data["remark"], by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Decided: %s. The grantee is told.") % decided.get_state_display())
            return see_other(found.get_absolute_url())
    desk = queries.desk_of(found.grant)
    context = _context(found, ReportForm(desk=desk, initial=_initial(found)), desk)
    context |= {"may_write": False, "may_decide": True, "decision": form}
    return render(request, "calls/grants/report.html", context, status=422)


def _found(request: HttpRequest, pk: UUID) -> GrantReport:
    rows: Any = GrantReport.objects.visible_to(request.actor)  # type: ignore[attr-defined]
    found: GrantReport = get_object_or_404(rows.select_related("grant__organisation", "grant__call"), pk=pk)
    return found


def _initial(found: GrantReport) -> dict[str, Any]:
    return {"text": found.text} | {f"fact-{row.indicator_id}": row.value for row in found.facts.all()}


def _context(found: GrantReport, form: ReportForm, desk: queries.Desk) -> dict[str, Any]:
    expenses = list(found.expenses.select_related("line"))
    return {
        "report": found,
        "grant": found.grant,
        "desk": desk,
        "form": form,
        "expenses": expenses,
        "spent": sum(each.amount for each in expenses),
        "facts": list(found.facts.select_related("indicator").order_by("indicator__position")),
        "unlocks": [each for each in desk.tranches if each.after and each.after.pk == found.pk],
        "today": timezone.localdate(),
    }
