"""What an applicant adds while the office works: papers, an answer to its question, mended defects, a complaint."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from tirek.cases.actions.complaints import complain
from tirek.cases.actions.corrections import correct
from tirek.cases.actions.inquiries import reply
from tirek.cases.actions.plan_words import confirm_line, deny_line
from tirek.cases.enums import LineState
from tirek.cases.forms.track_more import ComplaintForm, MissingForm, PapersForm, ReceivedForm, ReplyForm
from tirek.cases.models import Case
from tirek.cases.queries.complaints import complain_until, ground_of, upper_office
from tirek.cases.queries.tracking import applicant_actor
from tirek.cases.views.apply_review import own_pin, remember_pin
from tirek.cases.views.storing import store_files
from tirek.cases.views.track import prove, proved
from tirek.core.access import public
from tirek.core.calendar import local_date
from tirek.core.http import see_other
from tirek.core.ids import uuid7
from tirek.core.verdict import Refused


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def papers(request: HttpRequest) -> HttpResponse:
    """Add papers to an open application."""
    case = proved(request)
    if case is None or not case.is_open:
        return _away(case)
    form = PapersForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _stored(form, case) is not None:
        return _back(request, _("The files are with your application. The office sees them at once."))
    return _shown(request, case, form, title=_("Add papers"), button=_("Send the files"))


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer a question of the office."""
    case = proved(request)
    if case is None or not case.is_open:
        return _away(case)
    inquiry = get_object_or_404(case.inquiries.waiting(), pk=pk)
    form = ReplyForm(request.POST or None, request.FILES or None)

    def answer(files: int) -> None:
        reply(inquiry.pk, form.cleaned_data["words"], files, by=applicant_actor(case), at=timezone.now())

    if request.method == "POST" and _told(form, case, answer):
        return _back(request, _("Your answer is with the office. Thank you."))
    wish = {"due": inquiry.due_on, "note": _("The term of your application does not stop: the office owes its answer.")}
    return _shown(
        request, case, form, title=_("The office asks you"), button=_("Send the answer"), quote=inquiry.text, **wish
    )


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correction(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Mend what the office found missing."""
    case = proved(request)
    if case is None or not case.is_open:
        return _away(case)
    asked = get_object_or_404(case.corrections.filter(ended_at__isnull=True), pk=pk)
    form = ReplyForm(request.POST or None, request.FILES or None)

    def mend(_files: int) -> None:
        correct(asked.pk, form.cleaned_data["words"], by=applicant_actor(case), at=timezone.now())

    if request.method == "POST" and _told(form, case, mend):
        return _back(request, _("Thank you. The office goes on with your application."))
    note = _("Without it the office may return the application with its reasons. You may then hand it in again.")
    told = {"quote": asked.missing, "due": asked.due_on, "note": note}
    return _shown(request, case, form, title=_("Something is missing"), button=_("Send"), **told)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def complaint(request: HttpRequest) -> HttpResponse:
    """Complain to the office above, with the whole file, in one press."""
    case, today = proved(request), local_date(timezone.now())
    if case is None or ground_of(case, today) is None:
        return _away(case)
    form = ComplaintForm(request.POST if request.method == "POST" else None, initial={"key": uuid7()})
    if request.method == "POST" and form.is_valid() and _complained(request, case, form):
        return see_other(reverse("cases:track_complaint_done"))
    context = {"case": case, "form": form, "upper": upper_office(case.office, today), "until": complain_until(case)}
    return render(request, "cases/track_complaint.html", context, status=_status(request))


@public
@never_cache
@require_http_methods(["GET", "HEAD"])
def complaint_done(request: HttpRequest) -> HttpResponse:
    """The complaint's own number and PIN, shown for half an hour."""
    case = proved(request)
    made = case.complaints.select_related("case__office").order_by("-made_at").first() if case else None
    if made is None:
        return _away(case)
    context = {"case": case, "made": made, "pin": own_pin(request, made.case.number)}
    return render(request, "cases/track_complaint_done.html", context)


@public
@never_cache
@require_POST
def linked(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open the complaint about the application shown, or the application a complaint is about: one proof serves both,
    since both are the same person's and one grew out of the other."""
    case = proved(request)
    if case is None:
        return _away(case)
    own = getattr(case, "complaint", None)
    there = own.about if own and own.about_id == pk else get_object_or_404(case.complaints, case_id=pk).case
    prove(request, there)
    return _away(there)


def _told(form: ReplyForm, case: Case, deed: Callable[[int], None]) -> bool:
    """Store the files, then do the deed; what went wrong stands at the form."""
    files = _stored(form, case) if form.is_valid() else None
    if files is None:
        return False
    try:
        deed(files)
    except ValidationError as problem:
        form.add_error(None, problem.messages)
    except Refused as refused:
        form.add_error(None, str(refused.verdict.reason))
    return form.is_valid()


def _stored(form: forms.Form, case: Case) -> int | None:
    """How many files were added to the case; None when one of them could not be, with its reason at the field."""
    chosen = form.cleaned_data.get("files") or []
    problems = store_files(case, chosen, by=applicant_actor(case), at=timezone.now())
    for problem in problems:
        form.add_error("files", problem)
    if problems and len(problems) < len(chosen):
        added = len(chosen) - len(problems)
        form.add_error(
            "files",
            ngettext("%(n)s other file has arrived.", "%(n)s other files have arrived.", added) % {"n": added},
        )
    return None if problems else len(chosen)


def _complained(request: HttpRequest, case: Case, form: ComplaintForm) -> bool:
    told = form.cleaned_data
    try:
        made = complain(case.pk, told["words"], key=told["key"], by=applicant_actor(case), at=timezone.now())
    except Refused as refused:
        form.add_error(None, str(refused.verdict.reason))
        return False
    if made.is_new:
        remember_pin(request, made)
    return True


def _shown(request: HttpRequest, case: Case, form: forms.Form, **words: Any) -> HttpResponse:
    context = {"case": case, "form": form, "quote": "", "due": None, "note": "", **words}
    return render(request, "cases/track_deed.html", context, status=_status(request))


def _status(request: HttpRequest) -> int:
    return 422 if request.method == "POST" else 200


def _back(request: HttpRequest, words: str) -> HttpResponse:
    messages.success(request, words)
    return see_other(reverse("cases:track_page"))


def _away(case: Case | None) -> HttpResponse:
    return see_other(reverse("cases:track_page" if case else "cases:track"))


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def line_word(request: HttpRequest, pk: UUID, said: str) -> HttpResponse:
    """Say of a delivered service that it has reached one, or that it has not."""
    case = proved(request)
    if case is None:
        return _away(case)
    line = get_object_or_404(case.plan.filter(state=LineState.DELIVERED).select_related("service"), pk=pk)
    deed, form_class, title, button = _WORDS[said]
    form = form_class(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        deed(line.pk, form.cleaned_data["words"], by=applicant_actor(case), at=timezone.now())
        return _back(request, _("Thank you. Your word is written down beside the office's."))
    return _shown(request, case, form, title=title, button=button, quote=line.service.name)


_WORDS: dict[str, tuple[Callable[..., Any], type[forms.Form], Any, Any]] = {
    "received": (confirm_line, ReceivedForm, gettext_lazy("Have you received it?"), gettext_lazy("Yes, I have it")),
    "missing": (deny_line, MissingForm, gettext_lazy("It has not reached you?"), gettext_lazy("Tell the office")),
}
