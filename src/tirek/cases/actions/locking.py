"""Fetch, lock and version check: how every action on a case begins and ends."""

from uuid import UUID

from django.utils.translation import gettext as _

from tirek.cases.models import Case, PlanLine, Transition
from tirek.core.actor import Actor
from tirek.core.verdict import Refused, refuse


class StaleCase(Refused):
    """Somebody else changed the case since the page was opened; ``case`` is what it is now."""

    def __init__(self, case: Case) -> None:
        super().__init__(refuse(_("Somebody else has just changed this case. Look at it again before you go on.")))
        self.case = case


def locked(case_id: UUID, by: Actor, expected_version: int | None = None) -> Case:
    """The visible case, locked. Raises Case.DoesNotExist when unseen, StaleCase when changed since.

    No joins here: a waiting query would join the office the case had before, and lose the row when it has moved.
    """
    case = Case.objects.visible_to(by).select_for_update().get(pk=case_id)
    if expected_version is not None and case.version != expected_version:
        raise StaleCase(case)
    return case


def user_of(by: Actor) -> UUID:
    """The key of the user who signs or writes; raises Refused when it is nobody's account."""
    if by.user_id is None:
        raise Refused(refuse(_("Only a signed-in person can do this.")))
    return by.user_id


def save(case: Case, *columns: str) -> None:
    """Write the named columns of a locked case and raise its version."""
    case.version += 1
    case.save(update_fields=[*columns, "version"])


def locked_line(line_id: UUID, by: Actor, expected_version: int | None = None) -> PlanLine:
    """A line of a visible case; case and line are locked, in this order, as everywhere."""
    line = PlanLine.objects.visible_to(by).get(pk=line_id)
    case = locked(line.case_id, by, expected_version)
    line = PlanLine.objects.select_for_update(of=("self",)).select_related("service", "owner").get(pk=line_id)
    line.case = case
    return line


def locked_transition(transition_id: UUID, by: Actor) -> Transition:
    """A visible hand-over; its case, line and itself are locked, in this order.

    It is looked at again once locked: whoever waited for the lock finds what the other did, and is told so by the
    check of its state instead of a 404.
    """
    case_id = Transition.objects.visible_to(by).values_list("case_id", flat=True).get(pk=transition_id)
    case = Case.objects.select_for_update().get(pk=case_id)
    rows = Transition.objects.select_related("to_organisation", "from_organisation", "line", "line__service")
    transition = rows.select_for_update(of=("self",)).get(pk=transition_id)
    transition.case = case
    if transition.line is not None:
        transition.line.case = case
    return transition
