"""Review sessions: regions side by side, what was decided, what came of it."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from tirek.core.actor import Actor
from tirek.core.models import Base
from tirek.programmes.enums_of_roadmaps import DecisionState, ReviewState, RoadmapPermission


class ReviewQuerySet(models.QuerySet["Review"]):
    def visible_to(self, actor: Actor) -> "ReviewQuerySet":
        """The staff that sees roadmaps: regions compare themselves with one another."""
        return self if actor.reach(RoadmapPermission.VIEW) else self.none()


class Review(Base):
    """A session that looks at a roadmap region by region. ``results`` are the figures as they stood when it was held:
    minutes do not change afterwards."""

    roadmap = models.ForeignKey("programmes.Roadmap", on_delete=models.PROTECT, related_name="reviews")
    organiser = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="reviews")
    held_on = models.DateField()
    looks_from = models.DateField()
    looks_until = models.DateField()
    place = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=ReviewState.choices, default=ReviewState.PLANNED)
    summary = models.TextField(blank=True)
    results = models.JSONField(null=True, blank=True, editable=False)
    held_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-held_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(looks_from__lte=F("looks_until")), name="review_looks_at_days"),
            models.CheckConstraint(
                condition=~Q(state=ReviewState.HELD) | Q(results__isnull=False), name="review_held_with_results"
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("programmes:review", args=[self.pk])


class ReviewRegionQuerySet(models.QuerySet["ReviewRegion"]):
    def visible_to(self, actor: Actor) -> "ReviewRegionQuerySet":
        """As the session."""
        return self if actor.reach(RoadmapPermission.VIEW) else self.none()


class ReviewRegion(Base):
    """A region that reports at a session: who speaks, what was said."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="regions")
    area = models.ForeignKey("territory.Area", on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    speaker = models.CharField(max_length=200, blank=True)
    said = models.TextField(blank=True)

    objects = ReviewRegionQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["review", "area"], name="review_region_once")]


class DecisionQuerySet(models.QuerySet["ReviewDecision"]):
    def visible_to(self, actor: Actor) -> "DecisionQuerySet":
        """As the session."""
        return self if actor.reach(RoadmapPermission.VIEW) else self.none()

    def open(self) -> "DecisionQuerySet":
        return self.filter(state=DecisionState.OPEN)


class ReviewDecision(Base):
    """What a session decided: who does what until when; for one region or all of them. ``action`` is the line of a
    roadmap it was put into."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="decisions")
    area = models.ForeignKey("territory.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    owner = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="review_decisions")
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=DecisionState.choices, default=DecisionState.OPEN)
    outcome = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by_id = models.UUIDField(null=True)
    action = models.ForeignKey(
        "programmes.RoadmapAction", null=True, blank=True, on_delete=models.SET_NULL, related_name="decisions"
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=DecisionState.OPEN) | ~Q(outcome="") & Q(settled_at__isnull=False),
                name="decision_settled_with_outcome",
            ),
        ]
        indexes = [models.Index(fields=["owner", "due_on"], condition=Q(state="open"), name="decision_due")]

    def is_late(self, today: date) -> bool:
        return self.state == DecisionState.OPEN and self.due_on < today
