"""Failed jobs."""

from django import forms
from django.contrib import messages as notes
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from tirek.core import failed_jobs
from tirek.core.access import requires
from tirek.core.core_permissions import CorePermission
from tirek.core.enums import DiscardReason
from tirek.core.http import see_other
from tirek.core.paging import keyset_page


class DiscardForm(forms.Form):
    """Why a job is put aside."""

    reason = forms.ChoiceField(label=gettext_lazy("Why it is put aside"), choices=DiscardReason.choices)


@requires(CorePermission.MANAGE_JOBS)
@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    """Jobs that used up their attempts."""
    return _page(request, DiscardForm(), 200)


@requires(CorePermission.MANAGE_JOBS)
@require_POST
def attempt(request: HttpRequest, job_id: int) -> HttpResponse:
    """Run a job again."""
    failed_jobs.retry_job(job_id, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    notes.success(request, _("The job is back in the queue."))
    return see_other(reverse("core:jobs"))


@requires(CorePermission.MANAGE_JOBS)
@require_POST
def discard(request: HttpRequest, job_id: int) -> HttpResponse:
    """Put a job aside."""
    form = DiscardForm(request.POST)
    if not form.is_valid():
        return _page(request, form, 422)
    reason = DiscardReason(form.cleaned_data["reason"])
    failed_jobs.discard_job(job_id, reason=reason, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    notes.success(request, _("The job is put aside."))
    return see_other(reverse("core:jobs"))


def _page(request: HttpRequest, form: DiscardForm, status: int) -> HttpResponse:
    page = keyset_page(failed_jobs.failed_jobs(request.actor), request)  # type: ignore[attr-defined]
    found = {"page": page, "jobs": failed_jobs.described(page.rows), "form": form, "reasons": DiscardReason.choices}
    return render(request, "core/jobs/list.html", found, status=status)
