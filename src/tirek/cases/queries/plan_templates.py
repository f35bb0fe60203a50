"""What a template proposes for one case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tirek.cases.enums import OPEN_LINE_STATES, LineState
from tirek.cases.models import Case, PlanLine, PlanTemplate, PlanTemplateLine
from tirek.core.actor import Actor
from tirek.core.calendar import WorkingCalendar


@dataclass(frozen=True, slots=True)
class Proposed:
    """One line of the template with the day it would be due; ``is_planned``: the plan has this service already."""

    line: PlanTemplateLine
    due_on: date
    is_planned: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a plan is: lines finished of all that were not taken out, and how many are late."""

    done: int
    total: int
    late: int


def templates_for(actor: Actor) -> list[PlanTemplate]:
    """The templates a plan may start from. One query."""
    return list(PlanTemplate.objects.visible_to(actor).offered())


def proposal(template: PlanTemplate, case: Case, *, on: date) -> list[Proposed]:
    """The lines of a template for a case, services no longer offered left out. Two queries."""
    calendar = WorkingCalendar.current()
    planned = set(case.plan.filter(state__in=OPEN_LINE_STATES).values_list("service_id", flat=True))
    lines = template.lines.filter(service__during__contains=on).select_related("service")
    return [
        Proposed(line, calendar.add_working_days(on, line.working_days)[0], line.service_id in planned)
        for line in lines
    ]


def progress_of(plan: Iterable[PlanLine], *, on: date) -> Progress:
    """Count a plan already read."""
    lines = [line for line in plan if line.state != LineState.CANCELLED]
    return Progress(sum(line.is_finished for line in lines), len(lines), sum(line.is_late(on) for line in lines))
