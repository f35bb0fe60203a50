"""Initiatives: a way of stages that people go with the help of partners."""

from datetime import date, timedelta

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from tirek.core.actor import Actor
from tirek.core.models import Base, TrilingualName
from tirek.programmes.enums_of_initiatives import InitiativeKind, Phase, StageNeed


class InitiativeQuerySet(models.QuerySet["Initiative"]):
    def visible_to(self, actor: Actor) -> "InitiativeQuerySet":
        """Initiatives are public; who goes through them is not."""
        return self

    def running(self, on: date) -> "InitiativeQuerySet":
        """Those that run on a day."""
        return self.filter(during__contains=on)


class Initiative(Base, TrilingualName):
    """An initiative of an organisation with partners: its kind, its term, what it gives and to whom."""

    kind = models.CharField(max_length=10, choices=InitiativeKind.choices)
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="initiatives")
    programme = models.ForeignKey(
        "programmes.Programme", null=True, blank=True, on_delete=models.PROTECT, related_name="initiatives"
    )
    during = DateRangeField()
    about_kk = models.TextField(blank=True)
    about_ru = models.TextField(blank=True)
    about_en = models.TextField(blank=True)

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(during__isempty=False), name="initiative_sometime")]

    @property
    def last_day(self) -> date | None:
        """Its last day, None while it is not known."""
        return self.during.upper - timedelta(days=1) if self.during.upper else None

    def get_absolute_url(self) -> str:
        return reverse("programmes:initiative", args=[self.pk])


class InitiativePartner(Base):
    """A partner and what it gives."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="initiative_parts")
    gives = models.CharField(max_length=300)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["initiative", "organisation"], name="initiative_partner_once")]


class Stage(Base, TrilingualName):
    """A stage of the way, as data. ``needs`` must be there to reach it; ``least_days`` is how long one stays in the
    stage before it at least; ``follows_up``: calls after 3, 6 and 12 months begin here."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="stages")
    position = models.PositiveSmallIntegerField()
    phase = models.CharField(max_length=10, choices=Phase.choices, default=Phase.OTHER)
    needs = ArrayField(models.CharField(max_length=12, choices=StageNeed.choices), default=list, blank=True)
    least_days = models.PositiveSmallIntegerField(default=0)
    follows_up = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["initiative", "position"], name="stage_one_place")]

    @property
    def need_labels(self) -> list[str]:
        """What must be there, in words."""
        return [str(StageNeed(need).label) for need in self.needs]


class BroadcastQuerySet(models.QuerySet["Broadcast"]):
    def visible_to(self, actor: Actor) -> "BroadcastQuerySet":
        """Broadcasts are public."""
        return self


class Broadcast(Base):
    """One of a series of broadcasts: when, where, about what."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="broadcasts")
    aired_on = models.DateField()
    title = models.CharField(max_length=300)
    outlet = models.ForeignKey(
        "network.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    link = models.URLField(max_length=500, blank=True)

    objects = BroadcastQuerySet.as_manager()

    class Meta:
        ordering = ["-aired_on", "-id"]
