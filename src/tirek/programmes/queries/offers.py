"""What of a national roadmap has changed since a region copied it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tirek.programmes.enums_of_roadmaps import ActionState
from tirek.programmes.models import OfferAnswer, Roadmap, RoadmapAction

OFFERED = (
    *("name_kk", "name_ru", "name_en", "since", "due_on", "weight", "evidence_kk", "evidence_ru"),
    *("source", "baseline", "target", "counted_from", "counted_until"),
)
"""What a copy takes over; the owner is the region's own, and so is a target once the region has changed it."""


LABELS = {
    "name_kk": _("Action in Kazakh"),
    "name_ru": _("Action in Russian"),
    "name_en": _("Action in English"),
    "since": _("Begins"),
    "due_on": _("Due"),
    "weight": _("Weight"),
    "evidence_kk": _("Evidence in Kazakh"),
    "evidence_ru": _("Evidence in Russian"),
    "source": _("Indicator"),
    "baseline": _("Starting figure"),
    "target": _("Target"),
    "counted_from": _("Counted from"),
    "counted_until": _("Counted until"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A change of an action of the national roadmap; ``copy`` is None for a new one. ``differs``: columns with what
    stands in the region and what stands in the nation."""

    original: RoadmapAction
    copy: RoadmapAction | None
    differs: tuple[tuple[str, Any, Any], ...] = ()

    @property
    def is_new(self) -> bool:
        return self.copy is None

    @property
    def is_taken_off(self) -> bool:
        """Whether the nation has taken the action off."""
        return self.original.state == ActionState.CANCELLED

    @property
    def told(self) -> list[tuple[str | Promise, str, str]]:
        """What differs, as people read it."""
        return [(LABELS[name], _words(mine), _words(theirs)) for name, mine, theirs in self.differs]


def _words(value: Any) -> str:
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value or "–")


def offers_for(roadmap: Roadmap) -> list[Offer]:
    """The changes a regional copy has not answered yet, in the order of the tree. Three queries."""
    if roadmap.original_id is None:
        return []
    copies = {one.original_id: one for one in roadmap.actions.exclude(original=None)}
    answered = set(OfferAnswer.objects.filter(roadmap=roadmap).values_list("original", "version"))
    originals = RoadmapAction.objects.filter(roadmap=roadmap.original_id).order_by("path")
    found = (_offer(one, copies.get(one.pk)) for one in originals if (one.pk, one.version) not in answered)
    return [offer for offer in found if offer is not None]


def _offer(original: RoadmapAction, copy: RoadmapAction | None) -> Offer | None:
    if copy is None:
        return None if original.state == ActionState.CANCELLED else Offer(original, None)
    if copy.taken_version == original.version or copy.state == ActionState.CANCELLED:
        return None
    differs = tuple(differences(original, copy))
    taken_off = original.state == ActionState.CANCELLED
    return Offer(original, copy, differs) if differs or taken_off else None


def differences(original: RoadmapAction, copy: RoadmapAction) -> Iterable[tuple[str, Any, Any]]:
    """Columns in which a copy differs from its original."""
    for name in OFFERED:
        mine, theirs = getattr(copy, name), getattr(original, name)
        if mine != theirs:
            yield name, mine, theirs


def copies_behind(roadmap: Roadmap) -> int:
    """How many copies of a national roadmap have an action older than the nation's. One query."""
    older = RoadmapAction.objects.filter(original__roadmap=roadmap, taken_version__lt=F("original__version"))
    older = older.exclude(Q(state=ActionState.CANCELLED))
    return older.values("roadmap").distinct().count()
