"""The ladder of a deadline: which rung was reached, when, and who was told."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tirek.cases.models.of_case import StaffOnlyQuerySet
from tirek.core.models import Base


class Escalation(Base):
    """One rung of ``cases.clock.ladder`` climbed for one due date of a case: once, and never changed.

    ``organisation`` is the office told; ``told_user_ids`` its people, perhaps nobody where nobody holds the role.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="escalations")
    rung = models.CharField(max_length=16)
    due_on = models.DateField()
    at = models.DateTimeField()
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="+")
    told_user_ids = ArrayField(models.UUIDField(), default=list)

    objects = StaffOnlyQuerySet["Escalation"].as_manager()

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["case", "rung", "due_on"], name="each_rung_once")]
