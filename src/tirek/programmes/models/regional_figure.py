"""What the formula of assistance needs to know of a region and a quarter."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from tirek.core.models import Base
from tirek.programmes.enums_of_services import Certainty

if TYPE_CHECKING:
    from tirek.core.actor import Actor


class RegionalFigureQuerySet(models.QuerySet["RegionalFigure"]):
    def visible_to(self, actor: "Actor") -> "RegionalFigureQuerySet":
        """Published figures."""
        return self


class RegionalFigure(Base):
    """The poverty line of a region in a quarter, as published; or the two figures it is computed from (Social Code
    art. 120, order No. 473). Tenge a month for one person. ``quarter_on`` is the quarter's first day."""

    area = models.ForeignKey("territory.Area", on_delete=models.PROTECT, related_name="+")
    quarter_on = models.DateField()
    poverty_line = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    median_income = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    subsistence_minimum = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    source = models.CharField(max_length=300)
    certainty = models.CharField(max_length=12, choices=Certainty.choices, default=Certainty.UNCONFIRMED)

    objects = RegionalFigureQuerySet.as_manager()

    class Meta:
        ordering = ["-quarter_on", "area__kato"]
        constraints = [
            models.UniqueConstraint(fields=["area", "quarter_on"], name="regional_figure_once"),
            models.CheckConstraint(
                condition=Q(poverty_line__gt=0) | Q(median_income__gt=0, subsistence_minimum__gt=0),
                name="regional_figure_says_something",
            ),
            models.CheckConstraint(
                condition=Q(quarter_on__day=1, quarter_on__month__in=[1, 4, 7, 10]), name="regional_figure_of_a_quarter"
            ),
        ]
