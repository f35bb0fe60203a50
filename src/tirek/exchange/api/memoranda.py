"""The memorandum a system is bound to, and the applications it sends under it."""

from typing import Annotated, Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router
from pydantic import Field

from tirek.core.numbering import normalise
from tirek.exchange.api.auth import Token, bound_client
from tirek.exchange.api.deeds import WRONG
from tirek.exchange.api.problems import ProblemDetails
from tirek.exchange.api.schemas import Text
from tirek.exchange.api.schemas_partner import MemorandumOut, SentCase, SentCases
from tirek.exchange.enums import PracticeKind, Scope
from tirek.exchange.models import OutsideReference, PracticeRecord
from tirek.network.queries.memoranda import remaining_capacity

router = Router()
SENT = Token(Scope.CASES_WRITE, in_sandbox=True)
FACTS = ("number", "state", "received_at", "registered_on", "due_on", "answered_on", "outcome")


@router.get(
    "/memorandum",
    auth=Token(Scope.NETWORK_READ, in_sandbox=True),
    response={200: MemorandumOut, **WRONG},
    operation_id="read_memorandum",
    summary="The terms of the memorandum this system works under",
)
def memorandum(request: HttpRequest) -> Any:
    own = bound_client(request).memorandum
    assert own is not None
    plain = ("number", "title", "services", "crossing", "response_days")
    return {name: getattr(own, name) for name in plain} | {
        "parties": [party.organisation.name for party in own.parties.select_related("organisation")],
        "since": own.during.lower,
        "until": own.last_day,
        "areas": [area.kato or str(area.pk) for area in own.areas.all()],
        "capacity_left": remaining_capacity(own, timezone.localdate()),
    }


@router.get(
    "/sent-cases",
    auth=SENT,
    response={200: SentCases, **WRONG},
    operation_id="list_sent_cases",
    summary="Applications this system has sent, and where they stand",
)
def list_sent(
    request: HttpRequest,
    after: Annotated[Text, Field(max_length=80)] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Any:
    rows, told = _rows(request)
    found = list(_beyond(rows, after)[: limit + 1])
    more = found[limit - 1] if len(found) > limit else None
    return {"items": [told(row) for row in found[:limit]], "next": str(more.pk) if more else None}


@router.get(
    "/sent-cases/{number}",
    auth=SENT,
    response={200: SentCase, 404: ProblemDetails, **WRONG},
    operation_id="read_sent_case",
    summary="Where an application this system has sent stands",
    description="By our number, or by your own reference.",
)
def read_sent(request: HttpRequest, number: Annotated[Text, Field(max_length=80)]) -> Any:
    rows, told = _rows(request)
    if rows.model is PracticeRecord:
        return told(rows.get(Q(number=number) | Q(reference=number)))
    ours = rows.filter(case__number=normalise(number)).first()
    return told(ours or rows.exclude(text="").get(text=number))


def _rows(request: HttpRequest) -> tuple[Any, Any]:
    """What was sent, in order, and how a row is told."""
    client = bound_client(request)
    if client.is_sandbox:
        return PracticeRecord.objects.filter(client=client, kind=PracticeKind.CASE).order_by("pk"), _practised
    rows = OutsideReference.objects.filter(client=client, case__isnull=False).order_by("pk")
    return rows.select_related("case__service", "case__office"), _sent


def _sent(row: OutsideReference) -> dict[str, Any]:
    case: Any = row.case
    codes = {"service": case.service.code, "office": case.office.code, "reference": row.text}
    return {name: getattr(case, name) for name in FACTS} | codes


def _practised(row: PracticeRecord) -> dict[str, Any]:
    day = timezone.localdate(row.made_at)
    told = {name: getattr(row, name) for name in ("number", "reference", "service", "office", "state", "due_on")}
    return told | {"received_at": row.made_at, "registered_on": day, "answered_on": None, "outcome": None}


def _beyond(rows: Any, after: str) -> Any:
    try:
        return rows.filter(pk__gt=UUID(after))
    except ValueError:
        return rows
