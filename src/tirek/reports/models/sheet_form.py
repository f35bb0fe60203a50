"""Versions of the forms of sheets after the first, which is code (``sheet_forms``)."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from tirek.core.actor import Actor
from tirek.core.models import Base
from tirek.reports.enums import CorrectionState, ReportPermission


class FormEditionQuerySet(models.QuerySet["FormEdition"]):
    """Versions by form and standing."""

    def visible_to(self, actor: Actor) -> Self:
        """All of them for whoever sees figures: everybody may know what is asked."""
        return self.all() if actor.holds(ReportPermission.VIEW) else self.none()

    def adopted(self) -> Self:
        return self.filter(state=CorrectionState.APPROVED)


class FormEdition(Base):
    """A version of a form: which indicators are asked of whom, by when, and the rules they are held against, from the
    first day of a period on. It is proposed by one person and adopted by another; once adopted it does not change.

    ``content`` are the fields of ``sheet_forms.SheetForm`` that it sets.
    """

    form = models.CharField(max_length=50)
    version = models.PositiveSmallIntegerField()
    in_force_from = models.DateField()
    content = models.JSONField()
    reason = models.TextField()
    state = models.CharField(max_length=10, choices=CorrectionState.choices, default=CorrectionState.ASKED)
    asked_at = models.DateTimeField()
    asked_by_id = models.UUIDField(null=True)
    asked_by_name = models.CharField(max_length=200)
    decided_at = models.DateTimeField(null=True)
    decided_by_id = models.UUIDField(null=True)
    refusal = models.TextField(blank=True)

    objects = FormEditionQuerySet.as_manager()

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["form", "version"], name="form_edition_once"),
            models.UniqueConstraint(
                fields=["form"], condition=Q(state=CorrectionState.ASKED), name="form_edition_one_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["form", "in_force_from"],
                condition=Q(state=CorrectionState.APPROVED),
                name="form_edition_one_a_day",
            ),
            models.CheckConstraint(condition=~Q(reason="") & Q(version__gt=1), name="form_edition_has_a_reason"),
            models.CheckConstraint(
                condition=Q(decided_by_id__isnull=True) | ~Q(decided_by_id=F("asked_by_id")),
                name="form_edition_by_two_people",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("reports:sheet_form", args=[self.version])
