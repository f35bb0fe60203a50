"""What waits in judging: entries to score, results that want a second person, judges that are lacking."""

from django.db.models import QuerySet

from tirek.calls.enums import CallPermission, StageState
from tirek.calls.enums_judging import AssignmentState, ResultState
from tirek.calls.models import Assignment, StageResult
from tirek.core.actor import Actor


def entries_to_judge(actor: Actor) -> QuerySet[Assignment, Assignment]:
    """What this actor has not handed in at stages under way."""
    open_ones = (AssignmentState.WAITING, AssignmentState.BEGUN)
    return Assignment.objects.own(actor).filter(state__in=open_ones, stage__state=StageState.RUNNING)


def results_to_publish(actor: Actor) -> QuerySet[StageResult, StageResult]:
    """Results put forward by somebody else, where this actor may publish."""
    reach = actor.reach(CallPermission.PUBLISH)
    if not reach or actor.user_id is None:
        return StageResult.objects.none()
    rows = StageResult.objects.filter(reach.q("stage__call__organisation_id"), state=ResultState.PROPOSED)
    return rows.exclude(proposed_by_id=actor.user_id)
