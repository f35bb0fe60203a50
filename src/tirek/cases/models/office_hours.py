"""When an office closes: what comes later is registered on the next working day."""

from datetime import time

from django.db import models
from django.db.models import F, Q

from tirek.core.actor import Actor
from tirek.core.calendar import CLOSES, OPENS
from tirek.core.models import Base


class OfficeHoursQuerySet(models.QuerySet["OfficeHours"]):
    def visible_to(self, actor: Actor) -> "OfficeHoursQuerySet":
        """Office hours are public."""
        return self


class OfficeHours(Base):
    """The hours of one office, where they are not the usual 9:00 to 18:30."""

    office = models.OneToOneField("network.Organisation", on_delete=models.CASCADE, related_name="+")
    opens = models.TimeField(default=OPENS)
    closes = models.TimeField(default=CLOSES)
    changed_at = models.DateTimeField()

    objects = OfficeHoursQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="office_closes_after_opening")]


USUAL_HOURS: tuple[time, time] = (OPENS, CLOSES)
