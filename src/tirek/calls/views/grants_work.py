"""Grants at the desk: the list of the staff, contracts, the page of one grant for its two sides."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tirek.calls.actions import grants as actions
from tirek.calls.enums import CallPermission
from tirek.calls.enums_of_grants import GrantState
from tirek.calls.exports_of_grants import XLSX, register_as_xlsx
from tirek.calls.forms.grants import (
    ContractForm,
    ReasonForm,
    SignForm,
    Tables,
    contract_of_entry,
    contract_of_grant,
)
from tirek.calls.models import Entry, Grant
from tirek.calls.permissions_of_grants import (
    may_amend,
    may_answer_amendment,
    may_edit_contract,
    may_end,
    may_follow_money,
    may_pay,
    may_prepare,
    may_sign,
)
from tirek.calls.queries import grant_paper
from tirek.calls.queries import grants as queries
from tirek.calls.queries.naming import recipient
from tirek.calls.views.grants_public import asked_of
from tirek.core.access import requires, signed_in
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.core.verdict import ensure

PAGE = 30


@requires(CallPermission.VIEW_GRANTS)
@require_GET
def work(request: HttpRequest) -> HttpResponse:
    """Grants to follow, by what waits: reports to read, money to pay, who is late."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    form, asked = asked_of(request)
    need = request.GET.get("need", "")
    found = queries.work_list(actor, need if need in queries.NEEDS else "", asked, today)
    winners = queries.winners_without_contract(actor)
    context = {
        "form": form,
        "need": need,
        "active": sum(bool(value) for value in form.cleaned_data.values()) if form.is_valid() else 0,
        "tabs": _tabs(need, queries.need_counts(actor, today)),
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "totals": queries.totals(found),
        "winners": winners[:20],
        "query": request.GET.urlencode(),
        "today": today,
    }
    return render(request, "calls/grants/work.html", context)


def _tabs(need: str, counts: dict[str, int]) -> list[dict[str, Any]]:
    words = {
        "review": _("Reports to read"),
        "pay": _("To be paid"),
        "late": _("Late"),
        "sign": _("To be signed"),
        "amend": _("Changes asked for"),
        "back": _("Money owed back"),
    }
    address = reverse("calls:grants_work")
    tabs = [{"label": _("All"), "url": address, "current": need not in words}]
    return tabs + [
        {"label": label, "url": f"{address}?need={key}", "current": key == need, "count": counts[key]}
        for key, label in words.items()
        if counts[key] or key == need
    ]


