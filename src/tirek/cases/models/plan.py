"""The plan of services of a case."""

from django.db import models
from django.db.models import Q

from tirek.cases.enums import LineState
from tirek.cases.models.of_case import OfCaseQuerySet
from tirek.core.models import Base


class PlanLine(Base):
    """One service promised to the applicant: by whom, until when, and what came of it.

    "Delivered" is said by whoever delivers, "confirmed" by the person (``confirmed_at``).
    """

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="plan")
    service = models.ForeignKey("programmes.Service", on_delete=models.PROTECT, related_name="plan_lines")
    owner = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="plan_lines")
    state = models.CharField(max_length=14, choices=LineState.choices, default=LineState.PLANNED)
    due_on = models.DateField()
    delivered_on = models.DateField(null=True)
    delivered_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    result = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    objects = OfCaseQuerySet["PlanLine"].as_manager()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=LineState.DELIVERED) | Q(delivered_on__isnull=False, delivered_at__isnull=False),
                name="line_delivered_has_day",
            ),
        ]
        indexes = [
            models.Index(
                fields=["delivered_on", "service"],
                condition=Q(delivered_on__isnull=False),
                name="line_delivered",
            ),
            models.Index(
                fields=["owner", "due_on"],
                condition=Q(state__in=["planned", "referred"]),
                name="line_open_by_owner",
            ),
        ]
