"""What mediation shows on other apps' pages."""

from collections.abc import Mapping
from typing import Any

from tirek.core.actor import Actor
from tirek.core.panels import register_panel
from tirek.mediation.enums import DisputeState, MediationPermission, SignalSource
from tirek.mediation.models import Dispute, Signal


def register() -> None:
    """Called once the apps are ready."""
    register_panel("question", "mediation/panels/question.html", _question, order=80)
    register_panel("demo", "mediation/panels/demo.html", _demo, order=50)


def _question(actor: Actor, question: Any) -> Mapping[str, Any] | None:
    """The way from a question of a tour or event to an early warning, for who keeps them; the warning already there."""
    if not actor.holds(MediationPermission.KEEP_SIGNALS):
        return None
    known = Signal.objects.visible_to(actor).filter(source=SignalSource.TOUR, about_id=question.pk).first()
    return {"question": question, "signal": known}


def _demo(actor: Actor, _subject: Any) -> Mapping[str, Any] | None:
    """The number of the file of the demo that two parties may be tried with; its PINs are known to everybody. The page
    is there in demo mode only."""
    found = Dispute.objects.filter(state=DisputeState.FULFILMENT).order_by("id").first()
    return {"number": found.number} if found else None
