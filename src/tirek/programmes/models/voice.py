"""What people said about a programme, and what was done."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from tirek.core.actor import Actor
from tirek.core.models import Base
from tirek.programmes.enums_of_roadmaps import RoadmapPermission, VoiceKind


class VoiceQuerySet(models.QuerySet["Voice"]):
    def visible_to(self, actor: Actor) -> "VoiceQuerySet":
        """Published ones are everyone's; the others are seen by whoever links them."""
        reach = actor.reach(RoadmapPermission.LINK_VOICES)
        if reach.everywhere:
            return self
        published = Q(published_at__isnull=False)
        return self.filter(published | reach.q("programme__owner_id")) if reach else self.filter(published)


class Voice(Base):
    """Something people said, in words that name nobody, linked to the programme it concerns. ``about_id`` is the record
    it was taken from, in an app further left. ``done``: what was done, also shown by the action it led to."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="voices")
    kind = models.CharField(max_length=10, choices=VoiceKind.choices)
    about_id = models.UUIDField(null=True, blank=True)
    area = models.ForeignKey("territory.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    said_on = models.DateField()
    said = models.TextField()
    done = models.TextField(blank=True)
    action = models.ForeignKey(
        "programmes.RoadmapAction", null=True, blank=True, on_delete=models.SET_NULL, related_name="voices"
    )
    linked_at = models.DateTimeField()
    linked_by_id = models.UUIDField(null=True)
    published_at = models.DateTimeField(null=True, blank=True)

    objects = VoiceQuerySet.as_manager()

    class Meta:
        ordering = ["-said_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "kind", "about_id"],
                condition=Q(about_id__isnull=False),
                name="voice_linked_once",
            ),
        ]

    def get_absolute_url(self) -> str:
        return f"{reverse('programmes:voices')}?programme={self.programme_id}#voice-{self.pk}"
