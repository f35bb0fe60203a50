"""An answer on its way: drafted, approved and signed by several hands; nothing typed is lost."""

from typing import Self, TypeVar

from django.db import models
from django.db.models import Q

from tirek.cases.enums import CasePermission, OutcomeResult
from tirek.cases.enums_of_hands import DraftState, RemarkKind, SigningPractice
from tirek.cases.models.of_case import StaffOnlyQuerySet
from tirek.core.actor import Actor
from tirek.core.models import Base

M = TypeVar("M", bound=models.Model)


class OfDraftQuerySet(models.QuerySet[M]):
    """Rows that belong to a draft of an answer."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of cases at an office within reach: never the applicant, nor an office the case is offered to."""
        reach = actor.reach(CasePermission.VIEW)
        return self.filter(reach.q("draft__case__office_id")) if reach else self.none()


class PracticeQuerySet(models.QuerySet["AnswerPractice"]):
    """Offices' ways of signing."""

    def visible_to(self, actor: Actor) -> "PracticeQuerySet":
        """Those of offices within reach."""
        reach = actor.reach(CasePermission.VIEW)
        return self.filter(reach.q("office_id")) if reach else self.none()


class AnswerPractice(Base):
    """How an office signs its answers. An office without a row lets its case workers sign directly."""

    office = models.OneToOneField("network.Organisation", on_delete=models.CASCADE, related_name="answer_practice")
    practice = models.CharField(max_length=10, choices=SigningPractice.choices)
    set_at = models.DateTimeField()
    set_by_id = models.UUIDField()

    objects = PracticeQuerySet.as_manager()


class AnswerDraft(Base):
    """The answer being written. One per case is not signed yet; ``revision`` rises with each change of its text."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="answer_drafts")
    state = models.CharField(max_length=10, choices=DraftState.choices, default=DraftState.WRITING)
    text = models.TextField(blank=True)
    result = models.CharField(max_length=12, choices=OutcomeResult.choices, blank=True)
    reason = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    written_by_id = models.UUIDField()
    written_by_name = models.CharField(max_length=200)
    touched_at = models.DateTimeField()
    submitted_by_id = models.UUIDField(null=True)
    submitted_at = models.DateTimeField(null=True)
    approved_by_id = models.UUIDField(null=True)
    approved_by_name = models.CharField(max_length=200, blank=True)
    approved_at = models.DateTimeField(null=True)

    objects = StaffOnlyQuerySet["AnswerDraft"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=~Q(state="signed"), name="one_unsigned_draft_per_case"),
            models.CheckConstraint(
                condition=~Q(state=DraftState.APPROVED) | Q(approved_at__isnull=False), name="draft_approved_has_time"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "case"], condition=Q(state__in=["submitted", "approved"]), name="draft_waits")
        ]


class DraftVersion(Base):
    """A state of a draft's text. ``is_aside``: typed while somebody else had saved; kept here, not in the draft."""

    draft = models.ForeignKey(AnswerDraft, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    result = models.CharField(max_length=12, blank=True)
    reason = models.TextField(blank=True)
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    is_aside = models.BooleanField(default=False)

    objects = OfDraftQuerySet["DraftVersion"].as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["draft", "number"], name="draft_version_number")]


class DraftRemark(Base):
    """What was said of a draft: a comment, a return with remarks, an approval. Never edited."""

    draft = models.ForeignKey(AnswerDraft, on_delete=models.CASCADE, related_name="remarks")
    kind = models.CharField(max_length=10, choices=RemarkKind.choices)
    text = models.TextField(blank=True)
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    objects = OfDraftQuerySet["DraftRemark"].as_manager()

    class Meta:
        ordering = ["at", "id"]


class CoExecutor(Base):
    """A colleague who works on a case beside its case worker, from one moment to another."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="co_executors")
    user = models.ForeignKey("network.User", on_delete=models.PROTECT, related_name="shared_cases")
    added_at = models.DateTimeField()
    added_by_id = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = StaffOnlyQuerySet["CoExecutor"].as_manager()

    class Meta:
        ordering = ["added_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "user"], condition=Q(ended_at__isnull=True), name="co_executor_once"
            ),
        ]
        indexes = [models.Index(fields=["user"], condition=Q(ended_at__isnull=True), name="co_executor_now")]
