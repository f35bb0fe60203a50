"""Checks of entitlement on the page of an application: the list, each with its working, its paper and its plan."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from tirek.cases.actions.disclosures import WHOLE, note_cases
from tirek.cases.actions.entitlement import plan_from_check
from tirek.cases.enums import CasePermission
from tirek.cases.forms.entitlement import CheckPlanForm
from tirek.cases.models import EntitlementCheck
from tirek.cases.permissions import may_work
from tirek.cases.queries.entitlement import answer_of, checks_of, to_plan
from tirek.cases.views.fetching import actor_of, paper, visible_case
from tirek.core.access import requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.people.enums import DisclosureHow
from tirek.programmes.queries.answers import answer_pdf


@requires(CasePermission.VIEW)
@require_GET
def checks(request: HttpRequest, number: str) -> HttpResponse:
    """What was checked for an application, and the way to check again."""
    case, actor = visible_case(request, number), actor_of(request)
    may_check = bool(may_work(actor, case))
    context = {
        "case": case,
        "checks": checks_of(case, actor),
        "begin": reverse("programmes:check_family", args=["case", case.pk]) if may_check else "",
    }
    return render(request, "cases/checks.html", context)


@requires(CasePermission.VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One check with its working; POST promises the chosen measures."""
    found, actor = _check_or_404(request, pk, DisclosureHow.PAGE), actor_of(request)
    services = to_plan(found) if may_work(actor, found.case) and found.case.is_open else []
    form = CheckPlanForm(request.POST or None, check=found, services=services)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            lines = plan_from_check(pk, told["measures"], told["due_on"], by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            count = len(lines)
            words = ngettext("%(n)s measure is in the plan.", "%(n)s measures are in the plan.", count) % {"n": count}
            messages.success(request, words)
            return see_other(f"{found.case.get_absolute_url()}#plan")
    context = {"check": found, "case": found.case, "answer": answer_of(found), "form": form if services else None}
    status = 422 if request.method == "POST" else 200
    return render(request, "cases/check.html", context, status=status)


@requires(CasePermission.VIEW)
@require_GET
def check_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One check on paper, with the working."""
    found = _check_or_404(request, pk, DisclosureHow.PAPER)
    title = _("Check of entitlement: %(subject)s") % {"subject": found.case.number}
    about = [
        (_("Applicant"), found.case.applicant.full_name),
        (_("Checked by"), found.made_by_name or _("the applicant")),
    ]
    return paper(answer_pdf(answer_of(found), title=title, about=about, at=found.at), f"{found.case.number}-check")


def _check_or_404(request: HttpRequest, pk: UUID, how: DisclosureHow) -> EntitlementCheck:
    rows = EntitlementCheck.objects.visible_to(actor_of(request))
    found = get_object_or_404(rows.select_related("case__office", "case__applicant", "case__service"), pk=pk)
    note_cases([found.case], how=how, what=WHOLE, by=actor_of(request), at=timezone.now())
    return found
