"""What a job died of, and what a person decided about it."""

from django.db import models

from tirek.core.enums import DiscardReason


class JobFailure(models.Model):
    """The last failure of a job. Kept apart from the queue's own table, which stores no error.

    ``error`` is the exception's class and where it was raised; never its text, which may quote personal data.
    """

    job_id = models.BigIntegerField(primary_key=True)
    error = models.CharField(max_length=300)
    failed_at = models.DateTimeField()
    discarded_at = models.DateTimeField(null=True, blank=True)
    discard_reason = models.CharField(max_length=20, choices=DiscardReason.choices, blank=True, default="")

    objects = models.Manager["JobFailure"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="core_jobfailure_discarded",
                condition=models.Q(discarded_at__isnull=True, discard_reason="")
                | (models.Q(discarded_at__isnull=False) & ~models.Q(discard_reason="")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.job_id}: {self.error}"
