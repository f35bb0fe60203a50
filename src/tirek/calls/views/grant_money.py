"""Money of grants and what changes them: payments, money back, amendments, visits."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tirek.calls.actions import grant_changes as changes
from tirek.calls.actions import grant_money as actions
from tirek.calls.enums import CallPermission
from tirek.calls.forms.grants import (
    AmendmentForm,
    AnswerForm,
    FindingsForm,
    PaymentForm,
    ReturnedForm,
    ReturnForm,
    VisitForm,
)
from tirek.calls.models import Grant, GrantAmendment, GrantReturn, SiteVisit, Tranche
from tirek.calls.money import tenge
from tirek.calls.permissions_of_grants import may_amend, may_answer_amendment, may_follow_money, may_pay
from tirek.calls.queries import grants as queries
from tirek.calls.views.deeds import deed
from tirek.calls.views.grants_work import followed
from tirek.core.access import requires, signed_in
from tirek.core.http import see_other
from tirek.core.verdict import ensure

FORM = ["GET", "HEAD", "POST"]


@requires(CallPermission.PAY)
@require_http_methods(FORM)
def payment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down that a tranche was paid."""
    actor, today, found = request.actor, timezone.localdate(), _of_grant(request, Tranche, pk)  # type: ignore[attr-defined]
    ensure(may_pay(actor, found, today))
    form = PaymentForm(request.POST or None, initial={"paid_on": today})
    about = f"{found.grant.number} · {found.grant.grantee_name} · {tenge(found.amount)}"
    return _deed(
        request,
        form,
        lambda: actions.pay_tranche(pk, **form.cleaned_data, by=actor, at=timezone.now()),
        grant=found.grant,
        words=(_("Pay a tranche"), _("The payment is written down. The grantee is told.")),
        about=about,
    )


@requires(CallPermission.PAY, CallPermission.RUN)
@require_http_methods(FORM)
def owed(request: HttpRequest, number: str) -> HttpResponse:
    """Ask for money back."""
    actor, grant = request.actor, followed(request, number)  # type: ignore[attr-defined]
    ensure(may_follow_money(actor, grant))
    form = ReturnForm(request.POST or None)
    most = tenge(actions.may_be_asked_back(grant))
    return _deed(
        request,
        form,
        lambda: actions.ask_return(number, **form.cleaned_data, by=actor, at=timezone.now()),
        grant=grant,
        words=(_("Ask for money back"), _("The grantee is told what has to come back.")),
        says=_("At most %s: what was paid and is not asked back yet.") % most,
    )


@requires(CallPermission.PAY, CallPermission.RUN)
@require_http_methods(FORM)
def returned(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Money came back."""
    actor, found = request.actor, _of_grant(request, GrantReturn, pk)  # type: ignore[attr-defined]
    ensure(may_follow_money(actor, found.grant))
    form = ReturnedForm(request.POST or None, initial={"returned_on": timezone.localdate()})
    return _deed(
        request,
        form,
        lambda: actions.note_returned(pk, **form.cleaned_data, by=actor, at=timezone.now()),
        grant=found.grant,
        words=(_("Money came back"), _("It is written down that the money came back.")),
        about=f"{found.grant.number} · {tenge(found.amount)}",
    )


@signed_in
@require_http_methods(FORM)
def amendment(request: HttpRequest, number: str) -> HttpResponse:
    """Ask for a change of the contract."""
    actor, grant = request.actor, followed(request, number)  # type: ignore[attr-defined]
    desk = queries.desk_of(grant)
    ensure(may_amend(actor, grant))
    form = AmendmentForm(request.POST or None, desk=desk)
    return _deed(
        request,
        form,
        lambda: changes.ask_amendment(
            number,
            ends_on=form.cleaned_data["ends_on"],
            budget=form.lines(),
            reason=form.cleaned_data["reason"],
            by=actor,
            at=timezone.now(),
        ),
        grant=grant,
        words=(_("Ask for a change of the contract"), _("The other side is asked to answer.")),
        says=_("Money may move between the lines; the whole sum stays %s.") % tenge(grant.total),
    )


@signed_in
@require_POST
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Agree to a change, or refuse it."""
    actor, found = request.actor, _of_grant(request, GrantAmendment, pk)  # type: ignore[attr-defined]
    ensure(may_answer_amendment(actor, found))
    form, is_agreed = AnswerForm(request.POST), request.POST.get("decision") == "agree"
    return _deed(
        request,
        form,
        lambda: changes.answer_amendment(
            pk, is_agreed=is_agreed, answer=form.cleaned_data["answer"], by=actor, at=timezone.now()
        ),
        grant=found.grant,
        words=(_("Answer the change of the contract"), _("The answer is written down; the other side is told.")),
    )


@requires(CallPermission.PAY, CallPermission.RUN)
@require_http_methods(FORM)
def visit(request: HttpRequest, number: str) -> HttpResponse:
    """Plan a visit."""
    actor, grant = request.actor, followed(request, number)  # type: ignore[attr-defined]
    ensure(may_follow_money(actor, grant))
    form = VisitForm(request.POST or None)
    return _deed(
        request,
        form,
        lambda: changes.plan_visit(number, **form.cleaned_data, by=actor, at=timezone.now()),
        grant=grant,
        words=(_("Plan a visit"), _("The visit is planned.")),
    )


@requires(CallPermission.PAY, CallPermission.RUN)
@require_http_methods(FORM)
def findings(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What a visit found."""
    actor, found = request.actor, _of_grant(request, SiteVisit, pk)  # type: ignore[attr-defined]
    ensure(may_follow_money(actor, found.grant))
    initial = {"findings": found.findings, "to_mend": found.to_mend, "mend_by": found.mend_by}
    form = FindingsForm(request.POST or None, initial=initial)
    return _deed(
        request,
        form,
        lambda: changes.report_visit(pk, **form.cleaned_data, by=actor, at=timezone.now()),
        grant=found.grant,
        words=(_("What the visit found"), _("The findings are written down.")),
    )


@requires(CallPermission.PAY, CallPermission.RUN)
@require_POST
def mended(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What a visit found is mended."""
    found = _of_grant(request, SiteVisit, pk)
    changes.note_mended(pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("It is written down as mended."))
    return see_other(_desk(found.grant))


def _deed(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[], object],
    *,
    grant: Grant,
    words: tuple[str, str],
    about: str = "",
    says: str = "",
) -> HttpResponse:
    return deed(request, form, act, words=words, back=_desk(grant), about=about or str(grant), says=says)


def _of_grant(request: HttpRequest, model: Any, pk: UUID) -> Any:
    rows = model.objects.visible_to(request.actor)  # type: ignore[attr-defined]
    return get_object_or_404(rows.select_related("grant__organisation"), pk=pk)


def _desk(grant: Grant) -> str:
    return reverse("calls:grant_desk", args=[grant.number])
