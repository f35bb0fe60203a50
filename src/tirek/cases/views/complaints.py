"""Complaints about our answers, and questions to applicants: the office's side."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tirek.cases.actions.complaints import explain, satisfy
from tirek.cases.actions.inquiries import mark_read, take_back
from tirek.cases.enums import CasePermission
from tirek.cases.forms.complaints import BodyForm
from tirek.cases.models import Case, Complaint, Inquiry
from tirek.cases.permissions import may_speak_for_body
from tirek.cases.queries.complaints import against_us, complaints_to_decide
from tirek.cases.views.fetching import actor_of
from tirek.core.access import requires
from tirek.core.calendar import local_date
from tirek.core.http import see_other
from tirek.core.verdict import Refused

WORDS = {
    "satisfaction": (
        satisfy,
        gettext_lazy("Satisfy the complaint in full"),
        gettext_lazy("Satisfy and answer"),
        gettext_lazy("The complaint is satisfied; the applicant has your answer."),
    ),
    "explanation": (
        explain,
        gettext_lazy("Explain yourselves to the office above"),
        gettext_lazy("Send the explanation"),
        gettext_lazy("Your explanation is with the office above."),
    ),
}
INQUIRY_DEEDS = {
    "read": (mark_read, gettext_lazy("Marked as read.")),
    "removal": (take_back, gettext_lazy("The question is taken back.")),
}


@requires(CasePermission.VIEW)
@require_GET
def complaints(request: HttpRequest) -> HttpResponse:
    """Complaints about our answers that wait for our word, and those we decide."""
    actor = actor_of(request)
    waiting, deciding = against_us(actor), complaints_to_decide(actor)
    side = "deciding" if request.GET.get("side") == "deciding" else "ours"
    context = {
        "side": side,
        "counts": {"ours": waiting.count(), "deciding": deciding.count()},
        "rows": (deciding if side == "deciding" else waiting)[:200],
        "today": local_date(timezone.now()),
    }
    return render(request, "cases/complaints.html", context)


@requires(CasePermission.VIEW)
@require_GET
def complaint(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A complaint as the body complained of and the office above read it."""
    actor, found = actor_of(request), _found(request, pk)
    visible = set(
        Case.objects.visible_to(actor).filter(pk__in=[found.case_id, found.about_id]).values_list("pk", flat=True)
    )
    may = bool(may_speak_for_body(actor, found)) and found.state == "at_body" and found.case.is_open
    today = local_date(timezone.now())
    context = {
        "complaint": found,
        "sees_case": found.case_id in visible,
        "sees_about": found.about_id in visible,
        "may": may,
        "in_time": today <= found.body_due_on,
        "today": today,
    }
    return render(request, "cases/complaint.html", context)


@requires(CasePermission.VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def complaint_deed(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """The word of the body complained of: satisfy in full, or explain."""
    if name not in WORDS:
        raise Http404
    found = _found(request, pk)
    deed, title, button, done = WORDS[name]
    form = BodyForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                deed(found.pk, form.cleaned_data["words"], by=actor_of(request), at=timezone.now())
            except ValidationError as problem:
                form.add_error(None, problem.messages)
            except Refused as refused:
                form.add_error(None, str(refused.verdict.reason))
                status = 403
            else:
                messages.success(request, str(done))
                return see_other(found.get_absolute_url())
    context = {"complaint": found, "form": form, "title": title, "button": button}
    return render(request, "cases/complaint_deed.html", context, status=status)


@requires(CasePermission.VIEW)
@require_POST
def inquiry_deed(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """Take a question back, or say that its answer was read."""
    if name not in INQUIRY_DEEDS:
        raise Http404
    inquiry = get_object_or_404(Inquiry.objects.visible_to(actor_of(request)).select_related("case"), pk=pk)
    deed, done = INQUIRY_DEEDS[name]
    deed(inquiry.pk, by=actor_of(request), at=timezone.now())
    messages.success(request, str(done))
    return see_other(inquiry.case.get_absolute_url() + "#questions")


def _found(request: HttpRequest, pk: UUID) -> Complaint:
    related = ("case__applicant", "case__office", "about__office", "about__service", "body")
    return get_object_or_404(Complaint.objects.visible_to(actor_of(request)).select_related(*related), pk=pk)
