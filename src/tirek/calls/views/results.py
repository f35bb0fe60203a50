"""The result of a stage: put forward, looked at by a second person, published or sent back."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tirek.calls.actions import results as actions
from tirek.calls.enums import CallKind, CallPermission
from tirek.calls.forms.judging import AgainForm, ReasonForm
from tirek.calls.models import StageResult
from tirek.calls.permissions_of_judging import may_put_forward, may_read_delivery, may_settle
from tirek.calls.queries.delivery import Remembered, delivery_of_passing
from tirek.calls.queries.result_page import result_page
from tirek.calls.views.judging_work import address_of, stage_or_404
from tirek.calls.views.pages import actor_of, work_call
from tirek.core.access import requires
from tirek.core.actor import Actor
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.core.verdict import ensure


@requires(CallPermission.RUN)
def new(request: HttpRequest, code: str, position: int) -> HttpResponse:
    """Put the order forward as it stands; a second person publishes it."""
    actor, found = actor_of(request), stage_or_404(request, code, position)
    ensure(may_put_forward(actor, found))
    form = AgainForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.put_forward(found.pk, form.cleaned_data["reason"], by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Put forward. Another person publishes it."))
            return see_other(_address(made))
    intro = _("The order is frozen as the scores stand now. Nothing is published until a second person has done so.")
    title = _("Put the result forward")
    return form_page(request, form, title, address_of(found), intro=intro, press=title)


@requires(CallPermission.VIEW)
@require_GET
def proposed(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A result with its whole table, for who decides on it."""
    actor, found = actor_of(request), _result(request, pk)
    context = {
        "call": found.stage.call,
        "stage": found.stage,
        "result": found,
        "page": result_page(found, request.GET.get("nomination", ""), request.GET.get("page")),
        "may_settle": may_settle(actor, found),
        "remembered": _remembered(actor, found),
    }
    return render(request, "calls/judging/result.html", context)


@requires(CallPermission.PUBLISH)
@require_POST
def publication(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Publish it, as a second person."""
    found = _result(request, pk)
    actions.publish_result(found.pk, by=actor_of(request), at=timezone.now())
    messages.success(request, _("The result is published. Every entrant is being written to."))
    return see_other(found.get_absolute_url())


@requires(CallPermission.PUBLISH)
def sending_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send it back with a reason."""
    actor, found = actor_of(request), _result(request, pk)
    ensure(may_settle(actor, found))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.send_back(found.pk, form.cleaned_data["reason"], by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The result is sent back."))
            return see_other(address_of(found.stage))
    title = _("Send the result back")
    return form_page(request, form, title, _address(found), press=title)


def _remembered(actor: Actor, result: StageResult) -> list[Remembered]:
    """Earlier grants of those who pass, beside the decision and after all scores."""
    call = result.stage.call
    if call.kind != CallKind.GRANTS or not may_read_delivery(actor, result.stage):
        return []
    return delivery_of_passing(call.pk, [row["number"] for row in result.document["result"] if row["passes"]])


def _result(request: HttpRequest, pk: UUID) -> StageResult:
    """A result of a call whose judging one runs or oversees."""
    rows = StageResult.objects.visible_to(actor_of(request)).select_related("stage__call__organisation")
    found: StageResult = get_object_or_404(rows, pk=pk)
    work_call(request, found.stage.call.code)
    return found


def _address(result: StageResult) -> str:
    return reverse("calls:result", args=[result.pk])
