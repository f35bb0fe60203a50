"""The page where an answer is written, discussed, approved and signed; saved as it is typed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tirek.cases.actions import approval
from tirek.cases.actions.answers import answer
from tirek.cases.actions.locking import StaleCase
from tirek.cases.enums import CasePermission
from tirek.cases.forms.hands import DraftForm, PracticeForm, RemarkForm
from tirek.cases.models import Case, DraftVersion
from tirek.cases.permissions_of_hands import may_set_practice
from tirek.cases.queries.history import changes_by_others
from tirek.cases.queries.parts import joined_answer
from tirek.cases.queries.signing import Drafting, drafting, practice_of
from tirek.cases.views.fetching import actor_of, visible_case
from tirek.core.access import requires
from tirek.core.http import see_other
from tirek.core.verdict import Refused, ensure

UNREADABLE, CONFLICT, FORBIDDEN = 422, 409, 403


@requires(CasePermission.ANSWER, CasePermission.APPROVE)
@require_http_methods(["GET", "HEAD", "POST"])
def answer_page(request: HttpRequest, number: str) -> HttpResponse:
    """Write the answer; save, submit or sign it, as the office's practice has it."""
    case = visible_case(request, number)
    found = drafting(actor_of(request), case)
    form = DraftForm(request.POST if request.method == "POST" else None, case=case, today=timezone.localdate())
    for name, value in _first_values(case, found).items():
        form.fields[name].initial = value
    status = 200
    if request.method == "POST":
        status, back = _attempt(request, case, form)
        if back:
            return see_other(back)
    return render(request, "cases/answer.html", _context(request, case, found, form, status), status=status)


@requires(CasePermission.ANSWER, CasePermission.APPROVE)
@require_POST
def autosave(request: HttpRequest, number: str) -> HttpResponse:
    """Keep what is being typed; called by the page itself, a second after the last key."""
    case = visible_case(request, number)
    told = request.POST
    seen = told.get("seen", "")
    draft, is_current = approval.save_draft(
        case.pk,
        told.get("text", ""),
        told.get("result", ""),
        told.get("reason", ""),
        int(seen) if seen.isdecimal() else None,
        by=actor_of(request),
        at=timezone.now(),
    )
    told_back = {"X-Draft-Revision": str(draft.revision), "X-Draft-Current": str(is_current)}
    return HttpResponse(status=204, headers=told_back)


