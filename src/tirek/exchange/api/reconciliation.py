"""The month compared: our list, theirs, and where they differ."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import File, Router, Schema
from ninja.files import UploadedFile

from tirek.exchange.actions.reconciliation import agree_by_system, compare_month
from tirek.exchange.api.auth import Token, bound_client
from tirek.exchange.api.deeds import WRONG, WRONG_WRITE, Key, answer_once
from tirek.exchange.api.problems import Problem, ProblemDetails, reader
from tirek.exchange.api.schemas_partner import DifferenceOut, Month, MonthList, ReconciliationOut, TheirList
from tirek.exchange.enums import Scope
from tirek.exchange.models import Reconciliation
from tirek.exchange.queries.months import TheirLine, month_list, table_of

router = Router()
AUTH = Token(Scope.RECONCILE, in_sandbox=True)
LARGEST = 5 * 1024 * 1024
COMPARED: dict[Any, Any] = {200: ReconciliationOut, **WRONG_WRITE}


@router.get(
    "/reconciliation/{month}",
    auth=AUTH,
    response={200: MonthList, **WRONG},
    operation_id="list_month",
    summary="Our list of a month",
    description="Referrals offered and applications sent in it, with the state they are in now.",
)
def list_month(request: HttpRequest, month: Month) -> Any:
    return {"month": month, "lines": month_list(bound_client(request), reader(request), _first(month))}


@router.post(
    "/reconciliation/{month}",
    auth=AUTH,
    response=COMPARED,
    operation_id="compare_month",
    summary="Send your list of a month and get the differences",
    description="Sending it again compares anew, until both sides have agreed.",
)
def compare(request: HttpRequest, response: HttpResponse, month: Month, told: TheirList, key: Key) -> Any:
    lines = [TheirLine(each.number, each.reference, each.state, each.day) for each in told.lines]
    return _compare(request, response, month, told, lines, key)


@router.post(
    "/reconciliation/{month}/table",
    auth=AUTH,
    response=COMPARED,
    operation_id="compare_month_table",
    summary="The same as a table: XLSX, CSV or JSON",
    description="Columns number, reference, state, day; at least one of the first two.",
)
def compare_table(
    request: HttpRequest, response: HttpResponse, month: Month, key: Key, file: File[UploadedFile]
) -> Any:
    if (file.size or 0) > LARGEST:
        raise Problem(422, "", [("file", _("The file is too large."))])
    lines = table_of(file.read())
    return _compare(request, response, month, _as_list(lines), lines, key)


@router.get(
    "/reconciliation/{month}/differences",
    auth=AUTH,
    response={200: ReconciliationOut, 404: ProblemDetails, **WRONG},
    operation_id="read_differences",
    summary="What the last comparison of a month found",
)
def differences(request: HttpRequest, month: Month) -> Any:
    found = Reconciliation.objects.filter(client=bound_client(request), month=_first(month))
    return _told(found.get())


@router.post(
    "/reconciliation/{month}/agreement",
    auth=AUTH,
    response=COMPARED,
    operation_id="agree_month",
    summary="Agree on a compared month for your side",
)
def agree(request: HttpRequest, response: HttpResponse, month: Month, key: Key) -> Any:
    client = bound_client(request)

    def deed(at: datetime) -> tuple[int, Schema]:
        return 200, _told(agree_by_system(client, _first(month), by=reader(request), at=at))

    return answer_once(request, response, key, None, deed)


def _compare(
    request: HttpRequest, response: HttpResponse, month: str, told: Schema, lines: list[TheirLine], key: Any
) -> Any:
    client = bound_client(request)

    def deed(at: datetime) -> tuple[int, Schema]:
        return 200, _told(compare_month(client, _first(month), lines, by=reader(request), at=at))

    return answer_once(request, response, key, told, deed)


def _told(kept: Reconciliation) -> ReconciliationOut:
    return ReconciliationOut(
        month=f"{kept.month:%Y-%m}",
        compared_at=kept.compared_at,
        ours=kept.ours,
        theirs=kept.theirs,
        agreed=kept.agreed,
        agreed_here_at=kept.ours_agreed_at,
        agreed_there_at=kept.theirs_agreed_at,
        differences=[DifferenceOut.model_validate(each) for each in kept.differences.all()],
        page=f"{settings.SITE_URL}{kept.get_absolute_url()}",
    )


def _as_list(lines: list[TheirLine]) -> TheirList:
    return TheirList.model_validate(
        {"lines": [{name: getattr(line, name) for name in TheirLine.__slots__} for line in lines]}
    )


def _first(month: str) -> date:
    return date.fromisoformat(f"{month}-01")
