"""Giving entries to judges: the first sharing out, a second look, a calibration, and mending what a recusal tears."""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.calls.actions import judging_notices as notices
from tirek.calls.actions.conflicts import find_conflicts
from tirek.calls.enums import StageState
from tirek.calls.enums_judging import AssignmentKind, AssignmentState
from tirek.calls.judging.ranking import around_the_cut
from tirek.calls.judging.solver import Problem, Sharing, Shortfall, ordered, share
from tirek.calls.models import Assignment, Call, Distribution, Entry, Stage
from tirek.calls.permissions_of_judging import may_share_out
from tirek.calls.queries.judging import competing, standing, unchecked
from tirek.calls.queries.sharing import Wishes, panel_of, problem_of
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import Refused, ensure, refuse

MOST_TOLERANCE = 3
ANY = 10_000
ANCHORS = 3


class CannotShare(Exception):
    """No sharing keeps the rules; ``shortfalls`` says which and by how much."""

    def __init__(self, shortfalls: Sequence[Shortfall]) -> None:
        super().__init__(", ".join(f"{each.rule}: {each.amount}" for each in shortfalls))
        self.shortfalls = tuple(shortfalls)


def drawn_seed() -> int:
    """A seed nobody chose."""
    return secrets.randbelow(2**31)


@transaction.atomic
def share_out(stage_id: UUID, wishes: Wishes, *, by: Actor, at: datetime) -> Distribution:
    """Give every entry of a stage its number of judges. What is begun stays; what was given out stays where it can.
    Raises Refused, ValidationError, CannotShare."""
    stage = locked_stage(stage_id, by)
    ensure(may_share_out(by, stage))
    if not 1 <= wishes.reviews <= 20:
        raise ValidationError({"reviews": _("From one to twenty reviews.")})
    _need_checks(stage)
    find_conflicts(stage.call, at=at)
    return _solve_and_write(stage, problem_of(stage, wishes), wishes, AssignmentKind.REVIEW, by=by, at=at)


@transaction.atomic
def give_second_look(stage_id: UUID, more: int, *, by: Actor, at: datetime, seed: int | None = None) -> Distribution:
    """More reviews for the entries around the cut-line, by the rule, by judges who have not seen them. Raises Refused,
    CannotShare."""
    stage = locked_stage(stage_id, by)
    ensure(may_share_out(by, stage))
    near = second_look_entries(stage)
    if not near:
        raise Refused(refuse(_("No entry lies near the line: nothing to look at a second time.")))
    wishes = Wishes(reviews=more, seed=drawn_seed() if seed is None else seed, tolerance=MOST_TOLERANCE)
    problem = problem_of(stage, wishes, frozenset(near), more)
    return _solve_and_write(stage, problem, wishes, AssignmentKind.SECOND_LOOK, by=by, at=at)


def second_look_entries(stage: Stage) -> list[UUID]:
    """The entries whose band touches the places around the line, group by group."""
    order = standing(stage)
    if order.rules.passing_by:
        groups = {code: [row for row in order.rows if row.nomination == code] for code in order.rules.passing_by}
        numbers = [
            row.number for code, rows in groups.items() for row in around_the_cut(rows, order.rules.passing_by[code])
        ]
    else:
        numbers = [row.number for row in around_the_cut(order.rows, order.rules.passing or 0)]
    return list(Entry.objects.filter(call_id=stage.call_id, number__in=numbers).values_list("pk", flat=True))


@transaction.atomic
def give_to_all(stage_id: UUID, *, by: Actor, at: datetime) -> Distribution:
    """Give every entry to every judge of the stage but those in conflict with it, as a jury works."""
    stage = locked_stage(stage_id, by)
    ensure(may_share_out(by, stage))
    find_conflicts(stage.call, at=at)
    problem = problem_of(stage, Wishes(reviews=0, seed=drawn_seed(), other_region=False))
    never = problem.conflicts - problem.fixed
    pairs = {(work.key, judge.key) for work in problem.works for judge in problem.judges} - never
    queues, imbalance = ordered(pairs, problem.seed)
    made = _noted(stage, AssignmentKind.REVIEW, problem, {"pairs": len(pairs), "imbalance": imbalance}, by, at)
    _write(stage, made, Sharing(frozenset(pairs), queues), at)
    record("calls.entries_shared_out", stage, by=by, at=at, pairs=len(pairs))
    return made


