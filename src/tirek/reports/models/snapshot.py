"""What was frozen, and the corrections of it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from tirek.core.models import Base
from tirek.reports.enums import CorrectionState
from tirek.reports.models.sheet import OfSheetQuerySet, Sheet


class Snapshot(Base):
    """A frozen version of a sheet; the database lets nobody change or remove it (0001_initial).

    ``document`` is what was frozen, ``sha256`` the hash of its seal, ``signature`` this installation's over that
    (``reports.snapshots``). Version 1 is frozen by accepting; each later one is a correction with its reason, its
    author and a second person.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="snapshots")
    version = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    document = models.JSONField()
    sha256 = models.CharField(max_length=64)
    signature = models.CharField(max_length=88)
    public_key = models.CharField(max_length=44)
    reason = models.TextField(blank=True)
    asked_by_id = models.UUIDField(null=True)
    approved_by_id = models.UUIDField(null=True)

    objects = OfSheetQuerySet.as_manager()

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "version"], name="snapshot_version_once"),
            models.CheckConstraint(condition=Q(version=1) | ~Q(reason=""), name="snapshot_correction_has_a_reason"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("reports:snapshot", args=[self.sheet_id, self.version])


class Correction(Base):
    """A proposed next version of a frozen sheet: ``cells`` and ``children`` as they would be frozen, one at a time."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="corrections")
    state = models.CharField(max_length=10, choices=CorrectionState.choices, default=CorrectionState.ASKED)
    reason = models.TextField()
    cells = models.JSONField()
    children = models.JSONField(default=list)
    asked_at = models.DateTimeField()
    asked_by_id = models.UUIDField(null=True)
    asked_by_name = models.CharField(max_length=200)
    decided_at = models.DateTimeField(null=True)
    decided_by_id = models.UUIDField(null=True)
    refusal = models.TextField(blank=True)

    objects = OfSheetQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet"], condition=Q(state=CorrectionState.ASKED), name="correction_one_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="correction_has_a_reason"),
            models.CheckConstraint(
                condition=Q(decided_by_id__isnull=True) | ~Q(decided_by_id=models.F("asked_by_id")),
                name="correction_by_two_people",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("reports:correction", args=[self.pk])
