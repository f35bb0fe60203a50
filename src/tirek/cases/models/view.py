"""A user's saved view of the queue."""

from django.db import models

from tirek.core.actor import Actor
from tirek.core.models import Base


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    """Saved views are their owner's alone."""

    def visible_to(self, actor: Actor) -> "SavedViewQuerySet":
        """The actor's own views, by name."""
        return self.filter(user_id=actor.user_id) if actor.user_id else self.none()


class SavedView(Base):
    """A named filter of the queue, kept as its query string."""

    user = models.ForeignKey("network.User", on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=500, blank=True)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="saved_view_name_once")]
