"""What is aimed at, how many people live somewhere, and the history of both."""

from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q

from tirek.core.actor import Actor
from tirek.core.models import Base
from tirek.reports.enums import ReportPermission

M = TypeVar("M", bound=models.Model)


class ForReadersQuerySet(models.QuerySet[M]):
    """Rows every reader of figures may see: aims and numbers of inhabitants are not secret."""

    def visible_to(self, actor: Actor) -> Self:
        """All of them for whoever sees figures at all, or enters the inhabitants."""
        reads = actor.holds(ReportPermission.VIEW) or actor.holds(ReportPermission.ENTER_POPULATION)
        return self.all() if reads else self.none()


class Target(Base):
    """The value an indicator should reach in an area (None: the republic) in a period."""

    indicator = models.CharField(max_length=60)
    area = models.ForeignKey("territory.Area", null=True, on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=30)
    value = models.DecimalField(max_digits=14, decimal_places=1)

    objects = ForReadersQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "area", "period"], nulls_distinct=False, name="target_once_a_period"
            ),
            models.CheckConstraint(condition=Q(value__gte=0), name="target_not_negative"),
        ]


class TargetChange(Base):
    """One setting of a target: the value from now on (None: taken back), and why. Rows are only ever added."""

    indicator = models.CharField(max_length=60)
    area = models.ForeignKey("territory.Area", null=True, on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=30)
    before = models.DecimalField(max_digits=14, decimal_places=1, null=True)
    value = models.DecimalField(max_digits=14, decimal_places=1, null=True)
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=200)

    objects = ForReadersQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(before__isnull=True) | Q(value__isnull=True) | ~Q(before=F("value")),
                name="target_change_changes",
            ),
        ]
        indexes = [models.Index(fields=["indicator", "period"], name="target_changes")]


class Population(Base):
    """How many people lived in an area on a day, and who says so. ``is_invented``: made up for a demonstration."""

    area = models.ForeignKey("territory.Area", on_delete=models.PROTECT, related_name="populations")
    on = models.DateField()
    number = models.PositiveIntegerField()
    source = models.CharField(max_length=300)
    is_invented = models.BooleanField(default=False)
    entered_by_id = models.UUIDField(null=True)

    objects = ForReadersQuerySet.as_manager()

    class Meta:
        ordering = ["-on"]
        constraints = [
            models.UniqueConstraint(fields=["area", "on"], name="population_once_a_day"),
            models.CheckConstraint(condition=~Q(source=""), name="population_has_a_source"),
            models.CheckConstraint(condition=Q(number__gt=0), name="population_of_somebody"),
        ]
