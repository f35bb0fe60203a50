"""What mediation shows on other apps' pages."""

from collections.abc import Mapping
from typing import Any

from tirek.core.actor import Actor
from tirek.core.panels import Loader, register_panel
from tirek.mediation.enums import DisputeState, SignalSource
from tirek.mediation.models import Dispute, Signal
from tirek.mediation.permissions import may_tell_signals
from tirek.mediation.queries.origins import question_of_a_tour, register_origin, told_of

TOLD = "mediation/panels/tell.html"


def register() -> None:
    """Called once the apps are ready."""
    register_origin(SignalSource.TOUR, question_of_a_tour)
    register_panel("question", TOLD, _teller(SignalSource.TOUR), order=80)
    register_panel("case", TOLD, _teller(SignalSource.CASE), order=80)
    register_panel("demo", "mediation/panels/demo.html", _demo, order=50)


def _teller(source: SignalSource) -> Loader:
    """The way from something to an early warning, for who tells of them; the warning already there: its number for who
    keeps the register, only that it was told for the others."""

    def load(actor: Actor, subject: Any) -> Mapping[str, Any] | None:
        if not may_tell_signals(actor):
            return None
        known = told_of(source, subject.pk)
        sees = known is not None and Signal.objects.visible_to(actor).filter(pk=known.pk).exists()
        return {"source": str(source), "subject": subject, "signal": known, "sees": sees}

    return load


def _demo(actor: Actor, _subject: Any) -> Mapping[str, Any] | None:
    """The number of the file of the demo that two parties may be tried with; its PINs are known to everybody. The page
    is there in demo mode only."""
    found = Dispute.objects.filter(state=DisputeState.FULFILMENT).order_by("id").first()
    return {"number": found.number} if found else None
