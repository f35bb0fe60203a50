"""Reforms tried on paper: a named change of parameters, its runs, and the changes that became law."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse

from tirek.core.models import Base
from tirek.programmes.enums_of_services import Over, RulesPermission

if TYPE_CHECKING:
    from tirek.core.actor import Actor


class ScenarioQuerySet(models.QuerySet["Scenario"]):
    def visible_to(self, actor: "Actor") -> "ScenarioQuerySet":
        """Whoever may simulate or adopt sees all scenarios."""
        may = actor.is_system or actor.holds(RulesPermission.SIMULATE) or actor.holds(RulesPermission.ADOPT)
        return self if may else self.none()


class Scenario(Base):
    """A change of rules as a thought: values of parameters from a day on. It touches no live rule until somebody else
    than its author adopts it with an act and a day (``adopted_*``)."""

    name = models.CharField(max_length=200)
    about = models.TextField(blank=True, default="")
    on = models.DateField()
    changes = models.JSONField(default=dict)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=200)
    adopted_from = models.DateField(null=True, blank=True)
    adopted_act = models.CharField(max_length=300, blank=True, default="")
    adopted_at = models.DateTimeField(null=True, blank=True)
    adopted_by_id = models.UUIDField(null=True, blank=True)
    adopted_by_name = models.CharField(max_length=200, blank=True, default="")

    objects = ScenarioQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(adopted_at__isnull=True)
                | (Q(adopted_from__isnull=False, adopted_by_id__isnull=False) & ~Q(adopted_act="")),
                name="scenario_adopted_with_act",
            ),
            models.CheckConstraint(
                condition=Q(adopted_by_id__isnull=True) | ~Q(adopted_by_id=models.F("author_id")),
                name="scenario_adopted_by_another",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("programmes:scenario", args=[self.pk])


class ScenarioRun(Base):
    """A scenario worked out over a population: what it was run on and what came of it.

    Over the register ``persons`` is 0 until it is known how many there are, and no count below five is ever kept.
    ``engine``: where it was worked out.
    """

    scenario = models.ForeignKey(Scenario, on_delete=models.CASCADE, related_name="runs")
    over = models.CharField(max_length=10, choices=Over.choices, default=Over.SYNTHETIC)
    engine = models.CharField(max_length=10, blank=True, default="")
    persons = models.PositiveIntegerField()
    seed = models.PositiveBigIntegerField()
    asked_at = models.DateTimeField()
    asked_by_name = models.CharField(max_length=200)
    changes = models.JSONField(default=dict)
    rules_version = models.CharField(max_length=80, blank=True, default="")
    finished_at = models.DateTimeField(null=True, blank=True)
    seconds = models.FloatField(null=True, blank=True)
    problem = models.CharField(max_length=300, blank=True, default="")
    results = models.JSONField(default=dict)

    class Meta:
        ordering = ["-asked_at"]


class ParameterChange(Base):
    """A value of a parameter that was adopted after the rules were shipped: in force from a day, by an act."""

    parameter = models.CharField(max_length=120)
    value = models.FloatField()
    in_force_from = models.DateField()
    act = models.CharField(max_length=300)
    scenario = models.ForeignKey(Scenario, on_delete=models.PROTECT, related_name="adopted_changes")

    class Meta:
        ordering = ["in_force_from", "created_at"]
        constraints = [
            models.UniqueConstraint(fields=["parameter", "in_force_from"], name="parameter_change_once"),
        ]
