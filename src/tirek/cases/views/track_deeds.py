"""What an applicant does with an answer: confirm it, reopen the question, or withdraw the application."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from tirek.cases.actions.applicant import confirm, reopen, withdraw
from tirek.cases.forms.apply_tracking import ConfirmForm, ReopenForm, WithdrawForm
from tirek.cases.models import Case
from tirek.cases.queries.tracking import applicant_actor
from tirek.cases.views.track import context_of, proved
from tirek.core.access import public
from tirek.core.http import see_other


@public
@never_cache
@require_POST
def confirmation(request: HttpRequest) -> HttpResponse:
    """The question is solved, with a rating and words if wished."""
    case = proved(request)
    if case is None:
        return see_other(reverse("cases:track"))
    form = ConfirmForm(request.POST)
    if form.is_valid() and _done(form, lambda: _confirm(case, form)):
        messages.success(request, _("Thank you. Your word is recorded and the application is closed."))
        return see_other(reverse("cases:track_page"))
    return render(request, "cases/track.html", context_of(case, confirm_form=form), status=422)


@public
@never_cache
@require_POST
def reopening(request: HttpRequest) -> HttpResponse:
    """The question is not solved: the office works on it again."""
    case = proved(request)
    if case is None:
        return see_other(reverse("cases:track"))
    form = ReopenForm(request.POST)
    if form.is_valid() and _done(form, lambda: _reopen(case, form)):
        messages.success(request, _("The application is open again. The office answers you anew."))
        return see_other(reverse("cases:track_page"))
    return render(request, "cases/track.html", context_of(case, reopen_form=form), status=422)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdrawal(request: HttpRequest) -> HttpResponse:
    """Taking the application back, asked on a page of its own."""
    case = proved(request)
    if case is None:
        return see_other(reverse("cases:track"))
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _done(form, lambda: _withdraw(case, form)):
        messages.success(request, _("You have withdrawn the application."))
        return see_other(reverse("cases:track_page"))
    status = 422 if request.method == "POST" else 200
    return render(request, "cases/track_withdrawal.html", {"case": case, "form": form}, status=status)


def _confirm(case: Case, form: ConfirmForm) -> Case:
    rating = form.cleaned_data["rating"]
    return confirm(case.pk, rating, form.text(), by=applicant_actor(case), at=timezone.now())


def _reopen(case: Case, form: ReopenForm) -> Case:
    return reopen(case.pk, form.text(), by=applicant_actor(case), at=timezone.now())


def _withdraw(case: Case, form: WithdrawForm) -> Case:
    return withdraw(case.pk, form.text(), by=applicant_actor(case), at=timezone.now())


def _done(form: forms.Form, deed: Callable[[], Case]) -> bool:
    try:
        deed()
    except ValidationError as problem:
        form.add_error(None, problem.messages)
        return False
    return True
