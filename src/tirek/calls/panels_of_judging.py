"""What judging puts on the pages of calls and entries."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from tirek.calls.enums import CallPermission, StageState
from tirek.calls.enums_judging import AssignmentKind, AssignmentState
from tirek.calls.models import Call, Entry, PanelMember, Stage, StageResult
from tirek.calls.permissions_of_judging import JUDGED
from tirek.calls.queries.feedback import feedback_of
from tirek.core.actor import Actor
from tirek.core.panels import register_panel


def register() -> None:
    """Fill the slots; called from ``ready``."""
    register_panel("calls.call_work", "calls/judging/panel_work.html", _of_call, order=20)
    register_panel("calls.call", "calls/judging/panel_public.html", _public, order=20)
    register_panel("demo", "calls/public/panel_demo.html", _demo, order=40)
    register_panel("calls.entry", "calls/judging/panel_entry.html", _of_entry, order=20)


def _of_call(_actor: Actor, call: Call) -> Mapping[str, Any]:
    """The stages that are judged, with how far they are. The page itself is open to those who run the call only."""
    own = Q(assignments__isnull=False) & ~Q(assignments__kind=AssignmentKind.CALIBRATION)
    standing = own & ~Q(assignments__state__in=AssignmentState.ended())
    stages = call.stages.filter(kind__in=JUDGED).annotate(
        given=Count("assignments", filter=standing),
        done=Count("assignments", filter=standing & Q(assignments__state=AssignmentState.DONE)),
    )
    judges = PanelMember.objects.filter(call=call, accepted_at__isnull=False, left_at__isnull=True).count()
    return {"call": call, "stages": list(stages), "judges": judges}


def _public(_actor: Actor, call: Call) -> Mapping[str, Any] | None:
    results = StageResult.objects.published().filter(stage__call=call).select_related("stage__call").defer("document")
    latest = {result.stage_id: result for result in results}
    return {"results": list(latest.values())} if latest else None


def _demo(actor: Actor, _subject: Any) -> Mapping[str, Any] | None:
    """A call that can be entered and judged today, for the welcome page of the demo, and who judges it."""
    stages = Stage.objects.filter(state=StageState.RUNNING, call__in=Call.objects.open(timezone.now()))
    stage = stages.select_related("call").order_by("id").first()
    if stage is None:
        return None
    judges = PanelMember.objects.filter(call=stage.call, user__isnull=False, left_at=None).order_by("name")
    runs = actor.holds(CallPermission.VIEW, at=stage.call.organisation_id)
    return {"stage": stage, "judges": ", ".join(judges.values_list("name", flat=True)), "runs": runs}


def _of_entry(_actor: Actor, entry: Entry) -> Mapping[str, Any] | None:
    """On the entrant's own page, which nobody else opens."""
    found = feedback_of(entry)
    return {"feedback": found} if found else None
