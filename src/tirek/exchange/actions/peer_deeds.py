"""What our office does with an application that came from another installation, told back to it.

Written in the transaction of the deed. Taking the case up accepts the referral; answering it says what came of it;
returning or filing it unanswered declines, or says that nothing was delivered.
"""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from tirek.cases.enums import UNANSWERED_RESULTS, CaseState, OutcomeResult
from tirek.cases.events import CaseAnswered, CaseAssigned, CaseClosed, CaseEvent, PlanLineChanged
from tirek.cases.models import Case, Outcome, PlanLine
from tirek.core.events import take_part
from tirek.exchange.actions.carrying import begun
from tirek.exchange.actions.peer_jobs import wake_peer
from tirek.exchange.enums_of_wires import OutgoingState, PeerDeedKind
from tirek.exchange.models import PeerCase, PeerDeed

DELIVERED = (OutcomeResult.SOLVED, OutcomeResult.PARTLY)
LAST = {PeerDeedKind.DECLINE, PeerDeedKind.DONE}


def listen() -> None:
    """Take part in what happens to applications."""
    for event in (CaseAssigned, CaseAnswered, CaseClosed):
        take_part(event, _case_moved)
    take_part(PlanLineChanged, _planned)


def _case_moved(event: CaseEvent) -> None:
    if known := _from_peer(case_id=event.case_id):
        tell(known, at=timezone.now())


def _planned(event: PlanLineChanged) -> None:
    lines = PlanLine.objects.filter(pk=event.line_id)
    if known := _from_peer(case__in=lines.values("case_id")):
        tell(known, at=timezone.now())


def _from_peer(**which: Any) -> PeerCase | None:
    return PeerCase.objects.filter(withdrawn_at=None, **which).select_related("case", "peer").order_by().first()


def tell(known: PeerCase, *, at: datetime) -> list[PeerDeed]:
    """Write down what the other side does not know yet about our application."""
    said = set(known.deeds.exclude(state=OutgoingState.DROPPED).values_list("kind", flat=True))
    rows = [_deed(known, kind, told, at) for kind, told in _words(known.case, said)]
    for row in rows:
        row.save(force_insert=True)
    if rows:
        wake_peer(known.peer_id)
    return rows


def _words(case: Case, said: set[str]) -> list[tuple[PeerDeedKind, dict[str, Any]]]:
    if said & LAST or (case.state == CaseState.REGISTERED and not case.outcome):
        return []
    accept = [] if PeerDeedKind.ACCEPT in said else [(PeerDeedKind.ACCEPT, {"reference": case.number})]
    if not case.outcome:
        return accept
    why = _why(case)
    if case.outcome in UNANSWERED_RESULTS and accept:
        return [(PeerDeedKind.DECLINE, {"reason": why})]
    done = {"delivered": case.outcome in DELIVERED, "result": why, "evidence": _paper(case)}
    return [*accept, (PeerDeedKind.DONE, done)]


def _why(case: Case) -> str:
    """The result and its reason, in the language of the application; the answer itself is the applicant's."""
    reason = Outcome.objects.filter(case=case, superseded_at=None).values_list("reason", flat=True).first() or ""
    with override(case.language):
        label = str(OutcomeResult(case.outcome or "").label)
    return f"{label}. {reason}".strip()[:4000]


def _paper(case: Case) -> str:
    number = case.answers.order_by("-signed_at").values_list("number", flat=True).first()
    return (number or "")[:100]


def _deed(known: PeerCase, kind: PeerDeedKind, told: dict[str, Any], at: datetime) -> PeerDeed:
    return PeerDeed(way_id=known.peer_id, lane=known.remote_id, peer_case=known, kind=kind, told=told, **begun(at))
