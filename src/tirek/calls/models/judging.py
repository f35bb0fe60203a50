"""Judging: who was given which entry, what they scored, and the frozen result of a stage.

Four things are never one another: a criterion left blank (no ``Score``), one the judge abstains from
(``is_abstention``), an entry the judge stepped back from (``RECUSED``), and nought points (``value`` 0).
"""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from tirek.calls.enums import CallPermission
from tirek.calls.enums_judging import AssignmentKind, AssignmentState, ResultState
from tirek.calls.models.call import Criterion, Stage
from tirek.calls.models.entry import Entry, EntryRevision
from tirek.calls.models.panel import PanelMember
from tirek.core.actor import Actor
from tirek.core.models import Base


class Distribution(Base):
    """One run of the solver that shared out entries: its seed, what it was asked (``rules``) and what came of it."""

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="distributions")
    kind = models.CharField(max_length=12, choices=AssignmentKind.choices)
    seed = models.PositiveBigIntegerField()
    rules = models.JSONField(default=dict)
    summary = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    made_by_id = models.UUIDField(null=True)

    class Meta:
        ordering = ["made_at"]


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Assignments by access and state."""

    def visible_to(self, actor: Actor) -> "AssignmentQuerySet":
        """A judge's own while they are on the panel and have not stepped back from it; those of the calls one runs,
        but for who has a hand in the call: whoever entered it sees no judging of it."""
        if actor.is_system:
            return self
        reach = actor.reach(CallPermission.VIEW)
        condition = reach.q("stage__call__organisation_id") if reach else Q(pk__in=())
        if actor.user_id:
            condition &= ~Q(entry__user_id=actor.user_id)
            own = Q(member__user_id=actor.user_id, member__left_at__isnull=True)
            condition |= own & ~Q(state__in=AssignmentState.ended())
        return self.filter(condition)

    def own(self, actor: Actor) -> "AssignmentQuerySet":
        """Those this actor has to judge or has judged."""
        if actor.user_id is None:
            return self.none()
        seen = self.filter(member__user_id=actor.user_id, member__left_at__isnull=True)
        return seen.exclude(state__in=AssignmentState.ended())

    def counting(self) -> "AssignmentQuerySet":
        """Those whose scores enter a ranking: handed in, no calibration."""
        return self.filter(state=AssignmentState.DONE).exclude(kind=AssignmentKind.CALIBRATION)

    def standing(self) -> "AssignmentQuerySet":
        """Given out and not given back."""
        return self.exclude(state__in=AssignmentState.ended())


class Assignment(Base):
    """An entry given to a member of the panel at a stage. ``position`` is its place in their queue, balanced so that no
    entry stands late with all. ``revision`` is what they are to judge."""

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="assignments")
    member = models.ForeignKey(PanelMember, on_delete=models.PROTECT, related_name="assignments")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="assignments")
    revision = models.ForeignKey(EntryRevision, on_delete=models.PROTECT, related_name="+")
    distribution = models.ForeignKey(
        Distribution, null=True, blank=True, on_delete=models.PROTECT, related_name="assignments"
    )
    kind = models.CharField(max_length=12, choices=AssignmentKind.choices, default=AssignmentKind.REVIEW)
    state = models.CharField(max_length=10, choices=AssignmentState.choices, default=AssignmentState.WAITING)
    position = models.PositiveSmallIntegerField(default=0)
    assigned_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["stage", "member", "entry"], name="assignment_once"),
            models.CheckConstraint(
                condition=~Q(state__in=["recused", "withdrawn"]) | Q(ended_at__isnull=False),
                name="assignment_ended_has_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["member", "state", "position"], name="assignment_by_member"),
            models.Index(fields=["stage", "entry"], name="assignment_by_entry"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("calls:review", args=[self.pk])


class EvaluationQuerySet(models.QuerySet["Evaluation"]):
    """Evaluations by access."""

    def visible_to(self, actor: Actor) -> "EvaluationQuerySet":
        """With their assignment: the judge's own, and those of the calls one runs. What an entrant may read of it is
        told by ``queries.feedback`` once the result stands."""
        return self.filter(assignment__in=Assignment.objects.visible_to(actor))


class Evaluation(Base):
    """What a judge thinks of an entry, saved from the first letter. ``comment`` is for the entrant, ``note`` for the
    panel. It is bound to the revision that was judged. ``version`` rises with every change, so that two windows do not
    overwrite each other unseen."""

    assignment = models.OneToOneField(Assignment, on_delete=models.CASCADE, related_name="evaluation")
    revision = models.ForeignKey(EntryRevision, on_delete=models.PROTECT, related_name="+")
    comment = models.TextField(blank=True)
    note = models.TextField(blank=True)
    saved_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = EvaluationQuerySet.as_manager()


class Score(Base):
    """Points for one criterion, or a word of abstention. A criterion without a row was not judged (yet)."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="scores")
    value = models.SmallIntegerField(null=True, blank=True)
    is_abstention = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "criterion"], name="score_once"),
            models.CheckConstraint(
                condition=Q(value__isnull=True, is_abstention=True) | Q(value__isnull=False, is_abstention=False),
                name="score_points_or_abstention",
            ),
        ]


class Unlocking(Base):
    """Locked scores were opened again, and why: of a whole stage, or of one work on the day of the jury."""

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="unlockings")
    entry = models.ForeignKey(Entry, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    opened_at = models.DateTimeField()
    opened_by_id = models.UUIDField()

    class Meta:
        ordering = ["opened_at"]


class StageResultQuerySet(models.QuerySet["StageResult"]):
    """Results of stages by access."""

    def visible_to(self, actor: Actor) -> "StageResultQuerySet":
        """What two people published is everyone's; a proposed one is seen by those who run the call."""
        if actor.is_system:
            return self
        condition = Q(state=ResultState.PUBLISHED)
        reach = actor.reach(CallPermission.VIEW)
        if reach:
            condition |= reach.q("stage__call__organisation_id")
        return self.filter(condition)

    def published(self) -> "StageResultQuerySet":
        """Those that stand, the latest version last."""
        return self.filter(state=ResultState.PUBLISHED).order_by("stage__position", "version")


class StageResult(Base):
    """The result of a stage as one frozen document: rules, scores, order, and the hash of the result before it. One
    person proposes, another publishes; a later version tells its reason. ``signature`` is this installation's over the
    hash, by ``public_key``; the database lets neither the document nor what was published be changed."""

    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="results")
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=ResultState.choices, default=ResultState.PROPOSED)
    document = models.JSONField()
    sha256 = models.CharField(max_length=64)
    previous_sha256 = models.CharField(max_length=64, blank=True)
    signature = models.CharField(max_length=100, blank=True)
    public_key = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    proposed_at = models.DateTimeField()
    proposed_by_id = models.UUIDField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by_id = models.UUIDField(null=True, blank=True)

    objects = StageResultQuerySet.as_manager()

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["stage", "version"], name="stage_result_version"),
            models.UniqueConstraint(fields=["stage"], condition=Q(state="proposed"), name="stage_result_one_proposed"),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(settled_by_id__isnull=False, settled_at__isnull=False),
                name="stage_result_settled",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | ~Q(settled_by_id=F("proposed_by_id")),
                name="stage_result_second_person",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("calls:protocol", args=[self.stage.call.code, self.stage.position, self.version])
