"""The judging of a stage as those who run it see it: how far it is, what was done, what comes next."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tirek.calls.enums import StageKind, StageState
from tirek.calls.enums_judging import AssignmentKind, ResultState
from tirek.calls.models import Distribution, Stage, StageResult, Unlocking
from tirek.calls.permissions_of_judging import (
    may_begin,
    may_lock,
    may_put_forward,
    may_settle,
    may_share_out,
    may_unlock,
)
from tirek.calls.queries.judging import unchecked
from tirek.calls.queries.sharing import Progress, progress
from tirek.core.actor import Actor
from tirek.network.queries.users import names_of


@dataclass(frozen=True, slots=True)
class Deeds:
    """What this actor may do now."""

    share: bool
    begin: bool
    lock: bool
    unlock: bool
    put_forward: bool


@dataclass(frozen=True)
class StagePage:
    """Everything the page of a stage shows."""

    progress: Progress
    unchecked: int
    distributions: list[Distribution]
    unlockings: list[Unlocking]
    results: list[StageResult]
    may: Deeds
    may_settle: bool
    names: dict[object, str]
    is_jury: bool
    has_shared: bool

    @property
    def proposed(self) -> StageResult | None:
        return next((one for one in self.results if one.state == ResultState.PROPOSED), None)


def stage_page(stage: Stage, actor: Actor, at: datetime) -> StagePage:
    """The page of a stage; the number of queries does not grow with judges or entries."""
    made = list(stage.distributions.order_by("-made_at")[:10])
    opened = list(stage.unlockings.all())
    results = list(stage.results.order_by("-version").defer("document"))
    for result in results:
        result.stage = stage
    proposed = next((one for one in results if one.state == ResultState.PROPOSED), None)
    people: set[UUID | None] = {one.made_by_id for one in made} | {one.opened_by_id for one in opened}
    people |= {one.proposed_by_id for one in results} | {one.settled_by_id for one in results}
    return StagePage(
        progress=progress(stage, wanted_of(stage, made)),
        unchecked=unchecked(stage) if stage.state == StageState.PLANNED else 0,
        distributions=made,
        unlockings=opened,
        results=results,
        may=_deeds(stage, actor, at),
        may_settle=bool(proposed and may_settle(actor, proposed)),
        names=names_of({one for one in people if one}),
        is_jury=stage.kind == StageKind.JURY,
        has_shared=bool(made),
    )


def wanted_of(stage: Stage, made: list[Distribution]) -> int:
    """How many reviews each entry is to have: as it was shared out last, else as the rules say."""
    last = next((one for one in made if one.kind == AssignmentKind.REVIEW), None)
    return int(last.rules["reviews"]) if last else stage.reviews_each


def _deeds(stage: Stage, actor: Actor, at: datetime) -> Deeds:
    return Deeds(
        share=bool(may_share_out(actor, stage)),
        begin=bool(may_begin(actor, stage)),
        lock=bool(may_lock(actor, stage, at)),
        unlock=bool(may_unlock(actor, stage)),
        put_forward=bool(may_put_forward(actor, stage)),
    )
