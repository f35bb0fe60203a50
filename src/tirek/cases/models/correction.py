"""Defects of an application: what is missing, until when the applicant may mend it, and how that ended."""

from django.db import models
from django.db.models import F, Q

from tirek.cases.enums import CorrectionState
from tirek.cases.models.of_case import OfCaseQuerySet
from tirek.core.models import Base


class Correction(Base):
    """A request to mend an application (АППК art. 64(6)). The term to answer runs on meanwhile.

    ``due_on`` is the applicant's last day, ``return_by`` the last day on which the office may return what was not
    mended. ``rule`` to ``calendar`` are the working of ``due_on``, as in a clock entry. ``words`` are the applicant's.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="corrections")
    state = models.CharField(max_length=10, choices=CorrectionState.choices, default=CorrectionState.WAITING)
    missing = models.TextField()
    rule = models.CharField(max_length=40)
    rule_version = models.CharField(max_length=20)
    counts_from = models.DateField()
    working_days = models.PositiveSmallIntegerField(null=True)
    skipped = models.JSONField(default=list)
    calendar = models.CharField(max_length=40)
    due_on = models.DateField()
    return_by = models.DateField()
    asked_at = models.DateTimeField()
    asked_by_id = models.UUIDField()
    asked_by_name = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by_id = models.UUIDField(null=True)

    objects = OfCaseQuerySet["Correction"].as_manager()

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(state="waiting"), name="one_waiting_correction_per_case"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", ended_at__isnull=True) | ~Q(state="waiting") & Q(ended_at__isnull=False),
                name="correction_ended_iff_not_waiting",
            ),
            models.CheckConstraint(condition=Q(return_by__gt=F("due_on")), name="correction_return_after_term"),
        ]

    @property
    def is_waiting(self) -> bool:
        return self.state == CorrectionState.WAITING
