"""What the office answered, what came of it, what was decided, and what the applicant said."""

from django.db import models
from django.db.models import Q

from tirek.cases.enums import RESULTS_WITH_REASON, DecisionKind, FeedbackVerdict, OutcomeResult
from tirek.cases.models.of_case import OfCaseQuerySet
from tirek.core.models import Base


class Answer(Base):
    """The written answer, in the applicant's language. A reopened case gets a further one."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="answers")
    text = models.TextField()
    language = models.CharField(max_length=2)
    number = models.CharField(max_length=24, unique=True)
    signed_by_id = models.UUIDField()
    signed_by_name = models.CharField(max_length=200)
    signed_by_post = models.CharField(max_length=200, blank=True)
    signed_at = models.DateTimeField()

    objects = OfCaseQuerySet["Answer"].as_manager()

    class Meta:
        ordering = ["signed_at"]


class Outcome(Base):
    """What came of a case. The one that is not superseded is current and stands on the case too."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="outcomes")
    result = models.CharField(max_length=12, choices=OutcomeResult.choices)
    reason = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by_id = models.UUIDField(null=True)
    superseded_at = models.DateTimeField(null=True)

    objects = OfCaseQuerySet["Outcome"].as_manager()

    class Meta:
        ordering = ["recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(superseded_at__isnull=True), name="one_current_outcome_per_case"
            ),
            models.CheckConstraint(
                condition=~Q(result__in=list(RESULTS_WITH_REASON)) | ~Q(reason=""), name="outcome_has_reason"
            ),
        ]


class Decision(Base):
    """A reasoned decision of the head, for instance to extend the term."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=12, choices=DecisionKind.choices)
    reason = models.TextField()
    until = models.DateField(null=True)
    decided_at = models.DateTimeField()
    decided_by_id = models.UUIDField()
    decided_by_name = models.CharField(max_length=200)
    notify_by = models.DateField(null=True)

    objects = OfCaseQuerySet["Decision"].as_manager()

    class Meta:
        ordering = ["decided_at"]


class Feedback(Base):
    """What the applicant said of the answer: confirmed or reopened, a rating from 1 to 5, and words."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="feedback")
    verdict = models.CharField(max_length=10, choices=FeedbackVerdict.choices)
    rating = models.PositiveSmallIntegerField(null=True)
    words = models.TextField(blank=True)
    at = models.DateTimeField()
    office_id_then = models.UUIDField()

    objects = OfCaseQuerySet["Feedback"].as_manager()

    class Meta:
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rating__isnull=True) | Q(rating__gte=1, rating__lte=5),
                name="feedback_rating_1_to_5",
            ),
        ]
