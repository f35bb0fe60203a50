"""What worked somewhere: a note of an office beside a figure and a period, and what others say of it."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from tirek.core.actor import Actor
from tirek.core.models import Base
from tirek.reports.enums import PracticeState, ReportPermission


class PracticeNoteQuerySet(models.QuerySet["PracticeNote"]):
    """Notes by standing and access."""

    def visible_to(self, actor: Actor) -> Self:
        """Published ones for whoever sees figures; others for the office that wrote them and whoever is above it."""
        reach = actor.reach(ReportPermission.VIEW)
        if reach.everywhere or not reach:
            return self.all() if reach else self.none()
        return self.filter(Q(state=PracticeState.PUBLISHED) | reach.q("organisation_id"))

    def published(self) -> Self:
        return self.filter(state=PracticeState.PUBLISHED)

    def waiting(self) -> Self:
        """Those a coordinator has still to decide on."""
        return self.filter(state=PracticeState.OFFERED)


class PracticeNote(Base):
    """What an office did and what came of it, beside an indicator and a period. Others read it once a coordinator has
    published it; one that was given back says why."""

    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="practice_notes")
    region = models.ForeignKey("territory.Area", null=True, on_delete=models.PROTECT, related_name="+")
    indicator = models.CharField(max_length=60)
    period = models.CharField(max_length=30)
    title = models.CharField(max_length=160)
    text = models.TextField()
    language = models.CharField(max_length=2, default="kk")
    state = models.CharField(max_length=10, choices=PracticeState.choices, default=PracticeState.OFFERED)
    written_at = models.DateTimeField()
    author_id = models.UUIDField(null=True)
    author_name = models.CharField(max_length=200)
    decided_at = models.DateTimeField(null=True)
    decided_by_id = models.UUIDField(null=True)
    remark = models.TextField(blank=True)

    objects = PracticeNoteQuerySet.as_manager()

    class Meta:
        ordering = ["-written_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=PracticeState.RETURNED) | ~Q(remark=""), name="practice_returned_says_why"
            ),
            models.CheckConstraint(
                condition=Q(decided_by_id__isnull=True) | ~Q(decided_by_id=models.F("author_id")),
                name="practice_by_two_people",
            ),
        ]
        indexes = [models.Index(fields=["indicator", "period"], name="practice_beside_a_figure")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("reports:practice", args=[self.pk])


class PracticeCommentQuerySet(models.QuerySet["PracticeComment"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those of notes the actor sees."""
        return self.filter(note__in=PracticeNote.objects.visible_to(actor))


class PracticeComment(Base):
    """Something a reader said of a note."""

    note = models.ForeignKey(PracticeNote, on_delete=models.CASCADE, related_name="comments")
    text = models.TextField()
    author_id = models.UUIDField(null=True)
    author_name = models.CharField(max_length=200)
    written_at = models.DateTimeField()

    objects = PracticeCommentQuerySet.as_manager()

    class Meta:
        ordering = ["written_at", "id"]
