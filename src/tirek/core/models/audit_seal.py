"""Seals over closed ranges of the audit trail, chained to each other."""

from django.db import models


class AuditSeal(models.Model):
    """Fixes every event whose key lies in ``first_id``–``last_id``.

    Ranges touch without holes, and ``gaps`` lists the keys inside that no committed row has (a transaction
    that was rolled back uses its keys up), so that a removed or inserted row can be named. ``hash`` covers all
    other columns and, through ``previous_hash``, every earlier seal. Triggers refuse change, as for events.
    """

    number = models.BigIntegerField(primary_key=True)
    first_id = models.BigIntegerField()
    last_id = models.BigIntegerField(unique=True)
    count = models.PositiveIntegerField()
    gaps = models.JSONField(default=list)
    merkle_root = models.BinaryField(max_length=32)
    previous_hash = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField()

    objects = models.Manager["AuditSeal"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="core_auditseal_range",
                condition=models.Q(last_id__gte=models.F("first_id"), count__gte=0, number__gte=1),
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.first_id}-{self.last_id}"
