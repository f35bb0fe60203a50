"""Many cases chosen in the queue: one form, one deed each, a page that says of each what became of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from tirek.cases.actions.bulk_deeds import MOST, run, undo_assignments
from tirek.cases.actions.exports import note_export
from tirek.cases.enums import CasePermission
from tirek.cases.enums_of_hands import BulkKind
from tirek.cases.forms.bulk_deeds import FORMS
from tirek.cases.models import BulkRun, Case
from tirek.cases.queries.papers import MOST_PRINTED, sheets_pdf
from tirek.cases.views.fetching import actor_of, paper
from tirek.core.access import requires
from tirek.core.http import see_other, uuid_or_none

LATEST = 20


@requires(CasePermission.VIEW)
@require_POST
def chosen(request: HttpRequest) -> HttpResponse:
    """The second step: what is told once for all chosen cases; and, once told, the deed. Nothing chosen: back."""
    kind, cases = request.POST.get("deed", ""), _cases(request)
    back = reverse("cases:queue") + (f"?{query}" if (query := request.POST.get("query", "")) else "")
    if not cases:
        messages.warning(request, _("Choose the applications first."))
        return see_other(back)
    if kind == "print":
        return _printed(request, cases)
    if kind not in FORMS:
        raise Http404
    told = "key" in request.POST
    form = FORMS[kind](request.POST if told else None, cases=cases, today=timezone.localdate())
    if told and form.is_valid():
        try:
            keys = [case.pk for case in cases]
            who = {"by": actor_of(request), "at": timezone.now()}
            return see_other(run(form.cleaned_data["key"], kind, keys, form.told(), **who).get_absolute_url())
        except ValidationError as error:
            form.add_error(None, error.messages)
    context = {
        "form": form,
        "cases": cases,
        "kind": BulkKind(kind),
        "query": request.POST.get("query", ""),
        "back": back,
    }
    return render(request, "cases/bulk.html", context, status=422 if told else 200)


@requires(CasePermission.VIEW)
@require_GET
def bulk_run(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What became of each; while a job is at it, how far it has come and what it did last."""
    found = get_object_or_404(BulkRun.objects.visible_to(actor_of(request)), pk=pk)
    done = [row for row in found.results if row[2]]
    context = {
        "run": found,
        "done": done,
        "refused": [row for row in found.results if not row[2]],
        "shown": done[: -LATEST - 1 : -1] if found.is_at_work else done,
        "may_undo": _is_to_undo(found) and bool(done),
    }
    return render(request, "cases/bulk_run.html", context)


@requires(CasePermission.ASSIGN)
@require_POST
def bulk_undo(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Undo a bulk assignment, and back to where it was pressed: the queue as filtered, or the run's page."""
    found = get_object_or_404(BulkRun.objects.visible_to(actor_of(request)), pk=pk)
    count = undo_assignments(found.pk, by=actor_of(request), at=timezone.now())
    told = ngettext("%(n)s application is as it was.", "%(n)s applications are as they were.", count)
    messages.success(request, told % {"n": count})
    query = request.POST.get("query")
    if query is None:
        return see_other(found.get_absolute_url())
    return see_other(reverse("cases:queue") + (f"?{query}" if query else ""))


def _is_to_undo(found: BulkRun) -> bool:
    return found.kind == BulkKind.ASSIGN and found.undone_at is None and not found.is_at_work


def _printed(request: HttpRequest, cases: list[Case]) -> HttpResponse:
    """One PDF of all. A download of personal data: written into the audit."""
    if len(cases) > MOST_PRINTED:
        messages.warning(request, _("At most %(n)s applications are printed at once.") % {"n": MOST_PRINTED})
        return see_other(reverse("cases:queue"))
    now = timezone.now()
    content = sheets_pdf(actor_of(request), cases, at=now)
    note_export("pdf", len(cases), by=actor_of(request), at=now)
    return paper(content, f"tirek-{timezone.localdate().isoformat()}")


def _cases(request: HttpRequest) -> list[Case]:
    keys: list[Any] = [key for text in request.POST.getlist("case")[:MOST] if (key := uuid_or_none(text))]
    visible = Case.objects.visible_to(actor_of(request)).for_queue()
    return list(visible.filter(pk__in=keys).order_by("due_on", "id"))