@transaction.atomic
def calibrate(stage_id: UUID, numbers: Collection[str], *, by: Actor, at: datetime) -> Distribution:
    """Give the same three anchor entries, of this call or an earlier one of the organisation, to every judge of the
    stage. Their points never enter a ranking. Raises ValidationError at ``numbers``."""
    stage = locked_stage(stage_id, by)
    ensure(may_share_out(by, stage))
    rows = Entry.objects.filter(call__organisation_id=stage.call.organisation_id, submitted_at__isnull=False)
    anchors = list(rows.filter(number__in=numbers).select_related("revision").order_by("number"))
    if len(anchors) != ANCHORS:
        raise ValidationError({"numbers": _("Name three entries that were handed in, by their numbers.")})
    if competing(stage).filter(pk__in=[one.pk for one in anchors]).exists():
        raise ValidationError({"numbers": _("An entry that is judged at this stage cannot be an anchor.")})
    problem = Problem([], [], seed=0)
    made = _noted(stage, AssignmentKind.CALIBRATION, problem, {"anchors": [one.number for one in anchors]}, by, at)
    Assignment.objects.bulk_create(
        [
            Assignment(
                stage=stage, member=member, entry=anchor, revision=anchor.revision, distribution=made,
                kind=AssignmentKind.CALIBRATION, position=place, assigned_at=at,
            )
            for member in panel_of(stage)
            for place, anchor in enumerate(anchors)
        ],
        ignore_conflicts=True,
    )  # fmt: skip
    record("calls.calibration_given", stage, by=by, at=at)
    if stage.state == StageState.RUNNING:
        notices.tell_given(stage)
    return made


@transaction.atomic
def give_out_rest(stage_id: UUID, *, by: Actor, at: datetime) -> int:
    """Give out what has no judge yet, moving nothing else: entries that came since the last sharing out, and reviews
    that were lost. Returns how many reviews found no judge. Raises Refused."""
    stage = locked_stage(stage_id, by)
    ensure(may_share_out(by, stage))
    if not stage.distributions.exclude(kind=AssignmentKind.CALIBRATION).exists():
        raise Refused(refuse(_("Share out the entries first.")))
    _need_checks(stage)
    find_conflicts(stage.call, at=at)
    lacking = mend(stage, by=by, at=at)
    record("calls.rest_shared_out", stage, by=by, at=at, lacking=lacking)
    if stage.state == StageState.RUNNING:
        notices.tell_given(stage)
    return lacking


def _need_checks(stage: Stage) -> None:
    waiting = unchecked(stage)
    if waiting:
        raise Refused(refuse(_("The formal check of %(n)s entries is not done yet.") % {"n": waiting}))


def mend(stage: Stage, *, by: Actor, at: datetime) -> int:
    """Give to others what a recusal or a departure has torn, moving nothing else; returns how many reviews found no
    judge. In the caller's transaction, which holds the stage's lock."""
    last = stage.distributions.exclude(kind=AssignmentKind.CALIBRATION).order_by("-made_at").first()
    if last is None:
        return 0
    lost = Assignment.objects.filter(stage=stage, state__in=AssignmentState.ended(), kind=AssignmentKind.REVIEW)
    first = stage.distributions.filter(kind=AssignmentKind.REVIEW).order_by("-made_at").first() or last
    wishes = Wishes(int(first.rules["reviews"]), drawn_seed(), other_region=bool(first.rules["other_region"]))
    for tolerance in (*range(1, MOST_TOLERANCE + 1), ANY):
        problem = _still(problem_of(stage, replace(wishes, tolerance=tolerance)), stage)
        found = share(problem)
        if found.is_feasible:
            summary = {"mended": lost.count(), **_summary(found)}
            made = _noted(stage, AssignmentKind.REVIEW, problem, summary, by, at, wishes)
            _write(stage, made, found, at)
            return 0
    return sum(each.amount for each in found.shortfalls)


