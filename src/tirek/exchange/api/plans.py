"""Lines of the plan of services: promised, referred to a partner, delivered, taken back by an office's system."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Router, Schema
from pydantic import Field

from tirek.cases.actions.plan import add_line, cancel_line, deliver_line
from tirek.cases.actions.referrals import refer
from tirek.cases.enums import CasePermission, LineState
from tirek.cases.models import Case, PlanLine
from tirek.core.numbering import normalise
from tirek.core.verdict import ensure, refuse
from tirek.exchange.api.auth import Token
from tirek.exchange.api.deeds import WRONG_WRITE, Key, answer_once
from tirek.exchange.api.problems import Problem, reader
from tirek.exchange.api.schemas import Text
from tirek.exchange.api.schemas_partner import Delivery, LineOut, NewLine, NewReferral, Refusal
from tirek.exchange.enums import Scope
from tirek.network.models import Organisation
from tirek.programmes.models import Service

router = Router()
WRITE = Token(Scope.PLAN_WRITE)
LINE: dict[Any, Any] = {200: LineOut, **WRONG_WRITE}


@router.post(
    "/cases/{number}/plan",
    auth=WRITE,
    response={201: LineOut, **WRONG_WRITE},
    operation_id="add_plan_line",
    summary="Promise a service by a day",
)
def add(
    request: HttpRequest,
    response: HttpResponse,
    number: Annotated[Text, Field(max_length=40)],
    told: NewLine,
    key: Key,
) -> Any:
    _ensure_works(request)

    def deed(at: datetime) -> tuple[int, Schema]:
        actor = reader(request)
        case = Case.objects.visible_to(actor).get(number=normalise(number))
        service = Service.objects.filter(code=told.service).order_by().first() or _unknown("service")
        return 201, _told(add_line(case.pk, service.pk, told.due_on, by=actor, at=at).pk)

    return answer_once(request, response, key, told, deed)


@router.post(
    "/plan/{line_id}/referral",
    auth=WRITE,
    response={201: LineOut, **WRONG_WRITE},
    operation_id="refer_plan_line",
    summary="Refer a line of the plan to a partner under a memorandum",
)
def send(request: HttpRequest, response: HttpResponse, line_id: UUID, told: NewReferral, key: Key) -> Any:
    _ensure_works(request)

    def deed(at: datetime) -> tuple[int, Schema]:
        partner = Organisation.objects.filter(code=told.partner).first() or _unknown("partner")
        refer(line_id, partner.pk, None, told.need, consent_how=told.consent, by=reader(request), at=at)
        return 201, _told(line_id)

    return answer_once(request, response, key, told, deed)


@router.post(
    "/plan/{line_id}/delivery",
    auth=WRITE,
    response=LINE,
    operation_id="deliver_plan_line",
    summary="Say that the office has delivered a service",
)
def deliver(request: HttpRequest, response: HttpResponse, line_id: UUID, told: Delivery, key: Key) -> Any:
    def do(at: datetime) -> None:
        deliver_line(line_id, told.result, told.evidence, by=reader(request), at=at)

    return _deed(request, response, line_id, told, key, do)


@router.post(
    "/plan/{line_id}/cancellation",
    auth=WRITE,
    response=LINE,
    operation_id="cancel_plan_line",
    summary="Take a planned service back, with the reason",
)
def cancel(request: HttpRequest, response: HttpResponse, line_id: UUID, told: Refusal, key: Key) -> Any:
    def do(at: datetime) -> None:
        cancel_line(line_id, told.reason, by=reader(request), at=at)

    return _deed(request, response, line_id, told, key, do)


def _deed(
    request: HttpRequest, response: HttpResponse, line_id: UUID, told: Schema, key: UUID, do: Callable[[datetime], None]
) -> Any:
    _ensure_works(request)

    def deed(at: datetime) -> tuple[int, Schema]:
        do(at)
        return 200, _told(line_id)

    return answer_once(request, response, key, told, deed)


def _ensure_works(request: HttpRequest) -> None:
    if not reader(request).holds(CasePermission.VIEW):
        ensure(refuse(_("This system's roles do not read applications.")))


def _told(line_id: UUID) -> LineOut:
    """The line as it is now; whoever has just changed it may see it."""
    line = PlanLine.objects.select_related("service").get(pk=line_id)
    last = line.referrals.order_by("-made_at").values_list("pk", flat=True).first()
    return LineOut(
        id=line.pk,
        service=line.service.code,
        state=LineState(line.state),
        due_on=line.due_on,
        delivered_on=line.delivered_on,
        referral=last,
    )


def _unknown(field: str) -> Any:
    raise Problem(422, "", [(field, _("There is nothing with this code."))])
