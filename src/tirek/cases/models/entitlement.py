"""What the family of an application is entitled to, as it was checked."""

from django.db import models
from django.urls import reverse

from tirek.cases.models.of_case import StaffOnlyQuerySet
from tirek.core.models import Base


class EntitlementCheck(Base):
    """A check by the rules of a day, never changed afterwards: what was told, the version of the rules, and the answer
    with its working in every language. ``made_by_name`` is empty when the applicant made it before applying."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="entitlement_checks")
    at = models.DateTimeField()
    made_by_id = models.UUIDField(null=True, blank=True)
    made_by_name = models.CharField(max_length=200, blank=True, default="")
    rules_version = models.CharField(max_length=80)
    facts = models.JSONField()
    answers = models.JSONField()

    objects = StaffOnlyQuerySet["EntitlementCheck"].as_manager()

    class Meta:
        ordering = ["-at"]

    def get_absolute_url(self) -> str:
        return reverse("cases:check", args=[self.pk])
