"""A user's saved view of the queue."""

from django.db import models

from tirek.core.models import Base


class SavedView(Base):
    """A named filter of the queue, kept as its query string."""

    user = models.ForeignKey("network.User", on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="saved_view_name_once")]
