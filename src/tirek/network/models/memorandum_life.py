"""What happens to a memorandum after it is signed: amendments, obligations, the signed paper."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q

from tirek.core.actor import Actor
from tirek.core.models import Base
from tirek.network.models.memorandum import Memorandum


class OfMemorandumQuerySet(models.QuerySet[Any]):
    """What belongs to a memorandum is seen by whoever sees the memorandum."""

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(memorandum__in=Memorandum.objects.visible_to(actor).values("pk"))


class ObligationQuerySet(OfMemorandumQuerySet):
    def open(self) -> "ObligationQuerySet":
        """Not carried out yet, the first due first."""
        return self.filter(done_at__isnull=True).order_by("due_on", "id")

    def owed_by(self, actor: Actor, permission: str) -> "ObligationQuerySet":
        """Those of organisations where the actor holds a permission."""
        reach = actor.reach(permission)
        return self.filter(reach.q("owner_id")) if reach else self.none()


class MemorandumEdition(Base):
    """The wording of a memorandum before an amendment: its terms as they were, from when until when, and why they
    changed. Written once, never edited."""

    memorandum = models.ForeignKey(Memorandum, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField()
    terms = models.JSONField()
    in_force_from = models.DateField()
    replaced_from = models.DateField()
    reason = models.CharField(max_length=300)
    replaced_at = models.DateTimeField()
    replaced_by_id = models.UUIDField(null=True, editable=False)

    objects = OfMemorandumQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["memorandum", "number"], name="memorandum_edition_once"),
        ]


class MemorandumObligation(Base):
    """What a party has taken on: who, what, by when, and with what evidence it was done."""

    memorandum = models.ForeignKey(Memorandum, on_delete=models.CASCADE, related_name="obligations")
    owner = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="obligations")
    text = models.CharField(max_length=500)
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by_id = models.UUIDField(null=True, blank=True)
    result = models.CharField(max_length=500, blank=True)
    evidence = models.URLField(max_length=500, blank=True)

    objects = ObligationQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | ~Q(result=""), name="memorandum_obligation_done_with_result"
            ),
        ]
        indexes = [
            models.Index(
                fields=["owner", "due_on"], condition=Q(done_at__isnull=True), name="memorandum_obligation_open"
            ),
        ]

    def is_overdue(self, on: date) -> bool:
        """Whether it is owed since before that day."""
        return self.done_at is None and self.due_on < on
