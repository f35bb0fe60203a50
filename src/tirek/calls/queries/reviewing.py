"""What a judge has before them: their queue, and an entry as far as the stage lets them see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from tirek.calls.enums import StageState
from tirek.calls.enums_judging import AssignmentKind, AssignmentState
from tirek.calls.models import Assignment, Criterion, EntryFile, Evaluation, PanelMember, Stage
from tirek.calls.queries.answers import ToldSection, told_answers
from tirek.calls.queries.judging import alias_of
from tirek.calls.schema import Words, words
from tirek.core.actor import Actor

OPEN = (AssignmentState.WAITING, AssignmentState.BEGUN)


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One entry in a judge's queue; ``label`` is its alias where the stage is blind, its number where it is not."""

    assignment: Assignment
    label: str
    title: str


@dataclass(frozen=True, slots=True)
class StageTab:
    """A stage one judges at, with how much is left."""

    stage: Stage
    given: int
    done: int
    calibrated: int
    anchors: int

    @property
    def left(self) -> int:
        return self.given - self.done


def stages_of(actor: Actor) -> list[StageTab]:
    """The stages where this actor has entries, those under way first. One query."""
    mine = Q(assignments__member__user_id=actor.user_id, assignments__member__left_at__isnull=True)
    mine &= ~Q(assignments__state__in=AssignmentState.ended())
    anchor, done = Q(assignments__kind=AssignmentKind.CALIBRATION), Q(assignments__state=AssignmentState.DONE)
    rows = Stage.objects.filter(mine).select_related("call").exclude(state=StageState.PLANNED)
    rank = Case(When(state=StageState.RUNNING, then=Value(0)), default=Value(1), output_field=IntegerField())
    counted = rows.annotate(
        given=Count("assignments", filter=mine & ~anchor),
        done=Count("assignments", filter=mine & ~anchor & done),
        anchors=Count("assignments", filter=mine & anchor),
        calibrated=Count("assignments", filter=mine & anchor & done),
        rank=rank,
    ).order_by("rank", "-starts_at")
    found: Sequence[Any] = list(counted)
    return [StageTab(one, one.given, one.done, one.calibrated, one.anchors) for one in found]


