"""Prizes that are things, trips and camps, followed until they are in the receiver's hands."""

from datetime import date

from django.db import models
from django.db.models import Q

from tirek.calls.enums import CallPermission
from tirek.calls.enums_of_awards import OWED_PRIZES, PrizeKind, PrizeState
from tirek.calls.models.award import Award
from tirek.calls.models.following import within
from tirek.core.actor import Actor
from tirek.core.models import Base, TrilingualName


class PrizeQuerySet(models.QuerySet["Prize"]):
    """Prizes by access and state."""

    def visible_to(self, actor: Actor) -> "PrizeQuerySet":
        """Who runs the call, and whose prize it is."""
        if actor.is_system:
            return self
        condition = within(actor.reach(CallPermission.VIEW), "award__call__organisation_id")
        return self.filter(condition | Q(award__entry__user_id=actor.user_id) if actor.user_id else condition)

    def owed(self) -> "PrizeQuerySet":
        """Not given yet."""
        return self.filter(state__in=OWED_PRIZES)

    def late(self, on: date) -> "PrizeQuerySet":
        """Owed, and the day they were promised for is over."""
        return self.owed().filter(due_on__lt=on)


class Prize(Base, TrilingualName):
    """What is given with an award. ``due_on`` is the day it is promised for; each change of it is a ``PrizeStep``."""

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="prizes")
    kind = models.CharField(max_length=10, choices=PrizeKind.choices)
    state = models.CharField(max_length=10, choices=PrizeState.choices, default=PrizeState.PROMISED)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    given_on = models.DateField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = PrizeQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[PrizeState.GIVEN, PrizeState.CONFIRMED]) | Q(given_on__isnull=False),
                name="prize_given_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=PrizeState.CONFIRMED) | Q(confirmed_at__isnull=False), name="prize_confirmed_at"
            ),
        ]
        indexes = [models.Index(fields=["state", "due_on"], name="prize_by_day")]

    def is_late(self, on: date) -> bool:
        """Whether it should have been given before that day."""
        return self.state in OWED_PRIZES and self.due_on is not None and self.due_on < on


class PrizeStep(Base):
    """What happened to a prize: written once, never changed."""

    prize = models.ForeignKey(Prize, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=10, choices=PrizeState.choices)
    day = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by_id = models.UUIDField(null=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=PrizeState.POSTPONED) | ~Q(reason=""), name="prize_postponed_with_reason"
            ),
        ]