@requires(CasePermission.ANSWER, CasePermission.APPROVE)
@require_POST
def draft_deed(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """Comment on the draft, approve, return, take back or sign it as it stands."""
    if name not in DEEDS:
        raise Http404
    case = visible_case(request, number)
    try:
        done = DEEDS[name](case.pk, request.POST.get("text", ""), {"by": actor_of(request), "at": timezone.now()})
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return see_other(reverse("cases:answer", args=[number]))
    messages.success(request, done)
    return see_other(case.get_absolute_url() if name == "sign" else reverse("cases:answer", args=[number]))


@requires(CasePermission.ANSWER, CasePermission.APPROVE)
@require_POST
def version(request: HttpRequest, number: str, pk: UUID) -> HttpResponse:
    """Make an earlier text the draft's text again."""
    visible_case(request, number)
    found = get_object_or_404(DraftVersion.objects.visible_to(actor_of(request)), pk=pk, draft__case__number=number)
    approval.restore_version(found.pk, by=actor_of(request), at=timezone.now())
    messages.success(request, _("The earlier text is the draft's text again."))
    return see_other(reverse("cases:answer", args=[number]))


@requires(CasePermission.APPROVE)
@require_http_methods(["GET", "HEAD", "POST"])
def practice(request: HttpRequest) -> HttpResponse:
    """Who signs the answers of the office the head acts for."""
    actor = actor_of(request)
    ensure(may_set_practice(actor, actor.organisation_id))
    assert actor.organisation_id is not None
    posted = request.POST if request.method == "POST" else None
    form = PracticeForm(posted, initial={"practice": practice_of(actor.organisation_id)})
    if request.method == "POST" and form.is_valid():
        approval.set_practice(actor.organisation_id, form.cleaned_data["practice"], by=actor, at=timezone.now())
        messages.success(request, _("From now on answers are signed this way."))
        return see_other(reverse("cases:practice"))
    return render(request, "cases/practice.html", {"form": form}, status=422 if posted is not None else 200)


def _comment(key: UUID, text: str, who: Any) -> str:
    approval.comment(key, text, **who)
    return _("The comment is added.")


def _approve(key: UUID, text: str, who: Any) -> str:
    approval.approve_draft(key, text, **who)
    return _("Approved. The case worker can sign it now.")


def _return(key: UUID, text: str, who: Any) -> str:
    approval.return_draft(key, text, **who)
    return _("Returned with your remarks.")


def _recall(key: UUID, text: str, who: Any) -> str:
    approval.recall_draft(key, **who)
    return _("You can write on.")


def _sign(key: UUID, text: str, who: Any) -> str:
    approval.sign_draft(key, **who)
    return _("The answer is signed and sent.")


DEEDS = {"comment": _comment, "approval": _approve, "return": _return, "recall": _recall, "sign": _sign}


def _first_values(case: Case, found: Drafting) -> dict[str, Any]:
    """The draft where there is one; else the answers of the parts, joined."""
    if found.draft is None:
        return {"text": joined_answer(case.parts.all()), "seen": 0}
    draft = found.draft
    return {"text": draft.text, "result": draft.result, "reason": draft.reason, "seen": draft.revision}


def _attempt(request: HttpRequest, case: Case, form: DraftForm) -> tuple[int, str]:
    """Do what the pressed button says: the status, and where to go when it is done."""
    pressed = request.POST.get("deed", "sign")
    own_page = reverse("cases:answer", args=[case.number])
    who = {"by": actor_of(request), "at": timezone.now()}
    if pressed == "save":
        form.is_valid()
    elif not form.is_valid():
        return UNREADABLE, ""
    told = [request.POST.get(name, "") for name in ("text", "result", "reason")]
    try:
        if pressed in ("save", "submit") and not approval.save_draft(case.pk, *told, form.data_seen, **who)[1]:
            form.add_error(None, _("A colleague has saved another text meanwhile. Yours is kept among the versions."))
            return CONFLICT, ""
        if pressed == "save":
            messages.success(request, _("The draft is saved."))
            return 200, own_page
        if pressed == "submit":
            approval.submit_draft(case.pk, *told, **who)
            messages.success(request, _("Submitted: the head approves it or returns it with remarks."))
            return 200, own_page
        answer(case.pk, *told, expected_version=form.cleaned_data.get("version"), **who)
    except ValidationError as error:
        for name, texts in (error.message_dict if hasattr(error, "error_dict") else {"": error.messages}).items():
            form.add_error(name if name in form.fields else None, texts)
        return UNREADABLE, ""
    except StaleCase as stale:
        form.add_error(None, str(stale))
        form.data = {**form.data.dict(), "version": stale.case.version}
        return CONFLICT, ""
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return FORBIDDEN, ""
    messages.success(request, _("The answer is signed and sent."))
    return 200, case.get_absolute_url()


def _context(request: HttpRequest, case: Case, found: Drafting, form: DraftForm, status: int) -> dict[str, Any]:
    actor = actor_of(request)
    return {
        "case": case,
        "found": found,
        "form": form,
        "remark_form": RemarkForm(auto_id="remark_%s"),
        "conflict": status == CONFLICT,
        "changes": changes_by_others(case, actor) if status == CONFLICT else [],
        "parts": list(case.parts.select_related("office").order_by("position")),
        "may_set_practice": bool(may_set_practice(actor, case.office_id)) and actor.organisation_id == case.office_id,
    }
