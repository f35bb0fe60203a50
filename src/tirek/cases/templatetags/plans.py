"""How plans, milestones and scores are shown."""

from collections.abc import Iterable, Mapping
from datetime import date

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tirek.cases.models import PlanLine
from tirek.cases.queries.plan_templates import Progress, progress_of

register = template.Library()

STEPS: dict[str, tuple[str, str, str | Promise]] = {
    "reached": ("success", "circle-check", _("reached")),
    "late": ("danger", "alert-circle", _("late")),
    "ahead": ("info", "clock", _("on its way")),
    "missed": ("neutral", "circle-x", _("not reached")),
}


@register.simple_tag
def plan_progress(plan: Iterable[PlanLine], today: date) -> Progress:
    """How far a plan is."""
    return progress_of(plan, on=today)


@register.filter
def tone_of_step(state: str) -> str:
    """The tone of a milestone."""
    return STEPS[state][0]


@register.filter
def icon_of_step(state: str) -> str:
    """The icon of a milestone."""
    return STEPS[state][1]


@register.filter
def word_of_step(state: str) -> str | Promise:
    """A milestone's state in a word, for who does not see colours."""
    return STEPS[state][2]


@register.filter
def count_of(counts: Mapping[str, int], code: str) -> int:
    """A number of a score."""
    return counts.get(code, 0)
