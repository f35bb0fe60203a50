"""Which area lay in which, from when to when: derived from the placements."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models

from tirek.territory.enums import Level
from tirek.territory.models.area import Area


class AreaWithin(models.Model):
    """An area lay in an ancestor during a time; an area lies in itself. Derived: ``actions.index`` rebuilds it.

    ``level`` is the depth of the ancestor then (1 = region). At any day an area has one ancestor per level, so
    ``level=1`` and ``during @> day`` join facts to the regions of that day.
    """

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="circles")
    ancestor = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="contents")
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    during = DateRangeField()

    class Meta:
        indexes = [
            models.Index(fields=["area", "level"], name="area_within_area"),
            models.Index(fields=["ancestor", "level"], name="area_within_ancestor"),
        ]


class GeographyVersion(models.Model):
    """One row: a random number drawn anew whenever ``AreaWithin`` or a name changes: the key of every cached geography.

    Random, not counted up: a change that was rolled back must not share its number with the next one.
    """

    number = models.PositiveBigIntegerField(default=0)
