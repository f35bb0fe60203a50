"""What goes back and forth about a referral: questions of the partner, reminders of its silence."""

from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q

from tirek.cases.enums import ReminderRung
from tirek.cases.models.transition import Transition
from tirek.core.actor import Actor
from tirek.core.models import Base

M = TypeVar("M", bound=models.Model)


class OfReferralQuerySet(models.QuerySet[M]):
    """Rows that belong to a referral: seen with it and while it is seen."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of visible referrals; ``Transition.visible_to`` is the only rule."""
        return self if actor.is_system else self.filter(referral__in=Transition.objects.visible_to(actor))


class ReferralQuestion(Base):
    """A question of the partner to the office. While it is open the partner's term stands still.

    ``days_left`` are the working days the partner had when it asked; the answer gives them back. ``answer_by`` is when
    the office owes its answer.
    """

    referral = models.ForeignKey("cases.Transition", on_delete=models.CASCADE, related_name="questions")
    text = models.TextField()
    asked_at = models.DateTimeField()
    asked_by_id = models.UUIDField(null=True)
    answer_by = models.DateField()
    days_left = models.PositiveSmallIntegerField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by_id = models.UUIDField(null=True)

    objects = OfReferralQuerySet["ReferralQuestion"].as_manager()

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["referral"], condition=Q(answered_at__isnull=True), name="one_open_question_per_referral"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | Q(answered_at__gte=F("asked_at")), name="question_then_answer"
            ),
        ]
        indexes = [
            models.Index(fields=["answer_by"], condition=Q(answered_at__isnull=True), name="question_open"),
        ]

    @property
    def is_open(self) -> bool:
        return self.answered_at is None


class ReferralReminder(Base):
    """A reminder that went out because a partner kept silent; each rung of the ladder once a referral and term."""

    referral = models.ForeignKey("cases.Transition", on_delete=models.CASCADE, related_name="reminders")
    rung = models.CharField(max_length=12, choices=ReminderRung.choices)
    respond_by = models.DateField()
    sent_at = models.DateTimeField()
    recipients = models.PositiveSmallIntegerField()

    objects = OfReferralQuerySet["ReferralReminder"].as_manager()

    class Meta:
        ordering = ["sent_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["referral", "rung", "respond_by"], name="reminded_once_a_rung"),
        ]
