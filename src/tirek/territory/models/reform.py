"""Reforms of the territory: an act and what it did to each area."""

from datetime import date
from decimal import Decimal

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language

from tirek.core.models import Base
from tirek.territory.enums import ActKind, StepKind
from tirek.territory.models.area import Area


class ReformQuerySet(models.QuerySet["Reform"]):
    """Reforms are public."""

    def visible_to(self, actor: object) -> "ReformQuerySet":
        """Open to all, as acts are."""
        return self

    def in_force_by(self, day: date) -> "ReformQuerySet":
        """Those already in force on a day."""
        return self.filter(in_force_on__lte=day)


class Reform(Base):
    """An act that changed the territory.

    Where ``is_day_confirmed`` is false, the day it came into force is the nearest one known and pages say so.
    """

    code = models.SlugField(max_length=60, unique=True)
    title_kk = models.CharField(max_length=400)
    title_ru = models.CharField(max_length=400)
    title_en = models.CharField(max_length=400)
    act_number = models.CharField(max_length=40, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    in_force_on = models.DateField()
    act_kind = models.CharField(max_length=12, choices=ActKind.choices, default=ActKind.PRESIDENT)
    is_day_confirmed = models.BooleanField(default=True)

    objects = ReformQuerySet.as_manager()

    class Meta:
        ordering = ["-in_force_on", "code"]

    @property
    def title(self) -> str:
        """The title in the active language."""
        return getattr(self, f"title_{(get_language() or 'kk')[:2]}", "") or self.title_kk

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The public page of the reform."""
        return reverse("territory:reform", args=[self.code])


class ReformStep(Base):
    """What a reform did to one area.

    ``share`` is the part of the area that was moved; below 1, or unknown (null), a figure recast through this
    step is an estimate. ``source_area`` is the area it was separated from or merged out of.
    """

    reform = models.ForeignKey(Reform, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=StepKind.choices)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="reform_steps")
    source_area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    from_parent = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    to_parent = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    share = models.DecimalField(max_digits=6, decimal_places=5, null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["reform", "position"], name="reform_step_position"),
            models.CheckConstraint(condition=models.Q(share__gt=0, share__lte=1), name="reform_step_share_is_a_part"),
        ]

    @property
    def share_percent(self) -> str:
        """The share of a hundred; empty where it is not known."""
        return percent(self.share)


def percent(share: Decimal | None) -> str:
    """A part of one as a part of a hundred, without needless zeros."""
    return f"{(share * 100).normalize():f}" if share else ""
