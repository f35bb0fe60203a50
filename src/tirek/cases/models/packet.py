"""The quarterly packet of an office: how the returnees it supports have fared."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from tirek.cases.enums import PlanPermission
from tirek.core.actor import Actor
from tirek.core.models import Base


class PacketQuerySet(models.QuerySet["Packet"]):
    """Packets by office and receipt."""

    def visible_to(self, actor: Actor) -> "PacketQuerySet":
        """Those of the offices within reach: an office reads its own, the office above those below it."""
        reach = actor.reach(PlanPermission.PACKETS)
        return self.filter(reach.q("office_id")) if reach else self.none()

    def waiting(self) -> "PacketQuerySet":
        """Those whose receipt nobody has acknowledged."""
        return self.filter(acknowledged_at__isnull=True)


class Packet(Base):
    """What one office is told about one quarter. ``figures`` are fixed when it is made; a wrong one is followed by a
    new ``edition``, never changed. ``acknowledged_*``: who has read it, for the office, and when."""

    office = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="packets")
    quarter = models.CharField(max_length=6)
    first_day = models.DateField()
    last_day = models.DateField()
    edition = models.PositiveSmallIntegerField(default=1)
    figures = models.JSONField()
    made_at = models.DateTimeField()
    acknowledge_by = models.DateField()
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by_id = models.UUIDField(null=True)
    acknowledged_by_name = models.CharField(max_length=200, blank=True)
    acknowledged_by_post = models.CharField(max_length=200, blank=True)
    reminded_at = models.DateTimeField(null=True)

    objects = PacketQuerySet.as_manager()

    class Meta:
        ordering = ["-first_day", "office__path"]
        constraints = [
            models.UniqueConstraint(fields=["office", "quarter", "edition"], name="packet_once_a_quarter"),
            models.CheckConstraint(condition=Q(last_day__gt=F("first_day")), name="packet_has_days"),
            models.CheckConstraint(
                condition=Q(acknowledged_at__isnull=True) | ~Q(acknowledged_by_name=""),
                name="packet_acknowledged_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["acknowledge_by"], condition=Q(acknowledged_at__isnull=True), name="packet_waiting"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("cases:packet", args=[self.pk])
