"""What a reader may do on a file now: one truth for the buttons of the page."""

from datetime import date
from typing import Any

from tirek.mediation.enums import ObligationState, SessionState
from tirek.mediation.permissions import (
    may_answer_request,
    may_draft_agreement,
    may_draft_contract,
    may_plan_session,
    may_report_obligation,
    may_settle_obligation,
    may_sign,
)
from tirek.mediation.queries.file_page import FilePage, PaperView


def rights_of(page: FilePage, today: date) -> dict[str, Any]:
    """By the names the templates use."""
    seat, dispute = page.seat, page.dispute
    return {
        "may_answer": bool(may_answer_request(seat, dispute)),
        "may_draft_contract": bool(may_draft_contract(seat, dispute)),
        "may_draft_agreement": bool(may_draft_agreement(seat, dispute)),
        "may_plan": bool(may_plan_session(seat, dispute)),
        "may_settle_sessions": seat.is_mediator and dispute.closed_on is None,
        "papers": [_paper(one, page) for one in (page.contract, page.agreement) if one],
        "promises": [_promise(one, page, today) for one in page.promises],
        "has_breach": any(one.promise.state == ObligationState.BREACHED for one in page.promises),
        "planned": SessionState.PLANNED,
    }


def _paper(view: PaperView, page: FilePage) -> dict[str, Any]:
    seat, dispute = page.seat, page.dispute
    drafted = may_draft_contract if view.paper.kind == "contract" else may_draft_agreement
    open_now = not view.is_in_force and dispute.closed_on is None
    return {
        "view": view,
        "may_sign": open_now and bool(may_sign(seat, view.paper, view.is_signed_by_reader)),
        "may_confirm": open_now and bool(drafted(seat, dispute)),
    }


def _promise(view: Any, page: FilePage, today: date) -> dict[str, Any]:
    in_force = page.agreement is not None and page.agreement.is_in_force and page.dispute.closed_on is None
    settle = {
        state: in_force and bool(may_settle_obligation(page.seat, view.promise, state, today))
        for state in (ObligationState.FULFILLED, ObligationState.BREACHED)
    }
    return {
        "view": view,
        "may_report": in_force and bool(may_report_obligation(page.seat, view.promise)),
        "may_fulfil": settle[ObligationState.FULFILLED],
        "may_breach": settle[ObligationState.BREACHED],
    }
