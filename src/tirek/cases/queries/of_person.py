"""The cases of one person, for the panel on their page."""

from typing import Any

from tirek.cases.enums import CasePermission
from tirek.cases.models import Case
from tirek.core.actor import Actor
from tirek.people.models import Person

SHOWN = 10


def cases_of(actor: Actor, person: Person) -> dict[str, Any] | None:
    """The latest cases of a person that the actor may see; None for who sees no cases at all. One query."""
    if not actor.holds(CasePermission.VIEW):
        return None
    cases = Case.objects.visible_to(actor).for_queue().filter(applicant_id=person.pk)
    return {
        "cases": list(cases.order_by("-registered_on", "-id")[:SHOWN]),
        "person": person,
        "may_register": actor.holds(CasePermission.REGISTER),
    }
