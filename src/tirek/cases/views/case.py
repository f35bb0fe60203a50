"""The page of a case, its papers, and the print view."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from tirek.cases.enums import CasePermission
from tirek.cases.models import Answer, Case
from tirek.cases.permissions import may_work, may_write_note
from tirek.cases.queries.case_page import CasePage, load
from tirek.cases.queries.letters import coupon_pdf, letter_pdf
from tirek.cases.queries.why import working
from tirek.core.access import requires


@requires(CasePermission.VIEW)
@require_GET
def case_page(request: HttpRequest, number: str) -> HttpResponse:
    """Everything about a case, with what the reader may do now."""
    page = _page(request, number)
    context = {"page": page, "case": page.case, "deeds": _deeds(request, page), "today": timezone.localdate()}
    return render(request, "cases/case.html", context)


@requires(CasePermission.VIEW)
@require_GET
def why(request: HttpRequest, number: str) -> HttpResponse:
    """“Why this date?”: every step of the clock, day by day."""
    case = _case(request, number)
    return render(request, "cases/why.html", {"case": case, "steps": working(case)})


@requires(CasePermission.VIEW)
@require_GET
def case_print(request: HttpRequest, number: str) -> HttpResponse:
    """The case on paper."""
    page = _page(request, number)
    return render(request, "cases/print.html", {"page": page, "case": page.case, "today": timezone.localdate()})


@requires(CasePermission.VIEW)
@require_GET
def letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The signed answer as a letter, in the applicant's language."""
    answers = Answer.objects.visible_to(request.actor).select_related("case__office", "case__applicant")  # type: ignore[attr-defined]
    answer = get_object_or_404(answers, pk=pk)
    return _paper(letter_pdf(answer), answer.number)


@requires(CasePermission.VIEW)
@require_GET
def coupon(request: HttpRequest, number: str) -> HttpResponse:
    """The coupon once more, without the PIN, which nobody can read again."""
    case = _case(request, number)
    return _paper(coupon_pdf(case), case.number)


def _page(request: HttpRequest, number: str) -> CasePage:
    try:
        return load(request.actor, number, at=timezone.now())  # type: ignore[attr-defined]
    except Case.DoesNotExist:
        raise Http404 from None


def _case(request: HttpRequest, number: str) -> Case:
    cases = Case.objects.visible_to(request.actor).select_related("office", "service", "applicant")  # type: ignore[attr-defined]
    return get_object_or_404(cases, number=number)


def _deeds(request: HttpRequest, page: CasePage) -> dict[str, bool]:
    """Which buttons stand on the page: the steps of the workflow and the smaller deeds, each by its own rule."""
    actor, case = request.actor, page.case  # type: ignore[attr-defined]
    works = bool(may_work(actor, case)) and case.is_open and case.offered_to_id is None
    steps = set(page.steps)
    receives = page.pending_transfer is not None and page.pending_transfer.to_organisation_id == actor.organisation_id
    return {
        "take": "take" in steps and case.assignee_id is None and works,
        "assign": "assign" in steps and case.offered_to_id is None,
        "forward": bool({"forward", "forward_later"} & steps) and case.offered_to_id is None,
        "answer": "answer" in steps and works,
        "close": "close" in steps,
        "withdraw": "withdraw" in steps,
        "extend": case.is_open and actor.holds(CasePermission.EXTEND, at=case.office_id) and not page.is_overdue,
        "line": works,
        "note": bool(may_write_note(actor, case)),
        "receive": receives,
        "call_back": page.pending_transfer is not None and actor.holds(CasePermission.FORWARD, at=case.office_id),
    }


def _paper(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name.replace("/", "-")}.pdf"'
    response["Cache-Control"] = "no-store"
    return response
