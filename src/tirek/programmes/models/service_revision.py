"""What a measure said before: every change as a whole."""

from typing import TYPE_CHECKING

from django.db import models

from tirek.core.models import Base
from tirek.programmes.enums import ProgrammePermission
from tirek.programmes.models.service import Service

if TYPE_CHECKING:
    from tirek.core.actor import Actor


class ServiceRevisionQuerySet(models.QuerySet["ServiceRevision"]):
    def visible_to(self, actor: "Actor") -> "ServiceRevisionQuerySet":
        """Who keeps the catalogue reads who changed it and why; everybody else reads what it says now."""
        return self if actor.is_system or actor.holds(ProgrammePermission.EDIT) else self.none()


class ServiceRevision(Base):
    """One version of a measure, whole, as it was written; ``number`` counts from 1."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    why = models.CharField(max_length=300)
    made_at = models.DateTimeField()
    made_by_name = models.CharField(max_length=200)

    objects = ServiceRevisionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["service", "number"], name="service_revision_once")]
