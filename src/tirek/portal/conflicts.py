"""What mediation is told by an app it does not know: who has worked on an application of a party."""

from collections.abc import Iterable
from uuid import UUID

from tirek.cases.models import Case
from tirek.mediation.queries.conflicts import register_source


def furnish() -> None:
    """Called once the apps are ready; a second call changes nothing."""
    register_source(worked_for)


def worked_for(people: frozenset[UUID], accounts: Iterable[UUID]) -> Iterable[UUID]:
    """Of these accounts, those who have had an application of one of these persons. One query."""
    worked = Case.objects.filter(applicant_id__in=people, assignee_id__in=list(accounts))
    return {key for key in worked.values_list("assignee_id", flat=True) if key}
