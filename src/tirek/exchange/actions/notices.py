"""News of applications written down for partners' systems, in the transaction that makes them.

A notice is thin: what happened, to which number, in which state, where to read on. Whoever reads on is asked for a
token like anybody else, so that a notice that strays tells nothing about a person.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from tirek.cases.enums import OPEN_TRANSITION_STATES, TransitionState
from tirek.cases.events import (
    CaseAnswered,
    CaseAssigned,
    CaseClosed,
    CaseEvent,
    CaseMoved,
    CaseRegistered,
    CaseReopened,
    PlanLineChanged,
    ReferralChanged,
)
from tirek.cases.models import Case, PlanLine, Transition
from tirek.core.calendar import local_date
from tirek.core.events import take_part
from tirek.exchange.actions.carrying import begun
from tirek.exchange.actions.webhook_jobs import wake
from tirek.exchange.enums import PracticeKind
from tirek.exchange.enums_of_wires import NoticeKind
from tirek.exchange.models import PracticeRecord, WebhookDelivery, WebhookEndpoint
from tirek.exchange.queries.listeners import Concern, hears, listeners

MOVES = (CaseAssigned, CaseMoved, CaseAnswered, CaseClosed, CaseReopened)
OF_REFERRALS = (
    NoticeKind.REFERRAL_OFFERED,
    NoticeKind.REFERRAL_WITHDRAWN,
    NoticeKind.REFERRAL_ACCEPTED,
    NoticeKind.REFERRAL_DECLINED,
    NoticeKind.REFERRAL_DONE,
    NoticeKind.QUESTION_ASKED,
    NoticeKind.QUESTION_ANSWERED,
)
BY_STATE = {
    TransitionState.PENDING: NoticeKind.REFERRAL_OFFERED,
    TransitionState.ACCEPTED: NoticeKind.REFERRAL_ACCEPTED,
    TransitionState.DECLINED: NoticeKind.REFERRAL_DECLINED,
    TransitionState.DONE: NoticeKind.REFERRAL_DONE,
    TransitionState.CALLED_BACK: NoticeKind.REFERRAL_WITHDRAWN,
}


def listen() -> None:
    """Take part in what happens to applications."""
    take_part(CaseRegistered, _registered)
    for event in MOVES:
        take_part(event, _moved)
    take_part(ReferralChanged, _referral_changed)
    take_part(PlanLineChanged, _line_changed)


def write_notices(
    endpoints: Iterable[WebhookEndpoint], kind: str, lane: UUID, number: str, data: dict[str, Any], *, at: datetime
) -> list[WebhookDelivery]:
    """Write a notice down for each endpoint that wants this kind, and wake who carries them once this is committed."""
    chosen = [each for each in endpoints if kind in each.events]
    rows = [
        WebhookDelivery(way=each, key=uuid4(), lane=lane, kind=kind, number=number, data=data, **begun(at))
        for each in chosen
    ]
    WebhookDelivery.objects.bulk_create(rows)
    for each in chosen:
        wake(each.pk)
    return rows


def _registered(event: CaseRegistered) -> None:
    _tell_of_case(event, NoticeKind.CASE_REGISTERED)


def _moved(event: CaseEvent) -> None:
    _tell_of_case(event, NoticeKind.CASE_CHANGED)


def _tell_of_case(event: CaseEvent, kind: NoticeKind) -> None:
    if endpoints := listeners([kind]):
        case = Case.objects.select_related("office", "service").get(pk=event.case_id)
        _tell(endpoints, Concern.of_case(case), kind, case, {"outcome": case.outcome})


def _line_changed(event: PlanLineChanged) -> None:
    if endpoints := listeners([NoticeKind.LINE_CHANGED]):
        line = PlanLine.objects.select_related("case__office", "case__service", "service").get(pk=event.line_id)
        told = {"line": str(line.pk), "line_service": line.service.code, "line_state": line.state}
        _tell(endpoints, Concern.of_case(line.case), NoticeKind.LINE_CHANGED, line.case, told)


def _referral_changed(event: ReferralChanged) -> None:
    if endpoints := listeners(OF_REFERRALS):
        rows = Transition.objects.select_related("case__office", "case__service", "to_organisation", "memorandum")
        referral = rows.select_related("line__service").get(pk=event.transition_id)
        told = {
            "referral": str(referral.pk),
            "referral_state": referral.state,
            "memorandum": referral.memorandum.number if referral.memorandum else "",
            "respond_by": referral.respond_by and referral.respond_by.isoformat(),
            "link": f"/api/v1/referrals/{referral.pk}",
        }
        _tell(endpoints, Concern.of_referral(referral), kind_of(referral), referral.case, told)


def _tell(
    endpoints: Sequence[WebhookEndpoint], concern: Concern, kind: NoticeKind, case: Case, told: dict[str, Any]
) -> None:
    at = timezone.now()
    heard = [each for each in endpoints if hears(each.client, concern, local_date(at))]
    data = {
        "number": case.number,
        "service": case.service.code,
        "state": case.state,
        "link": f"/api/v1/cases/{case.number}",
        **told,
    }
    write_notices(heard, kind, case.pk, case.number, data, at=at)


def tell_practice(row: PracticeRecord, kind: NoticeKind | None = None, *, at: datetime) -> None:
    """The same for an invented record: to the addresses of its own sandbox and nobody else's."""
    endpoints = list(WebhookEndpoint.objects.live().filter(client_id=row.client_id))
    if not endpoints:
        return
    is_referral = row.kind == PracticeKind.REFERRAL
    if kind is None:
        kind = BY_STATE[TransitionState(row.state)] if is_referral else NoticeKind.CASE_REGISTERED
    data = {"number": row.number, "service": row.service, "state": row.state}
    if is_referral:
        data |= {"referral": str(row.pk), "referral_state": row.state, "link": f"/api/v1/referrals/{row.pk}"}
    write_notices(endpoints, kind, row.pk, row.number, data, at=at)


def kind_of(referral: Transition) -> NoticeKind:
    """What has just happened to a referral: its state, or what was said about it since."""
    if referral.state in OPEN_TRANSITION_STATES:
        last = referral.questions.order_by("-asked_at").first()
        if last is not None and last.is_open:
            return NoticeKind.QUESTION_ASKED
        since = referral.responded_at or referral.made_at
        if last is not None and last.answer and last.answered_at and last.answered_at > since:
            return NoticeKind.QUESTION_ANSWERED
    return BY_STATE[TransitionState(referral.state)]
