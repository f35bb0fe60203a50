"""What is done with a case, a line of its plan or a hand-over: one address, one form, one action each.

GET shows the form, POST does the deed. A refusal or a stale page shows the form again with its reason and everything
typed, so that nothing is lost.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tirek.cases.actions import (
    answers,
    assignment,
    clock,
    co_executors,
    corrections,
    evidence,
    forwarding,
    inquiries,
    links,
    merging,
    notes,
    parts,
    plan,
    plan_words,
    referral_questions,
    referrals,
)
from tirek.cases.actions.applicant import withdraw
from tirek.cases.actions.disclosures import note_cases
from tirek.cases.actions.locking import StaleCase
from tirek.cases.enums import CasePermission, ReferralPermission
from tirek.cases.forms import deeds as forms
from tirek.cases.forms import plan as plan_forms
from tirek.cases.forms.complaints import AskForm
from tirek.cases.forms.corrections import AskCorrectionForm, MendedForm, ReturnForm
from tirek.cases.forms.hands import CoExecutorForm, GiveBackForm, LinkForm, MergeForm, RepeatForm
from tirek.cases.forms.parts import SendPartForm
from tirek.cases.models import Case, PlanLine, Transition
from tirek.cases.queries.corrections import waiting_correction
from tirek.cases.queries.history import changes_by_others
from tirek.cases.views.fetching import actor_of
from tirek.core.access import requires
from tirek.core.http import see_other
from tirek.core.verdict import Refused, refuse
from tirek.people.enums import DisclosureHow

UNREADABLE, CONFLICT, FORBIDDEN = 422, 409, 403


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that can be done: its words, its form, and how to do it with the form's data."""

    title: str | Promise
    button: str | Promise
    done: str | Promise
    form: type[forms.DeedForm]
    perform: Callable[..., Any]
    tone: str = "primary"


def _on_case(action: Callable[..., Any], *names: str) -> Callable[..., Any]:
    """The action on a case with some of the form's values in order, and the version the reader saw."""

    def perform(key: UUID, data: dict[str, Any], **who: Any) -> None:
        action(key, *(_plain(data[name]) for name in names), expected_version=data.get("version"), **who)

    return perform


def _simple(action: Callable[..., Any], *names: str) -> Callable[..., Any]:
    def perform(key: UUID, data: dict[str, Any], **who: Any) -> None:
        action(key, *(_plain(data[name]) for name in names), **who)

    return perform


def _on_correction(action: Callable[..., Any], *names: str) -> Callable[..., Any]:
    """The action on what the applicant of a case is being asked to mend."""

    def perform(key: UUID, data: dict[str, Any], **who: Any) -> None:
        asked = waiting_correction(key, who["by"])
        if asked is None:
            raise Refused(refuse(str(_("Nothing is being asked of the applicant."))))
        action(asked.pk, *(data[name] for name in names), **who)

    return perform


def _plain(value: Any) -> Any:
    return getattr(value, "pk", value)


def _refer(key: UUID, data: dict[str, Any], **who: Any) -> None:
    told = {"consent_how": data.get("consent", ""), "expected_version": data["version"]}
    referrals.refer(key, UUID(data["to_organisation"]), None, data["reason"], **told, **who)


def _add_line(key: UUID, data: dict[str, Any], **who: Any) -> None:
    plan.add_line(key, data["service"].pk, data["due_on"], None, data["responsible"], **who)


@atomic
def _deliver(key: UUID, data: dict[str, Any], **who: Any) -> None:
    evidence.prove_line(key, data["files"], **who)
    plan.deliver_line(key, data["result"], data["evidence"], **who)


@atomic
def _finish(key: UUID, data: dict[str, Any], **who: Any) -> None:
    """The evidence first: the partner's sight ends with the referral."""
    evidence.prove_referral(key, data["files"], **who)
    referrals.finish_referral(key, data["result"], data["delivered"], data["evidence"], **who)


