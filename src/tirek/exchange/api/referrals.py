"""Referrals under the system's memorandum: listed, read, answered by the deeds of a partner's clerk."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.core.files.storage import default_storage
from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema
from pydantic import Field

from tirek.cases.enums import TransitionState
from tirek.exchange.actions import practice
from tirek.exchange.api.auth import Token, bound_client
from tirek.exchange.api.deeds import WRONG, WRONG_WRITE, IfMatch, Key, answer_once
from tirek.exchange.api.problems import Problem, ProblemDetails, reader
from tirek.exchange.api.schemas import Day, Text
from tirek.exchange.api.schemas_partner import (
    Acceptance,
    Completion,
    NewPractice,
    NewQuestion,
    NewReference,
    ReferralDetail,
    ReferralOut,
    ReferralsPage,
    Refusal,
)
from tirek.exchange.desks import Desk, desk_of, etag_of
from tirek.exchange.enums import Scope

router = Router()
READ = Token(Scope.REFERRALS_READ, in_sandbox=True)
WRITE = Token(Scope.REFERRALS_WRITE, in_sandbox=True)
ANSWERS: dict[Any, Any] = {200: ReferralOut, 412: ProblemDetails, **WRONG_WRITE}


@router.get(
    "/referrals",
    auth=READ,
    response={200: ReferralsPage, **WRONG},
    operation_id="list_referrals",
    summary="Referrals under the memorandum",
    description="The oldest first, ended ones too; no personal data. `changed_since` asks for those that moved since.",
)
def list_referrals(
    request: HttpRequest,
    after: Annotated[Text, Field(max_length=80)] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    state: TransitionState | None = None,
    since: Day | None = None,
    changed_since: datetime | None = None,
) -> Any:
    desk = _desk(request)
    rows = desk.rows().order_by("made_at", "id")
    rows = rows.filter(state=state) if state else rows
    rows = rows.filter(made_at__date__gte=since) if since else rows
    rows = rows.filter(changed_at__gte=_with_zone(changed_since)) if changed_since else rows
    found = list(_beyond(rows, after)[: limit + 1])
    more = found[limit - 1] if len(found) > limit else None
    items = [desk.facts(row) for row in found[:limit]]
    return {"items": items, "next": f"{more.made_at.isoformat()},{more.pk}" if more else None}


@router.get(
    "/referrals/{referral_id}",
    auth=READ,
    response={200: ReferralDetail, 404: ProblemDetails, **WRONG},
    operation_id="read_referral",
    summary="One referral, with what the memorandum lets cross",
    description="Written into the applicant's disclosures. The ETag goes into If-Match of what you do next.",
)
def read_referral(request: HttpRequest, response: HttpResponse, referral_id: UUID) -> Any:
    whole = _desk(request).whole(referral_id)
    response["ETag"] = etag_of(whole)
    return whole


@router.get(
    "/referrals/{referral_id}/files/{file_id}",
    auth=READ,
    response={404: ProblemDetails, **WRONG},
    operation_id="read_referral_file",
    summary="A file that crossed",
    openapi_extra={"responses": {200: {"description": "The file", "content": {"application/octet-stream": {}}}}},
)
def read_file(request: HttpRequest, referral_id: UUID, file_id: UUID) -> Any:
    file = _desk(request).file(referral_id, file_id)
    if file is None or not default_storage.exists(file.stored_as):
        raise Http404
    content = default_storage.open(file.stored_as)
    return FileResponse(content, as_attachment=True, filename=file.name, content_type="application/octet-stream")


@router.post(
    "/referrals/{referral_id}/acceptance",
    auth=WRITE,
    response=ANSWERS,
    operation_id="accept_referral",
    summary="Accept a referral",
)
def accept(
    request: HttpRequest, response: HttpResponse, referral_id: UUID, told: Acceptance, key: Key, if_match: IfMatch = ""
) -> Any:
    return _deed(
        request, response, referral_id, told, key, if_match, lambda desk: desk.accept(referral_id, told.reference)
    )


@router.post(
    "/referrals/{referral_id}/refusal",
    auth=WRITE,
    response=ANSWERS,
    operation_id="decline_referral",
    summary="Decline a referral with the reason",
)
def decline(
    request: HttpRequest, response: HttpResponse, referral_id: UUID, told: Refusal, key: Key, if_match: IfMatch = ""
) -> Any:
    return _deed(
        request, response, referral_id, told, key, if_match, lambda desk: desk.decline(referral_id, told.reason)
    )


@router.post(
    "/referrals/{referral_id}/question",
    auth=WRITE,
    response=ANSWERS,
    operation_id="ask_about_referral",
    summary="Ask the office",
    description="Your term stands still until the office has answered. One question at a time.",
)
def ask(
    request: HttpRequest, response: HttpResponse, referral_id: UUID, told: NewQuestion, key: Key, if_match: IfMatch = ""
) -> Any:
    return _deed(request, response, referral_id, told, key, if_match, lambda desk: desk.ask(referral_id, told.text))


@router.post(
    "/referrals/{referral_id}/completion",
    auth=WRITE,
    response=ANSWERS,
    operation_id="finish_referral",
    summary="Say what came of an accepted referral",
    description="Your sight of the applicant's data ends with it.",
)
def finish(
    request: HttpRequest, response: HttpResponse, referral_id: UUID, told: Completion, key: Key, if_match: IfMatch = ""
) -> Any:
    evidence = " ".join(filter(None, (told.evidence, told.evidence_url)))
    return _deed(
        request,
        response,
        referral_id,
        told,
        key,
        if_match,
        lambda desk: desk.finish(referral_id, told.result, told.delivered, told.amount, evidence),
    )


@router.put(
    "/referrals/{referral_id}/reference",
    auth=WRITE,
    response={200: ReferralOut, **WRONG_WRITE},
    operation_id="name_referral",
    summary="Tell the number your system knows a referral by",
)
def name(request: HttpRequest, response: HttpResponse, referral_id: UUID, told: NewReference, key: Key) -> Any:
    def deed(at: datetime) -> tuple[int, Schema]:
        desk = _desk(request, at)
        desk.rename(referral_id, told.reference)
        return 200, _told(desk, referral_id)

    return answer_once(request, response, key, told, deed)


@router.post(
    "/sandbox/referrals",
    auth=WRITE,
    response={201: ReferralOut, **WRONG_WRITE},
    operation_id="offer_practice_referral",
    summary="Offer an invented referral to a sandbox",
)
def offer(request: HttpRequest, response: HttpResponse, told: NewPractice, key: Key) -> Any:
    client = bound_client(request)
    if not client.is_sandbox:
        raise Problem(403, _("Only a sandbox gets invented referrals."))

    def deed(at: datetime) -> tuple[int, Schema]:
        made = practice.lay_out(client, 1, told.service, at=at)[0]
        return 201, _told(_desk(request, at), made.pk)

    return answer_once(request, response, key, told, deed)


def _deed(
    request: HttpRequest,
    response: HttpResponse,
    referral_id: UUID,
    told: Schema,
    key: UUID,
    etag: str,
    do: Callable[[Desk], None],
) -> Any:
    """Look, lock, do, and answer with the facts there are now."""

    def deed(at: datetime) -> tuple[int, Schema]:
        desk = _desk(request, at)
        desk.take_up(referral_id, etag)
        do(desk)
        return 200, _told(desk, referral_id)

    return answer_once(request, response, key, told, deed)


def _told(desk: Desk, referral_id: UUID) -> ReferralOut:
    facts = desk.facts(desk.rows().get(pk=referral_id))
    return ReferralOut.model_validate(facts)


def _desk(request: HttpRequest, at: datetime | None = None) -> Desk:
    return desk_of(bound_client(request), reader(request), at or timezone.now())


def _beyond(rows: Any, after: str) -> Any:
    """The rows that follow a key; one that makes no sense gives the first page."""
    moment, _comma, pk = after.partition(",")
    try:
        made_at, key = datetime.fromisoformat(moment), UUID(pk)
    except ValueError:
        return rows
    if made_at.tzinfo is None:
        return rows
    return rows.filter(Q(made_at__gt=made_at) | Q(made_at=made_at, id__gt=key))


def _with_zone(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise Problem(422, "", [("changed_since", _("Say in which time zone."))])
    return moment
