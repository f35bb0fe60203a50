"""What the office asks the applicant while it works."""

from django.db import models
from django.db.models import F, Q

from tirek.cases.models.of_case import OfCaseQuerySet
from tirek.core.models import Base


class InquiryQuerySet(OfCaseQuerySet["Inquiry"]):
    """Questions by state."""

    def waiting(self) -> "InquiryQuerySet":
        """Asked, and neither answered nor taken back."""
        return self.filter(answered_at__isnull=True, taken_back_at__isnull=True)

    def unread(self) -> "InquiryQuerySet":
        """Answered by the applicant, and nobody of the office has said yet that it was read."""
        return self.filter(answered_at__isnull=False, read_at__isnull=True)


class Inquiry(Base):
    """A question of the office to the applicant. The term of the answer does not stop while it waits.

    ``due_on`` is a wish, not a term of the law. Files the applicant sends with the reply are files of the case.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="inquiries")
    text = models.TextField()
    due_on = models.DateField(null=True)
    asked_at = models.DateTimeField()
    asked_by_id = models.UUIDField()
    asked_by_name = models.CharField(max_length=200)
    reply = models.TextField(blank=True)
    files = models.PositiveSmallIntegerField(default=0)
    answered_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    objects = InquiryQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | Q(taken_back_at__isnull=True),
                name="inquiry_answered_or_taken_back",
            ),
            models.CheckConstraint(
                condition=Q(read_at__isnull=True) | Q(read_at__gte=F("answered_at")), name="inquiry_read_once_answered"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | ~Q(reply="") | Q(files__gt=0),
                name="inquiry_answer_says_something",
            ),
        ]
        indexes = [
            models.Index(
                fields=["case"],
                condition=Q(answered_at__isnull=False, read_at__isnull=True),
                name="inquiry_unread",
            ),
        ]

    @property
    def is_waiting(self) -> bool:
        return self.answered_at is None and self.taken_back_at is None