def _assign(key: UUID, data: dict[str, Any], **who: Any) -> None:
    assignment.assign(key, UUID(data["to_user"]), expected_version=data.get("version"), **who)


def _extend(key: UUID, data: dict[str, Any], **who: Any) -> None:
    clock.extend(key, data["until"], None, data["reason"], expected_version=data.get("version"), **who)


CASE_DEEDS = {
    "take": Deed(
        _("Take the case"), _("Take the case"), _("The case is yours now."),
        forms.PlainForm, _on_case(assignment.take),
    ),
    "assign": Deed(_("Assign the case"), _("Assign"), _("The case is assigned."), forms.AssignForm, _assign),
    "forward": Deed(
        _("Forward to another office"), _("Forward"), _("The office has been asked, the applicant told."),
        forms.ForwardForm, _on_case(forwarding.forward, "to_office", "reason"),
    ),
    "part": Deed(
        _("Send a part to another office"), _("Send the part"), _("The office has been asked, the applicant told."),
        SendPartForm, _on_case(parts.send_part, "to_office", "text", "reason", "crossing"),
    ),
    "give-back": Deed(
        _("Return the case to the head"), _("Return"), _("Returned: the head gives it to another case worker."),
        GiveBackForm, _on_case(assignment.give_back, "reason"),
    ),
    "co-executor": Deed(
        _("Add a co-executor"), _("Add"), _("The case stands among theirs too."),
        CoExecutorForm, _simple(co_executors.add_co_executor, "to_user"),
    ),
    "link": Deed(
        _("Link with another application"), _("Link"), _("The two are linked."),
        LinkForm, _simple(links.link_cases, "number", "kind"),
    ),
    "repeat": Deed(
        _("File as a repeat, without an answer"), _("File"), _("Filed; the applicant is told which answer stands."),
        RepeatForm, _on_case(links.file_repeat, "number"), "danger",
    ),
    "merge": Deed(
        _("Join to the earlier registration"), _("Join"), _("The two are one application now."),
        MergeForm, _simple(merging.merge_duplicate, "number", "reason"),
    ),
    "line": Deed(
        _("Add a service to the plan"), _("Add"), _("The service is in the plan."),
        plan_forms.LineForm, _add_line,
    ),
    "extend": Deed(
        _("Extend the term"), _("Decide"), _("The term is extended; the applicant is told."), forms.ExtendForm, _extend
    ),
    "answer": Deed(
        _("Answer the applicant"), _("Sign and send"), _("The answer is signed and sent."),
        forms.AnswerForm, _on_case(answers.answer, "text", "result", "reason"),
    ),
    "close": Deed(_("Close the case"), _("Close"), _("The case is closed."), forms.PlainForm, _on_case(answers.close)),
    "ask": Deed(
        _("Ask the applicant"), _("Ask"), _("The applicant is told that there is a question."),
        AskForm, _simple(inquiries.ask, "text", "due_on"),
    ),
    "correction": Deed(
        _("Ask for defects to be mended"), _("Ask"), _("The applicant is told what is missing and until when."),
        AskCorrectionForm, _on_case(corrections.ask_correction, "missing", "due_on"),
    ),
    "mended": Deed(
        _("The defects are mended"), _("Mended"), _("Recorded as mended."),
        MendedForm, _on_correction(corrections.correct, "words"),
    ),
    "unneeded": Deed(
        _("Ask no longer"), _("Take back"), _("Taken back; nothing is asked any longer."),
        forms.PlainForm, _on_correction(corrections.take_back_correction),
    ),
    "return": Deed(
        _("Return the application"), _("Return"), _("Returned; the applicant is told and may apply again."),
        ReturnForm, _on_case(corrections.return_case, "reason"), "danger",
    ),
    "note": Deed(_("Add a note"), _("Add"), _("The note is added."), forms.NoteForm, _simple(notes.add_note, "text")),
    "withdraw": Deed(
        _("The applicant withdraws"), _("Withdraw"), _("The application is withdrawn."),
        forms.ReasonForm, _simple(withdraw, "reason"), "danger",
    ),
}  # fmt: skip
LINE_DEEDS = {
    "deliver": Deed(
        _("The service is delivered"), _("Delivered"), _("Recorded as delivered."),
        plan_forms.DeliverForm, _deliver,
    ),
    "change": Deed(
        _("Change the day or the person"), _("Save"), _("The line is changed."),
        plan_forms.ChangeLineForm, _simple(plan.change_line, "due_on", "responsible"),
    ),
    "confirm": Deed(
        _("The person has received it"), _("Write it down"), _("The person's word is written down."),
        plan_forms.ConfirmedForm, _simple(plan_words.confirm_line, "words"),
    ),
    "deny": Deed(
        _("The person has not received it"), _("Write it down"), _("The person's word is written down."),
        plan_forms.DeniedForm, _simple(plan_words.deny_line, "words"),
    ),
    "cancel": Deed(
        _("Take the service out of the plan"), _("Take out"), _("Taken out of the plan."),
        forms.ReasonForm, _simple(plan.cancel_line, "reason"), "danger",
    ),
    "refer": Deed(
        _("Refer to a partner"), _("Refer"), _("Referred; the partner is told."), plan_forms.ReferForm, _refer
    ),
}  # fmt: skip
TRANSFER_DEEDS = {
    "accept": Deed(
        _("Accept the case"), _("Accept"), _("The case is at your office now."),
        forms.PlainForm, _simple(forwarding.accept_transfer),
    ),
    "decline": Deed(
        _("Decline the case"), _("Decline"), _("Declined; the case stays where it was."),
        forms.ReasonForm, _simple(forwarding.decline_transfer, "reason"), "danger",
    ),
    "call-back": Deed(
        _("Call the forwarding back"), _("Call back"), _("Called back."), forms.PlainForm, _simple(forwarding.call_back)
    ),
}  # fmt: skip
REFERRAL_DEEDS = {
    "accept": Deed(
        _("Accept the referral"), _("Accept"), _("Accepted; the office is told."),
        forms.PlainForm, _simple(referrals.accept_referral),
    ),
    "decline": Deed(
        _("Decline the referral"), _("Decline"), _("Declined; the office is told."),
        forms.ReasonForm, _simple(referrals.decline_referral, "reason"), "danger",
    ),
    "finish": Deed(
        _("State what came of it"), _("Finish"), _("Finished; the office is told."),
        plan_forms.FinishForm, _finish,
    ),
    "ask-back": Deed(
        _("Ask the office"), _("Ask"), _("The office has your question; your term stands still."),
        plan_forms.AskBackForm, _simple(referral_questions.ask_back, "text"),
    ),
    "answer-back": Deed(
        _("Answer the partner"), _("Answer"), _("Answered; the partner's term runs on."),
        plan_forms.AnswerBackForm, _simple(referral_questions.answer_back, "text"),
    ),
    "call-back": Deed(
        _("Call the referral back"), _("Call back"), _("Called back; the partner no longer sees it."),
        forms.PlainForm, _simple(referrals.call_back_referral), "danger",
    ),
}  # fmt: skip


