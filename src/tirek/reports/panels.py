"""What reports show on pages of apps to their right."""

from typing import Any

from tirek.core.actor import Actor
from tirek.programmes.models import Review
from tirek.reports.indicators import indicator
from tirek.reports.period import Period
from tirek.reports.queries.practice import notes_of_regions


def practice_of_review(actor: Actor, review: Review) -> dict[str, Any] | None:
    """What worked in the regions of a session, in the days it looks at (two queries)."""
    areas = list(review.regions.values_list("area_id", flat=True))
    notes = notes_of_regions(actor, areas, Period(review.looks_from, review.looks_until))
    return {"notes": [(note, indicator(note.indicator)) for note in notes]} if notes else None