def _still(problem: Problem, stage: Stage) -> Problem:
    """The same problem with everything given out fixed, and no more reviews asked of an entry than it lost."""
    looks = Assignment.objects.standing().filter(stage=stage, kind=AssignmentKind.SECOND_LOOK)
    extra: dict[str, int] = {}
    for entry in looks.values_list("entry_id", flat=True):
        extra[str(entry)] = extra.get(str(entry), 0) + 1
    works = [replace(work, reviews=work.reviews + extra.get(work.key, 0)) for work in problem.works]
    known = {work.key for work in works}
    return replace(problem, works=works, fixed=frozenset(pair for pair in problem.kept if pair[0] in known))


def _solve_and_write(
    stage: Stage, problem: Problem, wishes: Wishes, kind: AssignmentKind, *, by: Actor, at: datetime
) -> Distribution:
    if not problem.judges or not problem.works:
        raise Refused(refuse(_("There must be judges who accepted, and entries that passed the formal check.")))
    found = share(problem)
    if not found.is_feasible:
        raise CannotShare(found.shortfalls)
    made = _noted(stage, kind, problem, _summary(found), by, at, wishes)
    fresh = _write(stage, made, found, at)
    record("calls.entries_shared_out", stage, by=by, at=at, pairs=len(found.pairs), fresh=fresh)
    if stage.state == StageState.RUNNING:
        notices.tell_given(stage)
    return made


def _summary(found: Sharing) -> dict[str, object]:
    return {"pairs": len(found.pairs), "imbalance": found.imbalance, "connected": found.is_connected}


def _noted(
    stage: Stage,
    kind: AssignmentKind,
    problem: Problem,
    summary: dict[str, object],
    by: Actor,
    at: datetime,
    wishes: Wishes | None = None,
) -> Distribution:
    rules = (wishes or Wishes(0, problem.seed, problem.tolerance, problem.other_region)).as_data()
    return Distribution.objects.create(
        stage=stage, kind=kind, seed=problem.seed, rules=rules, summary=summary, made_at=at, made_by_id=by.user_id
    )


def _write(stage: Stage, made: Distribution, found: Sharing, at: datetime) -> int:
    """Make the assignments what was found: new ones, those revived, those taken back; returns how many are new."""
    rows = Assignment.objects.filter(stage=stage).exclude(kind=AssignmentKind.CALIBRATION).select_for_update()
    known = {(str(one.entry_id), str(one.member_id)): one for one in rows}
    places = {(work, judge): n for judge, queue in found.queues.items() for n, work in enumerate(queue)}
    revisions = dict(competing(stage).values_list("pk", "revision_id"))
    fresh = [
        Assignment(
            stage=stage, member_id=UUID(judge), entry_id=UUID(work), revision_id=revisions[UUID(work)],
            distribution=made, kind=made.kind, position=places[work, judge], assigned_at=at,
        )
        for work, judge in sorted(found.pairs - known.keys(), key=lambda pair: (pair[1], places[pair]))
    ]  # fmt: skip
    changed = []
    for pair, one in known.items():
        if pair in found.pairs:
            one.position = places[pair]
            if one.state == AssignmentState.WITHDRAWN:
                one.state, one.ended_at, one.distribution, one.kind = AssignmentState.WAITING, None, made, made.kind
            changed.append(one)
        elif one.state == AssignmentState.WAITING:
            one.state, one.ended_at = AssignmentState.WITHDRAWN, at
            changed.append(one)
    Assignment.objects.bulk_update(changed, ["position", "state", "ended_at", "distribution", "kind"], batch_size=500)
    Assignment.objects.bulk_create(fresh, batch_size=1000)
    return len(fresh)


def locked_stage(stage_id: UUID, by: Actor) -> Stage:
    """The stage of a call one sees, locked."""
    rows = Stage.objects.select_related("call__organisation").select_for_update(of=("self",))
    return rows.get(pk=stage_id, call__in=Call.objects.visible_to(by))
