"""The applications of a family and what it has received, for the panel on the family's page."""

from typing import Any

from tirek.cases.enums import CasePermission, LineState
from tirek.cases.models import Case, PlanLine
from tirek.core.actor import Actor
from tirek.people.models import Person

SHOWN = 30


def cases_of_family(actor: Actor, people: list[Person]) -> dict[str, Any] | None:
    """The latest cases of these people that the actor may see and the services delivered to them; None for who sees no
    cases at all. Two queries."""
    if not actor.holds(CasePermission.VIEW):
        return None
    keys = [person.pk for person in people]
    cases = Case.objects.visible_to(actor).for_queue().filter(applicant_id__in=keys)
    lines = PlanLine.objects.visible_to(actor).filter(case__applicant_id__in=keys, state=LineState.DELIVERED)
    lines = lines.filter(denied_at__isnull=True).select_related("service", "case__applicant", "owner")
    return {
        "cases": list(cases.order_by("-registered_on", "-id")[:SHOWN]),
        "lines": list(lines.order_by("-delivered_on", "-id")[:SHOWN]),
    }
