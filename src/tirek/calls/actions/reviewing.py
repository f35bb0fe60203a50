"""A judge at work: saving from the first point, handing in, taking up again, stepping back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from tirek.calls.actions.conflicts import declare_conflict
from tirek.calls.actions.panel import mend_stage
from tirek.calls.enums_judging import AssignmentState, ConflictKind
from tirek.calls.models import Assignment, Criterion, Evaluation, Score
from tirek.calls.permissions_of_judging import may_judge, may_step_back
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.lines import paragraphs
from tirek.core.verdict import ensure

ABSTAIN = "abstain"
IN_COMMON = "SELECT id FROM calls_stage WHERE id = %s FOR SHARE"
ALONE = "SELECT id FROM calls_stage WHERE id = %s FOR UPDATE"
Points = Mapping[str, "int | str | None"]
"""Criterion code → points, ``ABSTAIN``, or None where nothing is said (yet)."""


class ChangedMeanwhile(Exception):
    """Another window has saved the same review since."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a judge has entered. ``version`` is the one their page was drawn with; None: whatever stands."""

    points: Points
    comment: str = ""
    note: str = ""
    version: int | None = None


@transaction.atomic
def save_review(assignment_id: UUID, opinion: Opinion, *, by: Actor, at: datetime) -> Evaluation:
    """Keep what is entered so far, whole or not. A review that was handed in is taken up again by that. Raises Refused,
    ValidationError by criterion, ChangedMeanwhile."""
    assignment = _locked(assignment_id, by)
    ensure(may_judge(by, assignment))
    return _save(assignment, opinion, AssignmentState.BEGUN, at)


@transaction.atomic
def autosave_review(assignment_id: UUID, opinion: Opinion, *, by: Actor, at: datetime) -> Evaluation:
    """Keep what a page sends by itself. It does not raise the version its window was drawn with, but is refused where
    another window has saved since. A review that was handed in stays so with what was typed since, as long as it is
    whole; else it is taken up again."""
    assignment = _locked(assignment_id, by)
    ensure(may_judge(by, assignment))
    whole = all(one.is_optional or opinion.points.get(one.code) is not None for one in _criteria(assignment))
    stays = assignment.state == AssignmentState.DONE and whole
    state = AssignmentState.DONE if stays else AssignmentState.BEGUN
    return _save(assignment, opinion, state, at, step=0)


@transaction.atomic
def submit_review(assignment_id: UUID, opinion: Opinion, *, by: Actor, at: datetime) -> Evaluation:
    """Hand a review in: every criterion that is not optional has points or an abstention. It may be changed until the
    scores are locked."""
    assignment = _locked(assignment_id, by)
    ensure(may_judge(by, assignment))
    criteria = _criteria(assignment)
    lacking = [one.code for one in criteria if not one.is_optional and opinion.points.get(one.code) is None]
    if lacking:
        raise ValidationError({code: _("Give points, or abstain from this criterion.") for code in lacking})
    evaluation = _save(assignment, opinion, AssignmentState.DONE, at)
    record("calls.review_handed_in", assignment, by=by, at=at, version=evaluation.version)
    return evaluation


@transaction.atomic
def step_back(assignment_id: UUID, kind: str, reason: str, *, by: Actor, at: datetime) -> int:
    """Step back from an entry: it closes at once and goes to somebody else. Returns how many reviews found no judge."""
    assignment = _locked(assignment_id, by, alone=True)
    ensure(may_step_back(by, assignment))
    if kind not in ConflictKind.values:
        raise ValidationError({"kind": _("Say what stands between you and this entry.")})
    assignment.state, assignment.ended_at, assignment.reason = AssignmentState.RECUSED, at, reason[:500]
    assignment.save(update_fields=["state", "ended_at", "reason"])
    declare_conflict(assignment.member, assignment.entry_id, kind, reason, at=at)
    record("calls.judge_stepped_back", assignment, by=by, at=at, kind=kind)
    return mend_stage(assignment.stage_id, by=by, at=at)


def _save(
    assignment: Assignment, opinion: Opinion, state: AssignmentState, at: datetime, *, step: int = 1
) -> Evaluation:
    criteria = {one.code: one for one in _criteria(assignment)}
    given = _checked(opinion.points, criteria)
    evaluation = Evaluation.objects.filter(assignment=assignment).first()
    if evaluation and opinion.version is not None and evaluation.version != opinion.version:
        raise ChangedMeanwhile
    if evaluation is None:
        evaluation = Evaluation(assignment=assignment, revision_id=assignment.revision_id)
    evaluation.comment, evaluation.note = paragraphs(opinion.comment), paragraphs(opinion.note)
    evaluation.saved_at, evaluation.version = at, evaluation.version + step
    evaluation.submitted_at = at if state == AssignmentState.DONE else None
    evaluation.save()
    evaluation.scores.all().delete()
    Score.objects.bulk_create(
        Score(
            evaluation=evaluation,
            criterion=criteria[code],
            value=None if value == ABSTAIN else int(value),
            is_abstention=value == ABSTAIN,
        )
        for code, value in given.items()
    )
    assignment.state, assignment.ended_at = state, at if state == AssignmentState.DONE else None
    assignment.save(update_fields=["state", "ended_at"])
    return evaluation


def _checked(points: Points, criteria: Mapping[str, Criterion]) -> dict[str, "int | str"]:
    """What was said, by criterion; points off the scale are refused."""
    wrong, given = {}, {}
    for code, criterion in criteria.items():
        value = points.get(code)
        if value is None:
            continue
        if value != ABSTAIN and not (isinstance(value, int) and criterion.low <= value <= criterion.high):
            wrong[code] = _("From %(low)s to %(high)s points.") % {"low": criterion.low, "high": criterion.high}
        given[code] = value
    if wrong:
        raise ValidationError(wrong)
    return given


def _criteria(assignment: Assignment) -> list[Criterion]:
    return list(assignment.stage.criteria.all())


def _locked(assignment_id: UUID, by: Actor, *, alone: bool = False) -> Assignment:
    """The assignment, locked. Its stage is held in common with other judges, so that nobody locks the scores meanwhile;
    with ``alone``, against them."""
    stage_id = Assignment.objects.own(by).values_list("stage_id", flat=True).get(pk=assignment_id)
    with connection.cursor() as cursor:
        cursor.execute(ALONE if alone else IN_COMMON, [stage_id])
    rows = Assignment.objects.own(by).select_for_update(of=("self",))
    assignment: Assignment = rows.select_related("member", "stage__call").get(pk=assignment_id)
    return assignment
