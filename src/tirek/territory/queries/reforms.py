"""Reforms: the list, and one reform with what it did to each area."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from tirek.territory.enums import StepKind
from tirek.territory.models import Reform, ReformStep


@dataclass(frozen=True, slots=True)
class ReformPage:
    """A reform with its steps in groups that a reader looks for."""

    reform: Reform
    made: list[ReformStep]
    moved: list[ReformStep]
    ceded: list[ReformStep]
    changed: list[ReformStep]


def reforms(on: date) -> QuerySet[Reform]:
    """Reforms in force by a day, the latest first, each with ``step_count``."""
    return Reform.objects.in_force_by(on).annotate(step_count=Count("steps"))


def reform_page(reform: Reform) -> ReformPage:
    """The steps of a reform, one query."""
    steps = list(reform.steps.select_related("area", "source_area", "from_parent", "to_parent"))
    made = [step for step in steps if step.kind in (StepKind.CREATE, StepKind.SPLIT)]
    moved = [step for step in steps if step.kind in (StepKind.MOVE, StepKind.MERGE)]
    ceded = [step for step in steps if step.kind == StepKind.CEDE]
    changed = [step for step in steps if step.kind in (StepKind.RENAME, StepKind.UPGRADE)]
    return ReformPage(reform, made, moved, ceded, changed)