@requires(CallPermission.VIEW_GRANTS)
@require_GET
def work_xlsx(request: HttpRequest) -> HttpResponse:
    """The same list as a spreadsheet."""
    _form, asked = asked_of(request)
    need = request.GET.get("need", "")
    found = queries.work_list(request.actor, need, asked, timezone.localdate())  # type: ignore[attr-defined]
    response = HttpResponse(register_as_xlsx(found), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="grants-{timezone.localdate()}.xlsx"'
    return response


@signed_in
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Grants one has received."""
    context = {"grants": queries.grants_of(request.actor), "today": timezone.localdate()}  # type: ignore[attr-defined]
    return render(request, "calls/grants/mine.html", context)


@signed_in
@require_GET
def desk(request: HttpRequest, number: str) -> HttpResponse:
    """One grant for its two sides: contract, money, reports, plan beside fact, changes, visits."""
    actor, today, found = request.actor, timezone.localdate(), followed(request, number)  # type: ignore[attr-defined]
    page = queries.desk_of(found)
    asked = next((row for row in page.amendments if row.state == "asked"), None)
    context = {
        "grant": found,
        "desk": page,
        "today": today,
        "payable": {each.pk for each in page.tranches if may_pay(actor, each, today)},
        "may_edit": bool(may_edit_contract(actor, found)),
        "signing": may_sign(actor, found) if found.state == GrantState.PREPARED else None,
        "may_amend": bool(may_amend(actor, found)),
        "may_answer": asked is not None and bool(may_answer_amendment(actor, asked)),
        "may_follow": bool(may_follow_money(actor, found)),
        "may_end": bool(may_end(actor, found)),
        "is_staff": actor.holds(CallPermission.VIEW_GRANTS, at=found.organisation_id),
    }
    return render(request, "calls/grants/desk.html", context)


@requires(CallPermission.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write the contract of a winner."""
    actor = request.actor  # type: ignore[attr-defined]
    rows = Entry.objects.visible_to(actor).select_related("call", "nomination")
    entry = get_object_or_404(rows, pk=pk)
    ensure(may_prepare(actor, entry))
    form, tables = ContractForm(request.POST or None, initial=contract_of_entry(entry)), Tables(request.POST or None)
    if request.method == "POST" and all([form.is_valid(), tables.is_valid()]):
        try:
            made = actions.prepare_grant(pk, form.facts(tables), by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The contract is written. Another person puts it in force."))
            return see_other(reverse("calls:grant_desk", args=[made.number]))
    about = f"{entry.number} · {recipient(entry)}"
    return _contract_page(request, form, tables, about, reverse("calls:grants_work"))


@requires(CallPermission.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, number: str) -> HttpResponse:
    """Write a contract anew that is not signed yet."""
    actor, found = request.actor, followed(request, number)  # type: ignore[attr-defined]
    ensure(may_edit_contract(actor, found))
    told, rows = contract_of_grant(queries.desk_of(found))
    form, tables = ContractForm(request.POST or None, initial=told), Tables(request.POST or None, rows)
    if request.method == "POST" and all([form.is_valid(), tables.is_valid()]):
        try:
            actions.edit_contract(number, form.facts(tables), by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The contract is changed."))
            return see_other(_desk(number))
    return _contract_page(request, form, tables, f"{found.number} · {found.grantee_name}", _desk(number))


def _contract_page(request: HttpRequest, form: ContractForm, tables: Tables, about: str, back: str) -> HttpResponse:
    context = {"form": form, "tables": tables, "about": about, "back": back}
    status = 422 if request.method == "POST" else 200
    return render(request, "calls/grants/contract_form.html", context, status=status)


@requires(CallPermission.PAY, CallPermission.PUBLISH)
@require_http_methods(["GET", "HEAD", "POST"])
def signing(request: HttpRequest, number: str) -> HttpResponse:
    """Put a contract in force."""
    actor, today, found = request.actor, timezone.localdate(), followed(request, number)  # type: ignore[attr-defined]
    ensure(may_sign(actor, found))
    form = SignForm(request.POST or None, initial={"signed_on": today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.sign_grant(number, form.cleaned_data["signed_on"], by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The contract is in force. The grantee was sent the link to the grant."))
            return see_other(_desk(number))
    return form_page(request, form, _("Put the contract in force"), _desk(number), intro=str(found))


@requires(CallPermission.PUBLISH)
@require_http_methods(["GET", "HEAD", "POST"])
def ending(request: HttpRequest, number: str) -> HttpResponse:
    """End a grant early."""
    actor, found = request.actor, followed(request, number)  # type: ignore[attr-defined]
    ensure(may_end(actor, found))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.end_grant(number, form.cleaned_data["reason"], by=actor, at=timezone.now())
        messages.success(request, _("The grant is ended. What was not paid is not paid any more."))
        return see_other(_desk(number))
    says = _("The reason stands in the public register. Money to come back is asked for apart.")
    return form_page(request, form, _("End the grant early"), _desk(number), intro=f"{found} · {says}")


@signed_in
@require_GET
def contract(request: HttpRequest, number: str) -> HttpResponse:
    """The contract on paper."""
    found = followed(request, number)
    response = HttpResponse(grant_paper.contract_pdf(queries.desk_of(found)), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="contract-{found.number}.pdf"'
    return response


def followed(request: HttpRequest, number: str) -> Grant:
    """The grant, for its two sides only."""
    rows = Grant.objects.followed_by(request.actor)  # type: ignore[attr-defined]
    return get_object_or_404(rows.select_related("call", "entry", "area", "organisation", "user"), number=number)


def _desk(number: str) -> str:
    return reverse("calls:grant_desk", args=[number])
