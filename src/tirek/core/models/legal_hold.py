"""Records that must not be removed, and the runs by which old ones are."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.core_permissions import CorePermission
from tirek.core.enums import RunState

from .base import Base


class LegalHoldQuerySet(models.QuerySet["LegalHold"]):
    def visible_to(self, actor: Actor) -> "LegalHoldQuerySet":
        """Those who answer for retention see all of it; nobody else any."""
        return self.all() if actor.holds(CorePermission.MANAGE_RETENTION) else self.none()

    def standing(self, on: date) -> "LegalHoldQuerySet":
        """Neither lifted nor past their last day."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=on), lifted_at__isnull=True)


class LegalHold(Base):
    """A record (of a person or an application) that no retention rule may touch: a court case, a complaint, a check.

    ``name`` is what it is found by in the list, without personal data: the number of an application, a key.
    """

    subject_type = models.CharField(max_length=80)
    subject_id = models.UUIDField()
    name = models.CharField(max_length=80)
    reason = models.CharField(_("reason"), max_length=300)
    until = models.DateField(_("until"), null=True, blank=True)
    placed_at = models.DateTimeField()
    placed_by_id = models.UUIDField(null=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by_id = models.UUIDField(null=True, blank=True)

    objects = LegalHoldQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id"],
                condition=Q(lifted_at__isnull=True),
                name="core_hold_once",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="core_hold_has_a_reason"),
        ]

    def __str__(self) -> str:
        return self.name


class RetentionRunQuerySet(models.QuerySet["RetentionRun"]):
    def visible_to(self, actor: Actor) -> "RetentionRunQuerySet":
        """Those who answer for retention see all of it; nobody else any."""
        return self.all() if actor.holds(CorePermission.MANAGE_RETENTION) else self.none()

    def unfinished(self) -> "RetentionRunQuerySet":
        """Approved and not yet at the end: the worker, or the command, goes on with them."""
        return self.filter(state=RunState.APPROVED)


class RetentionRun(Base):
    """One rule applied up to a fixed day. One person asks, another approves; ``done`` rises batch by batch, so that a
    run killed half-way goes on where it stopped."""

    rule = models.CharField(max_length=60)
    state = models.CharField(max_length=10, choices=RunState.choices, default=RunState.ASKED)
    cutoff = models.DateTimeField()
    counted = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField()
    asked_by_id = models.UUIDField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_id = models.UUIDField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = RetentionRunQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["rule"], condition=Q(state__in=["asked", "approved"]), name="core_retention_one_run_a_rule"
            ),
            models.CheckConstraint(
                condition=Q(decided_by_id__isnull=True) | Q(state="refused") | ~Q(decided_by_id=F("asked_by_id")),
                name="core_retention_second_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.cutoff:%Y-%m-%d}"
