"""Breaking the seal: two people, reasons, a time, and the parties told."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from tirek.core.models import Base
from tirek.mediation.enums import MediationPermission, OpeningState

if TYPE_CHECKING:
    from tirek.core.actor import Actor


class OpeningQuerySet(models.QuerySet["Opening"]):
    """Requests by access."""

    def visible_to(self, actor: "Actor") -> "OpeningQuerySet":
        """Those who may ask for one or grant one anywhere; that a file was opened is no secret to them, its contents
        are."""
        allowed = actor.holds(MediationPermission.ASK_OPENING) or actor.holds(MediationPermission.GRANT_OPENING)
        return self.all() if allowed and not actor.is_system else self.none()

    def in_force(self, at: datetime) -> "OpeningQuerySet":
        return self.filter(state=OpeningState.OPEN, until__gt=at)


class Opening(Base):
    """A request to read a sealed file. Whoever asked reads what both sides share, until ``until``, once a second person
    has granted it; ``reason`` and ``basis`` (the court's act …) say why without telling contents."""

    dispute = models.ForeignKey("mediation.Dispute", on_delete=models.PROTECT, related_name="openings")
    state = models.CharField(max_length=8, choices=OpeningState.choices, default=OpeningState.ASKED)
    reason = models.CharField(max_length=500)
    basis = models.CharField(max_length=300)
    hours = models.PositiveSmallIntegerField(default=24)
    asked_by_id = models.UUIDField()
    asked_by_name = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    decided_by_id = models.UUIDField(null=True, blank=True)
    decided_by_name = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_reason = models.CharField(max_length=500, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    read_times = models.PositiveIntegerField(default=0)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by_id__isnull=True) | ~Q(decided_by_id=F("asked_by_id")), name="opening_two_people"
            ),
            models.CheckConstraint(
                condition=~Q(state=OpeningState.OPEN) | Q(until__isnull=False, decided_by_id__isnull=False),
                name="opening_has_an_end",
            ),
            models.CheckConstraint(condition=Q(hours__gte=1, hours__lte=72), name="opening_three_days_at_most"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("mediation:opening", args=[self.pk])
