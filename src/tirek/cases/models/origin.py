"""Where a case came from, when it began as something else: a question at a meeting, a visit to a remote reception."""

from django.db import models
from django.db.models import Q

from tirek.cases.models.case import Case
from tirek.cases.models.of_case import StaffOnlyQuerySet
from tirek.core.models import Base


class CaseOrigin(Base):
    """The question or the visit a case was made of: each becomes one case, and exactly one of the two is named."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="origins")
    question = models.OneToOneField("activities.Question", null=True, on_delete=models.PROTECT, related_name="+")
    slot = models.OneToOneField("activities.Slot", null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    objects = StaffOnlyQuerySet["CaseOrigin"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(question__isnull=False, slot__isnull=True) | Q(question__isnull=True, slot__isnull=False),
                name="case_origin_is_one",
            ),
        ]
