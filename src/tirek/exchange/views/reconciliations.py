"""Months compared with partners, for both sides."""

from datetime import date
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
from django.views.decorators.http import require_GET, require_POST

from tirek.core.access import requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.exchange.actions.reconciliation import agree, compare_month
from tirek.exchange.enums import ExchangePermission
from tirek.exchange.exports_of_months import differences_book
from tirek.exchange.forms_of_systems import MonthForm
from tirek.exchange.models import ApiClient, Reconciliation
from tirek.exchange.permissions import may_agree
from tirek.exchange.queries.months import table_of
from tirek.exchange.views.clients import actor_in

PAGE = 100


@requires(ExchangePermission.RECONCILE)
@require_GET
def reconciliations(request: HttpRequest) -> HttpResponse:
    """Compared months, the last first."""
    actor = actor_in(request)
    found = Reconciliation.objects.visible_to(actor).select_related("client__organisation").with_counts()
    page = Paginator(found.order_by("-month", "client__name", "id"), 50).get_page(request.GET.get("page"))
    may_upload = bool(_own_systems(request))
    return render(request, "exchange/reconciliations.html", {"page": page, "may_upload": may_upload})


@requires(ExchangePermission.RECONCILE)
@require_GET
def reconciliation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One month: where the lists differ, who has agreed."""
    found = _found(request, pk)
    page = Paginator(found.differences.all(), PAGE).get_page(request.GET.get("page"))
    context = {"each": found, "page": page, "may_agree": bool(may_agree(actor_in(request), found))}
    return render(request, "exchange/reconciliation.html", context)


@requires(ExchangePermission.RECONCILE)
@require_GET
def book(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The differences as a workbook."""
    found = _found(request, pk)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    response = HttpResponse(differences_book(found), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="reconciliation-{found.month:%Y-%m}.xlsx"'
    return response


@requires(ExchangePermission.RECONCILE)
@require_POST
def agreement(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Agree for one's own side."""
    found = _found(request, pk)
    agree(found.pk, by=actor_in(request), at=timezone.now())
    messages.success(request, _("You have agreed for your side."))
    return see_other(found.get_absolute_url())


@requires(ExchangePermission.OWN_CLIENTS)
def comparing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand the list of a month in by hand, for one of one's own systems."""
    client = get_object_or_404(_own_systems(request), pk=pk)
    form = MonthForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            found = _compare(client, form.cleaned_data, request)
        except ValidationError as error:
            add_errors(form, error)
        else:
            return see_other(found.get_absolute_url())
    title, back = _("Compare a month"), reverse("exchange:client", args=[pk])
    return form_page(request, form, title, back, subtitle=client.name, press=_("Compare"))


def _compare(client: ApiClient, data: dict[str, Any], request: HttpRequest) -> Reconciliation:
    month = date.fromisoformat(f"{data['month']}-01")
    lines = table_of(data["file"].read())
    return compare_month(client, month, lines, by=actor_in(request), at=timezone.now())


def _own_systems(request: HttpRequest) -> Any:
    actor = actor_in(request)
    reach = actor.reach(ExchangePermission.OWN_CLIENTS)
    if not reach:
        return ApiClient.objects.none()
    rows = ApiClient.objects.visible_to(actor).standing().filter(reach.q("organisation_id"))
    return rows.select_related("organisation", "memorandum")


def _found(request: HttpRequest, pk: UUID) -> Reconciliation:
    rows = Reconciliation.objects.visible_to(actor_in(request)).select_related("client__organisation")
    found: Reconciliation = get_object_or_404(rows, pk=pk)
    return found
