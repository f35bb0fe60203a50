"""Applications: sent in by a partner's system, listed, read."""

from datetime import datetime, timedelta
from typing import Annotated, Any
from uuid import UUID, uuid5

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Header, Query, Router
from ninja.responses import Status
from pydantic import Field

from tirek.cases.actions.disclosures import IN_A_ROW, note_cases
from tirek.cases.actions.intake import Application, NewApplicant
from tirek.cases.enums import CasePermission, CaseState, Channel
from tirek.cases.models import Case
from tirek.cases.queries.queue import QueueFilters, queue
from tirek.cases.queries.queue_page import queue_page
from tirek.core.actor import Actor
from tirek.core.lines import paragraphs
from tirek.core.numbering import normalise
from tirek.core.verdict import ensure, refuse
from tirek.exchange.actors import sender_of
from tirek.exchange.api.auth import Token
from tirek.exchange.api.deeds import WRONG
from tirek.exchange.api.problems import Problem, ProblemDetails, reader
from tirek.exchange.api.schemas import CaseDetail, CaseRegistered, CaseSort, CasesPage, Day, NewCase, Text
from tirek.exchange.api.sending import ensure_under_memorandum, practise, submit_named
from tirek.exchange.enums import Scope
from tirek.network.models import Organisation
from tirek.people.enums import DataKind, DisclosureHow
from tirek.programmes.models import Service
from tirek.territory.queries import area_key

router = Router()
OLDEST = timedelta(days=30)
READ, WRITE = Token(Scope.CASES_READ), Token(Scope.CASES_WRITE, in_sandbox=True)


@router.post(
    "/cases",
    auth=WRITE,
    response={201: CaseRegistered, 200: CaseRegistered, 400: ProblemDetails, 409: ProblemDetails, **WRONG},
    operation_id="register_case",
    summary="Register an application",
    description="Answers 201, and 200 with the same case (without its PIN) when the key was used before. A system "
    "bound to a memorandum sends its services and areas only, and of the person what the memorandum lets cross.",
)
def register(
    request: HttpRequest, new: NewCase, idempotency_key: Annotated[UUID, Header(alias="Idempotency-Key")]
) -> Any:
    client, at = request.api_client, timezone.now()  # type: ignore[attr-defined]
    actor = sender_of(client) if client.memorandum_id else reader(request)
    service = next(iter(Service.objects.filter(code=new.service).order_by()), None)
    application = _application(new, service, actor, idempotency_key, at)
    if client.memorandum_id:
        ensure_under_memorandum(client, new, application.area_id, at)
    if client.is_sandbox:
        return practise(client, new, application, idempotency_key, at)
    done = submit_named(client, application, new.reference, by=actor, at=at)
    if not done.is_new and done.case.body != paragraphs(new.body):
        raise Problem(409, _("Another application was sent with this Idempotency-Key."))
    done.case.pin = done.pin  # type: ignore[attr-defined]
    if done.is_new and service is not None:
        done.case.service = service
    return Status(201 if done.is_new else 200, done.case)


@router.get(
    "/cases",
    auth=READ,
    response={200: CasesPage, **WRONG},
    operation_id="list_cases",
    summary="Applications the system may see",
)
def list_cases(
    request: HttpRequest,
    after: Annotated[Text, Field(max_length=60)] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    sort: CaseSort = "-registered",
    state: CaseState | None = None,
    since: Day | None = None,
    until: Day | None = None,
) -> Any:
    actor = _who_reads(request)
    filters = QueueFilters(state=state or "all", since=since, until=until, sort=sort, on=timezone.localdate())
    page = queue_page(queue(actor, filters), sort, after, size=limit)
    note_cases(page.rows, how=DisclosureHow.API, what=[DataKind.APPLICATION], by=actor, at=timezone.now())
    return {"items": page.rows, "next": page.next_key or None}


@router.get(
    "/cases/{number}",
    auth=READ,
    response={200: CaseDetail, 404: ProblemDetails, **WRONG},
    operation_id="read_case",
    summary="One application",
)
def read_case(request: HttpRequest, number: Annotated[Text, Field(max_length=40)]) -> Any:
    actor = _who_reads(request)
    rows = Case.objects.visible_to(actor).select_related("service", "office", "applicant")
    found = rows.prefetch_related("plan__service", "answers").filter(number=normalise(number)).first()
    if found is None:
        raise Http404
    note_cases([found], how=DisclosureHow.API, what=IN_A_ROW, by=actor, at=timezone.now())
    return found


def _who_reads(request: HttpRequest) -> Actor:
    actor: Actor = reader(request)
    if not actor.holds(CasePermission.VIEW):
        ensure(refuse(_("This system's roles do not read applications.")))
    return actor


def _application(new: NewCase, service: Service | None, actor: Actor, key: UUID, at: datetime) -> Application:
    """The application told, its codes looked up. The key counts within the system that made it."""
    assert actor.user_id is not None
    area = area_key(new.area)
    office = Organisation.objects.filter(code=new.office).first() if new.office else None
    wrong = {"area": area is None, "service": service is None, "office": bool(new.office) and office is None}
    received_at = _received_at(new, at)
    if any(wrong.values()):
        raise Problem(
            422, "", [(field, _("There is nothing with this code.")) for field, is_so in wrong.items() if is_so]
        )
    assert area is not None
    assert service is not None
    return Application(
        intake_key=uuid5(actor.user_id, str(key)),
        channel=Channel.API,
        area_id=area,
        service_id=service.pk,
        office_id=office.pk if office else None,
        subject=new.subject,
        body=new.body,
        kind=new.kind,
        language=new.language,
        received_at=received_at,
        applicant=NewApplicant(**new.applicant.dict()),
    )


def _received_at(new: NewCase, at: datetime) -> datetime:
    told = new.received_at or at
    if told.tzinfo is None:
        raise Problem(422, "", [("received_at", _("Say in which time zone."))])
    if told < at - OLDEST:
        raise Problem(422, "", [("received_at", _("This was too long ago: older applications are imported."))])
    return told