def queue(actor: Actor, stage: Stage, state: str = "") -> QuerySet[Assignment, Assignment]:
    """What this actor judges at a stage, in the balanced order: what is left first."""
    rows = Assignment.objects.own(actor).filter(stage=stage).select_related("entry__nomination", "stage__call")
    if state == "open":
        rows = rows.filter(state__in=OPEN)
    elif state == "done":
        rows = rows.filter(state=AssignmentState.DONE)
    anchors_first = Case(
        When(kind=AssignmentKind.CALIBRATION, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    done_last = Case(When(state=AssignmentState.DONE, then=Value(1)), default=Value(0), output_field=IntegerField())
    return rows.order_by(done_last, anchors_first, "position", "id")


def profiles_of(actor: Actor) -> list[PanelMember]:
    """One's places on panels."""
    if actor.user_id is None:
        return []
    rows = PanelMember.objects.filter(user_id=actor.user_id, left_at__isnull=True, accepted_at__isnull=False)
    return list(rows.select_related("call").order_by("-call__closes_at"))


def queue_row(assignment: Assignment) -> QueueRow:
    return QueueRow(assignment, label_of(assignment), assignment.entry.title)


def label_of(assignment: Assignment) -> str:
    """What an entry is called before this judge."""
    if assignment.stage.hides_entrants:
        return alias_of(assignment.stage_id, assignment.entry_id)
    return assignment.entry.number


def next_after(assignment: Assignment, actor: Actor) -> Assignment | None:
    """The next entry of the queue that is not handed in, after this one and then from the start."""
    rows = queue(actor, assignment.stage, "open").exclude(pk=assignment.pk)
    return rows.filter(position__gt=assignment.position).first() or rows.first()


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """A criterion with what this judge has said of it so far: points, an abstention, or nothing."""

    criterion: Criterion
    about: str
    anchors: list[tuple[str, str]]
    value: int | None
    is_abstention: bool


@dataclass(frozen=True)
class ReviewPage:
    """An entry beside its rubric. Of a blind stage: no name, no number, no hour, no file name."""

    assignment: Assignment
    label: str
    sections: list[ToldSection]
    files: list[EntryFile]
    lines: list[ScoreLine]
    evaluation: Evaluation | None
    place: int
    total: int
    done: int

    @property
    def version(self) -> int:
        return self.evaluation.version if self.evaluation else 0


def review_page(assignment: Assignment, actor: Actor) -> ReviewPage:
    """Everything a judge sees of one entry. Nine queries, whatever the queue."""
    evaluation = Evaluation.objects.filter(assignment=assignment).prefetch_related("scores").first()
    given = {one.criterion_id: one for one in evaluation.scores.all()} if evaluation else {}
    criteria = list(assignment.stage.criteria.all())
    sections = told_answers(assignment.revision, without_personal=assignment.stage.hides_entrants)
    own = Assignment.objects.own(actor).filter(stage=assignment.stage_id).exclude(kind=AssignmentKind.CALIBRATION)
    counts = own.aggregate(
        total=Count("pk"),
        done=Count("pk", filter=Q(state=AssignmentState.DONE)),
        place=Count("pk", filter=Q(position__lt=assignment.position)),
    )
    return ReviewPage(
        assignment=assignment,
        label=label_of(assignment),
        sections=sections,
        files=[file for section in sections for told in section.answers for file in told.files],
        lines=[_line(one, given) for one in criteria],
        evaluation=evaluation,
        place=counts["place"] + 1,
        total=counts["total"],
        done=counts["done"],
    )


def _line(criterion: Criterion, given: dict[UUID, Any]) -> ScoreLine:
    score = given.get(criterion.pk)
    about = str(Words(criterion.about_kk, criterion.about_ru, criterion.about_en))
    points = sorted(criterion.anchors.items(), key=lambda pair: -int(pair[0]))
    anchors = [(point, str(words(told))) for point, told in points]
    return ScoreLine(criterion, about, anchors, score.value if score else None, bool(score and score.is_abstention))


def file_of(assignment: Assignment, number: int) -> EntryFile | None:
    """The file with this place in the entry, as far as this judge sees it; counted from 1."""
    sections = told_answers(assignment.revision, without_personal=assignment.stage.hides_entrants)
    files = [file for section in sections for told in section.answers for file in told.files]
    return files[number - 1] if 1 <= number <= len(files) else None


@dataclass(frozen=True, slots=True)
class AnchorRow:
    """One criterion of one anchor: one's own points, and the median and range of the others who have finished."""

    label: str
    criterion: str
    own: int | None
    median: float | None
    low: int | None
    high: int | None
    judges: int


def calibration(stage: Stage, actor: Actor) -> list[AnchorRow]:
    """How one's points at the anchors lie among the others', once one has finished all of them; else nothing."""
    rows = Assignment.objects.filter(stage=stage, kind=AssignmentKind.CALIBRATION)
    own = Assignment.objects.own(actor).filter(stage=stage, kind=AssignmentKind.CALIBRATION)
    if not own.exists() or own.exclude(state=AssignmentState.DONE).exists():
        return []
    finished = PanelMember.objects.filter(call_id=stage.call_id).exclude(
        assignments__in=rows.exclude(state=AssignmentState.DONE)
    )
    done = rows.filter(member__in=finished).select_related("entry", "stage", "member")
    return _anchor_rows(stage, list(done.prefetch_related("evaluation__scores")), actor)


def _anchor_rows(stage: Stage, done: list[Assignment], actor: Actor) -> list[AnchorRow]:
    found = []
    for entry_id in sorted({one.entry_id for one in done}):
        here = [one for one in done if one.entry_id == entry_id]
        for criterion in stage.criteria.all():
            points = {one: _points(one, criterion) for one in here}
            given = [value for value in points.values() if value is not None]
            own = next((value for one, value in points.items() if one.member.user_id == actor.user_id), None)
            middle, low, high = (median(given), min(given), max(given)) if given else (None, None, None)
            found.append(AnchorRow(label_of(here[0]), criterion.name, own, middle, low, high, len(given)))
    return found


def _points(one: Assignment, criterion: Criterion) -> int | None:
    return next((score.value for score in one.evaluation.scores.all() if score.criterion_id == criterion.pk), None)
