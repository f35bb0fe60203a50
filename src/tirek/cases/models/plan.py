"""The plan of services of a case."""

from datetime import date

from django.db import models
from django.db.models import Q

from tirek.cases.enums import OPEN_LINE_STATES, LineState, Milestone, OwnerKind, SaidHow
from tirek.cases.models.of_case import OfCaseQuerySet
from tirek.core.models import Base


class PlanLine(Base):
    """One service promised to the applicant: by whom, until when, and what came of it.

    Three facts, never mixed: "delivered" is said by whoever delivers, with ``evidence``; "confirmed" or "denied" by the
    person (``confirmed_at``, ``denied_at``, and how: ``said_how``); "counted" follows from both (``is_counted``).
    ``owner_kind`` says by whom it is meant to be done, ``milestone`` which step of settling it is, if any.
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
    responsible = models.ForeignKey(
        "network.User", null=True, blank=True, on_delete=models.PROTECT, related_name="responsible_lines"
    )
    owner_kind = models.CharField(max_length=8, choices=OwnerKind.choices, default=OwnerKind.OFFICE)
    milestone = models.CharField(max_length=12, choices=Milestone.choices, blank=True, default="")
    evidence = models.CharField(max_length=200, blank=True, default="")
    denied_at = models.DateTimeField(null=True)
    said_how = models.CharField(max_length=8, choices=SaidHow.choices, blank=True, default="")
    said_words = models.TextField(blank=True, default="")
    said_to_id = models.UUIDField(null=True)

    objects = OfCaseQuerySet["PlanLine"].as_manager()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=LineState.DELIVERED) | Q(delivered_on__isnull=False, delivered_at__isnull=False),
                name="line_delivered_has_day",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True) | Q(denied_at__isnull=True), name="line_confirmed_or_denied"
            ),
            models.CheckConstraint(
                condition=Q(denied_at__isnull=True) | Q(state=LineState.DELIVERED), name="line_denied_was_delivered"
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
            models.Index(fields=["milestone", "state"], condition=~Q(milestone=""), name="line_milestone"),
            models.Index(fields=["case"], condition=Q(denied_at__isnull=False), name="line_denied"),
        ]

    @property
    def is_counted(self) -> bool:
        """Whether the figures count it: delivered, and not denied by the person."""
        return self.state == LineState.DELIVERED and self.denied_at is None

    @property
    def is_finished(self) -> bool:
        """Whether nothing more is to be done for it."""
        return self.state in (LineState.DELIVERED, LineState.NOT_DELIVERED, LineState.CANCELLED)

    def is_late(self, on: date) -> bool:
        """Whether it is still owed after its day."""
        return self.state in OPEN_LINE_STATES and self.due_on < on
