"""The page of one action of a roadmap."""

from dataclasses import dataclass
from datetime import date

from tirek.core.actor import Actor
from tirek.programmes.models import ActionEvidence, ActionMeasure, ActionStatus, RoadmapAction, Voice
from tirek.programmes.queries.progress_sources import Ask, address_of, figures_open, source_titles
from tirek.programmes.queries.roadmap_pages import in_language, roadmap_progress
from tirek.programmes.queries.rollup import Progress


@dataclass(frozen=True, slots=True)
class ActionPage:
    """What is planned, how far it has come, what proves it, what waits for it."""

    progress: Progress | None
    parts: list[RoadmapAction]
    first: list[RoadmapAction]
    after: list[RoadmapAction]
    statuses: list[ActionStatus]
    evidence: list[ActionEvidence]
    wanted: str
    source: str
    source_url: str
    measures: list[ActionMeasure]
    voices: list[Voice]


def action_page(action: RoadmapAction, actor: Actor, today: date) -> ActionPage:
    """Eight queries whatever the size. The records behind a figure are opened by those who see figures."""
    found = RoadmapAction.objects.select_related("owner").order_by("path")
    ask = _ask(action)
    return ActionPage(
        progress=roadmap_progress(action.roadmap).get(action.path),
        parts=list(found.filter(parent=action)),
        first=list(found.filter(needed_by__action=action)),
        after=list(found.filter(needs__needed=action)),
        statuses=list(action.statuses.all()[:20]),
        evidence=list(action.evidence.all()),
        wanted=in_language(action, "evidence"),
        source=source_titles().get(action.source, action.source),
        source_url=address_of(ask, today) if ask and figures_open(actor) else "",
        measures=list(action.measures.order_by("-on")[:12]),
        voices=list(Voice.objects.filter(action=action, published_at__isnull=False)[:10]),
    )


def _ask(action: RoadmapAction) -> Ask | None:
    if not (action.source and action.counted_from and action.counted_until):
        return None
    return Ask(action.source, action.counted_from, action.counted_until, action.roadmap.area_id)
