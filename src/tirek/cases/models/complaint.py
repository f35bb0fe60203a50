"""A complaint about how an application was handled, to the office above."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from tirek.cases.enums import CasePermission, ComplaintGround, ComplaintState
from tirek.cases.models.case import Case
from tirek.core.actor import Actor
from tirek.core.models import Base


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    """Complaints by access and state."""

    def visible_to(self, actor: Actor) -> "ComplaintQuerySet":
        """Who sees the complaint's own case; and the body complained of, which has to send the file and may satisfy
        it."""
        if actor.is_system:
            return self
        reach = actor.reach(CasePermission.VIEW)
        condition = Q(case__in=Case.objects.visible_to(actor))
        if reach:
            condition |= reach.q("body_id")
        return self.filter(condition)

    def at_body(self) -> "ComplaintQuerySet":
        """Those the body complained of has not said anything about."""
        return self.filter(state=ComplaintState.AT_BODY)


class Complaint(Base):
    """Ties the complaint, a case of its own at the office above, to the application it is about.

    The body complained of has until ``body_due_on`` to satisfy it in full or to explain itself (АППК art. 91(4));
    ``author_id`` signed what is complained of and may not decide (art. 97).
    """

    case = models.OneToOneField("cases.Case", on_delete=models.CASCADE, related_name="complaint")
    about = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="complaints")
    body = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=8, choices=ComplaintGround.choices)
    author_id = models.UUIDField(null=True)
    made_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ComplaintState.choices, default=ComplaintState.AT_BODY)
    body_due_on = models.DateField()
    body_words = models.TextField(blank=True)
    body_at = models.DateTimeField(null=True)
    body_by_name = models.CharField(max_length=200, blank=True)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(case=models.F("about")), name="complaint_about_another_case"),
            models.CheckConstraint(
                condition=Q(state=ComplaintState.AT_BODY, body_at__isnull=True)
                | (~Q(state=ComplaintState.AT_BODY) & Q(body_at__isnull=False) & ~Q(body_words="")),
                name="complaint_body_has_spoken",
            ),
        ]
        indexes = [
            models.Index(
                fields=["body", "body_due_on"], condition=Q(state="at_body"), name="complaint_waiting_at_body"
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("cases:complaint", args=[self.pk])
