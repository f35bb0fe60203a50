"""Programmes: what is to be reached, with what money, with whom and where."""

from datetime import date, timedelta

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from tirek.core.actor import Actor
from tirek.core.models import Base, TrilingualName
from tirek.programmes.enums_of_roadmaps import BudgetSource


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def visible_to(self, actor: Actor) -> "ProgrammeQuerySet":
        """Programmes are public: what was promised to people and what came of it."""
        return self


class Programme(Base, TrilingualName):
    """A programme: its owner, its term, its goals (a line each), the act it stands on, where it works (no area: in the
    whole country)."""

    owner = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="programmes")
    during = DateRangeField()
    act = models.CharField(max_length=300, blank=True)
    goals_kk = models.TextField()
    goals_ru = models.TextField()
    goals_en = models.TextField(blank=True)
    areas = models.ManyToManyField("territory.Area", related_name="+", blank=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(during__isempty=False), name="programme_sometime")]

    @property
    def last_day(self) -> date | None:
        """Its last day, None while it is not known."""
        return self.during.upper - timedelta(days=1) if self.during.upper else None

    def get_absolute_url(self) -> str:
        return reverse("programmes:programme", args=[self.pk])


class BudgetLine(Base):
    """Money of a programme in a year, in whole tenge: ``planned``, and ``spent`` as the accounts say."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="budget")
    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=12, choices=BudgetSource.choices)
    purpose = models.CharField(max_length=300)
    planned = models.BigIntegerField()
    spent = models.BigIntegerField(default=0)

    class Meta:
        ordering = ["year", "source", "purpose"]
        constraints = [
            models.CheckConstraint(condition=Q(planned__gte=0, spent__gte=0), name="budget_line_not_negative"),
            models.UniqueConstraint(fields=["programme", "year", "source", "purpose"], name="budget_line_once"),
        ]


class ProgrammePartner(Base):
    """An organisation that carries a programme out together with its owner, and its part."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="programme_parts")
    part = models.CharField(max_length=300)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "organisation"], name="programme_partner_once"),
        ]
