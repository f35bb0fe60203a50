"""Sight of what hangs on a case: whoever may see the case may see it, unless a model says less."""

from typing import Self, TypeVar

from django.db import models

from tirek.cases.enums import CasePermission
from tirek.core.actor import Actor

M = TypeVar("M", bound=models.Model)


class OfCaseQuerySet(models.QuerySet[M]):
    """Rows that belong to a case."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of cases visible to the actor; ``Case.visible_to`` is the only rule."""
        from tirek.cases.models.case import Case  # the case names its rows, the rows its rule

        return self if actor.is_system else self.filter(case__in=Case.objects.visible_to(actor))


class StaffOnlyQuerySet(OfCaseQuerySet[M]):
    """Rows that the applicant never sees, for instance working notes."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of cases that are at an office within reach: neither applicants nor an office it is offered to."""
        reach = actor.reach(CasePermission.VIEW)
        if not reach:
            return self.none()
        return self.filter(reach.q("case__office_id"))
