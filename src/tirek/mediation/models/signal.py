"""Early warning: signals of tension, and what is done about them before they become disputes."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse

from tirek.core.models import Base
from tirek.mediation.enums import MediationPermission, SignalKind, SignalSource, SignalState, StepKind, Weight

if TYPE_CHECKING:
    from tirek.core.actor import Actor


class SignalQuerySet(models.QuerySet["Signal"]):
    """Signals by access."""

    def visible_to(self, actor: "Actor") -> "SignalQuerySet":
        """A quiet register: the offices that keep it, for their own territory."""
        reach = actor.reach(MediationPermission.VIEW_SIGNALS)
        return self.filter(reach.q("office_id")) if reach else self.none()

    def open(self) -> "SignalQuerySet":
        return self.exclude(state=SignalState.CLOSED)


class Signal(Base):
    """Something that may become a conflict. ``about_id`` with ``source`` names what it came from, once."""

    number = models.CharField(max_length=20, unique=True)
    office = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("territory.Area", on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=8, choices=SignalSource.choices)
    about_id = models.UUIDField(null=True, blank=True)
    kind = models.CharField(max_length=10, choices=SignalKind.choices)
    weight = models.PositiveSmallIntegerField(choices=Weight.choices, default=Weight.MEDIUM)
    state = models.CharField(max_length=8, choices=SignalState.choices, default=SignalState.NEW)
    noticed_on = models.DateField()
    text = models.TextField()
    result = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)
    entered_by_id = models.UUIDField(null=True)

    objects = SignalQuerySet.as_manager()

    class Meta:
        ordering = ["-noticed_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "about_id"], condition=Q(about_id__isnull=False), name="signal_once_by_origin"
            ),
            models.CheckConstraint(
                condition=Q(state=SignalState.CLOSED, closed_on__isnull=False) & ~Q(result="")
                | ~Q(state=SignalState.CLOSED) & Q(closed_on__isnull=True),
                name="signal_closed_with_result",
            ),
        ]
        indexes = [models.Index(fields=["noticed_on"], name="signal_by_day")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("mediation:signal", args=[self.pk])


class Step(Base):
    """A visit, a dialogue or a training planned or held about a signal; ``event`` where it is one of the calendar."""

    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=8, choices=StepKind.choices)
    planned_on = models.DateField()
    held_on = models.DateField(null=True, blank=True)
    mediator = models.ForeignKey(
        "mediation.Mediator", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    event = models.ForeignKey("activities.Event", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    people = models.PositiveSmallIntegerField(null=True, blank=True)
    result = models.TextField(blank=True)

    class Meta:
        ordering = ["planned_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(held_on__isnull=True) | ~Q(result=""), name="step_held_with_result"),
        ]