@requires(CasePermission.VIEW)
def case_deed(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """Do something with a case."""
    case = get_object_or_404(_cases(request), number=number)
    first = {"number": request.GET["of"][:40]} if "of" in request.GET else None
    return _deed(request, _named(CASE_DEEDS, name), case.pk, case, back=case.get_absolute_url(), first=first)


@requires(CasePermission.VIEW)
def line_deed(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """Do something with a line of the plan."""
    lines = PlanLine.objects.visible_to(actor_of(request)).select_related("service")
    line = get_object_or_404(lines, pk=pk)
    case = get_object_or_404(_cases(request), pk=line.case_id)
    return _deed(request, _named(LINE_DEEDS, name), line.pk, case, back=case.get_absolute_url(), line=line)


@requires(CasePermission.VIEW)
def transfer_deed(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """Answer a forwarding, or call it back."""
    transfers = Transition.objects.visible_to(actor_of(request)).transfers()
    transfer = get_object_or_404(transfers.select_related("case"), pk=pk)
    return _deed(
        request, _named(TRANSFER_DEEDS, name), transfer.pk, transfer.case, back=_after_transfer(transfer.case, name)
    )


@requires(ReferralPermission.VIEW, CasePermission.VIEW)
def referral_deed(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """Answer a referral, finish it, or call it back."""
    found = Transition.objects.visible_to(actor_of(request)).referrals()
    referral = get_object_or_404(found.select_related("case"), pk=pk)
    deed = _named(REFERRAL_DEEDS, name)
    return _deed(request, deed, referral.pk, referral.case, back=_after_referral(referral, name))


def _deed(
    request: HttpRequest,
    deed: Deed,
    key: UUID,
    case: Case,
    *,
    back: str,
    line: PlanLine | None = None,
    first: dict[str, str] | None = None,
) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    files = request.FILES if request.method == "POST" else None
    form = deed.form(posted, files, case=case, line=line, today=timezone.localdate(), initial=first)
    status = 200
    if request.method == "POST":
        status = _attempt(request, deed, key, form)
        if status == 200:
            messages.success(request, str(deed.done))
            return see_other(back)
    note_cases([case], how=DisclosureHow.PAGE, by=actor_of(request), at=timezone.now())
    context = {
        "deed": deed,
        "form": form,
        "case": case,
        "line": line,
        "back": back,
        "conflict": status == CONFLICT,
        "changes": changes_by_others(case, actor_of(request)) if status == CONFLICT else [],
        "story": Case.objects.visible_to(actor_of(request)).filter(pk=case.pk).exists(),
        "previews": deed is CASE_DEEDS["answer"],
    }
    return render(request, "cases/deed.html", context, status=status)


def _attempt(request: HttpRequest, deed: Deed, key: UUID, form: forms.DeedForm) -> int:
    """Do it; 200 when done, else the status to show the form with."""
    if not form.is_valid():
        return UNREADABLE
    try:
        deed.perform(key, form.cleaned_data, by=actor_of(request), at=timezone.now())
    except ValidationError as error:
        _show(form, error)
        return UNREADABLE
    except StaleCase as stale:
        form.add_error(None, str(stale))
        form.data = {**form.data.dict(), "version": stale.case.version}
        return CONFLICT
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return FORBIDDEN
    return 200


def attempt(request: HttpRequest, deed: Any, key: UUID, form: Any) -> int:
    """The same for deeds with forms of their own, such as those of a part."""
    return _attempt(request, deed, key, form)


def _show(form: forms.DeedForm, error: ValidationError) -> None:
    """Errors of an action by the field they belong to; those of no field of this form above it."""
    found = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for name, texts in found.items():
        for text in texts:
            form.add_error(name if name in form.fields else None, text)


def _cases(request: HttpRequest) -> Any:
    return Case.objects.visible_to(actor_of(request)).select_related("office", "service", "applicant")


def _named(deeds: dict[str, Deed], name: str) -> Deed:
    try:
        return deeds[name]
    except KeyError:
        raise Http404 from None


def _after_transfer(case: Case, name: str) -> str:
    """Who declines no longer sees the case."""
    return reverse("cases:queue") if name == "decline" else case.get_absolute_url()


def _after_referral(referral: Transition, name: str) -> str:
    """A partner sees a referral while it is open; the office goes back to its case."""
    if name == "call-back":
        return referral.case.get_absolute_url()
    if name == "answer-back":
        return referral.case.get_absolute_url()
    return referral.get_absolute_url() if name in ("accept", "ask-back") else reverse("cases:referrals")
