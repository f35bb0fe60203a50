"""What stands on the tracking page beside the application itself: what the office asks, what the applicant may add."""

from dataclasses import dataclass
from datetime import date

from tirek.cases.models import Case, Correction
from tirek.cases.queries.complaints import complain_until, ground_of
from tirek.cases.queries.dialogue import Dialogue, dialogue_of, further_moments, together
from tirek.cases.queries.timeline import Moment
from tirek.cases.queries.tracking import Tracked


@dataclass(frozen=True, slots=True)
class Beside:
    """``correction`` waits to be mended; ``can_complain`` while nothing of the kind is under way."""

    dialogue: Dialogue
    correction: Correction | None
    timeline: list[Moment]
    can_add: bool
    can_complain: bool
    complain_until: date | None


def beside(case: Case, tracked: Tracked, *, on: date) -> Beside:
    """Four queries at most."""
    dialogue = dialogue_of(case)
    under_way = any(complaint.case.is_open for complaint in dialogue.complaints)
    return Beside(
        dialogue=dialogue,
        correction=case.corrections.filter(ended_at__isnull=True).first() if case.is_open else None,
        timeline=together(tracked.timeline, further_moments(case, dialogue, tracked.attachments)),
        can_add=case.is_open,
        can_complain=not under_way and ground_of(case, on) is not None,
        complain_until=complain_until(case),
    )
