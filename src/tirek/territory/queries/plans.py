"""Plans of reforms as their pages show them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from tirek.core.actor import Actor
from tirek.territory.enums import PlanState
from tirek.territory.models import PlannedStep, ReformPlan
from tirek.territory.queries.effects import Effect, all_effects
from tirek.territory.queries.geography import geography_version


@dataclass(frozen=True, slots=True)
class Findings:
    """What a dry run found of one kind."""

    effect: Effect
    rows: list[list[Any]]


def plans(actor: Actor, *, waiting: bool = False) -> QuerySet[ReformPlan]:
    """Every plan, or those that wait for the actor; the latest day first, each with ``step_count``."""
    found = waiting_plans(actor) if waiting else ReformPlan.objects.visible_to(actor)
    return found.defer("findings").annotate(step_count=Count("steps")).order_by("-in_force_on", "-id")


def steps_of(plan: ReformPlan) -> list[PlannedStep]:
    """The steps in their order, one query."""
    return list(plan.steps.select_related("area", "target", "target_step"))


def findings_of(plan: ReformPlan) -> list[Findings]:
    """What the last dry run found, by effect; nothing when there was none."""
    found = plan.findings
    return [] if found is None else [Findings(effect, found.get(effect.code, [])) for effect in all_effects()]


def is_tried(plan: ReformPlan) -> bool:
    """Whether the last dry run still tells the truth: no edit since, and the map as it was."""
    return plan.findings is not None and plan.tried_on_map == geography_version()


def waiting_plans(actor: Actor) -> QuerySet[ReformPlan]:
    """Reforms that wait for this actor to be the second person."""
    waiting = ReformPlan.objects.visible_to(actor).filter(state=PlanState.PROPOSED)
    return waiting.exclude(proposed_by_id=actor.user_id)
