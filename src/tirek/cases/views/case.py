"""The page of a case, its papers, and the print view."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tirek.cases.actions.disclosures import ON_A_LETTER, WHOLE, note_cases
from tirek.cases.enums import CasePermission
from tirek.cases.models import Answer, Case
from tirek.cases.permissions import (
    may_add_file,
    may_ask_correction,
    may_extend,
    may_receive_transfer,
    may_work,
    may_write_down_word,
    may_write_note,
)
from tirek.cases.permissions_of_hands import may_link, may_merge, may_share
from tirek.cases.queries import history
from tirek.cases.queries.case_page import CasePage, load
from tirek.cases.queries.dialogue import dialogue_of, further_moments, together
from tirek.cases.queries.joined import joined_to
from tirek.cases.queries.letters import letter_pdf
from tirek.cases.queries.why import explain
from tirek.cases.views.fetching import actor_of, paper, visible_case
from tirek.core.access import requires
from tirek.core.http import see_other
from tirek.core.lines import paragraphs
from tirek.core.panels import panels_for
from tirek.people.enums import DisclosureHow, PersonPermission


@requires(CasePermission.VIEW)
@require_GET
def case_page(request: HttpRequest, number: str) -> HttpResponse:
    """Everything about a case, with what the reader may do now. The number of a second registration leads on."""
    try:
        page = _page(request, number, DisclosureHow.PAGE)
    except Http404:
        if (survivor := joined_to(actor_of(request), number)) is None:
            raise
        return see_other(survivor.get_absolute_url())
    dialogue = dialogue_of(page.case)
    context = {
        "page": page,
        "case": page.case,
        "dialogue": dialogue,
        "timeline": together(page.timeline, further_moments(page.case, dialogue, page.attachments)),
        "deeds": _deeds(request, page),
        "today": timezone.localdate(),
        "panels": panels_for("case", actor_of(request), page.case),
        # The office of a case knows its applicant; an office only asked to take it reads the case, not the record.
        "opens_person": actor_of(request).holds(PersonPermission.VIEW, at=page.case.office_id),
    }
    return render(request, "cases/case.html", context)


@requires(CasePermission.VIEW)
@require_GET
def why(request: HttpRequest, number: str) -> HttpResponse:
    """“Why this date?”: every step of the clock, day by day."""
    case = visible_case(request, number)
    return render(request, "cases/why.html", {"case": case, "why": explain(case)})


@requires(CasePermission.VIEW)
@require_GET
def case_print(request: HttpRequest, number: str) -> HttpResponse:
    """The case on paper."""
    page = _page(request, number, DisclosureHow.PAPER)
    return render(request, "cases/print.html", {"page": page, "case": page.case, "today": timezone.localdate()})


@requires(CasePermission.VIEW)
@require_GET
def letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The signed answer as a letter, in the applicant's language."""
    answers = Answer.objects.visible_to(actor_of(request)).select_related("case__office", "case__applicant")
    answer = get_object_or_404(answers, pk=pk)
    note_cases([answer.case], how=DisclosureHow.PAPER, what=ON_A_LETTER, by=actor_of(request), at=timezone.now())
    return paper(letter_pdf(answer), answer.number)


@requires(CasePermission.ANSWER)
@require_POST
def letter_preview(request: HttpRequest, number: str) -> HttpResponse:
    """The letter as it would go out, unsigned: nothing is written."""
    case, user = visible_case(request, number), request.user
    text = paragraphs(request.POST.get("text", "")) or "…"
    answer = Answer(
        case=case,
        number=_("DRAFT"),
        text=text[:20000],
        language=case.language,
        signed_at=timezone.now(),
        signed_by_name=user.name,
        signed_by_post=user.post,
    )
    return paper(letter_pdf(answer), f"{case.number}-draft")


@requires(CasePermission.VIEW)
@require_GET
def case_history(request: HttpRequest, number: str) -> HttpResponse:
    """Who did what with the case, from the audit that cannot be changed."""
    case = visible_case(request, number)
    return render(request, "cases/history.html", {"case": case, "entries": history.case_history(case)})


def _page(request: HttpRequest, number: str, how: DisclosureHow) -> CasePage:
    actor, now = actor_of(request), timezone.now()
    try:
        page = load(actor, number, at=now)
    except Case.DoesNotExist:
        raise Http404 from None
    note_cases([page.case], how=how, what=WHOLE, by=actor, at=now)
    return page


def _deeds(request: HttpRequest, page: CasePage) -> dict[str, bool]:
    """Which buttons stand on the page: the steps of the workflow and the smaller deeds, each by its own rule."""
    actor, case = actor_of(request), page.case
    works = bool(may_work(actor, case)) and case.is_open and case.offered_to_id is None
    steps = set(page.steps)
    receives = page.pending_transfer is not None and bool(may_receive_transfer(actor, page.pending_transfer))
    return {
        "take": "take" in steps and case.assignee_id is None and works,
        "assign": "assign" in steps and case.offered_to_id is None,
        "forward": bool({"forward", "forward_later"} & steps) and case.offered_to_id is None,
        "answer": "answer" in steps and works,
        "close": "close" in steps,
        "withdraw": "withdraw" in steps,
        "extend": case.is_open and bool(may_extend(actor, case)) and not page.is_overdue,
        "line": works,
        "carry": bool(may_work(actor, case)) and case.outcome != "withdrawn" and case.offered_to_id is None,
        "word": bool(may_write_down_word(actor, case)),
        "part": works and bool({"forward", "forward_later"} & steps),
        "give_back": "give_back" in steps and works,
        "share": case.is_open and bool(may_share(actor, case)),
        "link": bool(may_link(actor, case)),
        "merge": case.is_open and case.offered_to_id is None and bool(may_merge(actor, case)),
        "ask": bool(may_work(actor, case)) and case.is_open,
        "correction": bool(may_ask_correction(actor, case)) and case.is_open and case.offered_to_id is None,
        "return": "return" in steps and works,
        "note": bool(may_write_note(actor, case)),
        "file": bool(may_add_file(actor, case)),
        "receive": receives,
        "call_back": page.pending_transfer is not None and actor.holds(CasePermission.FORWARD, at=case.office_id),
    }
