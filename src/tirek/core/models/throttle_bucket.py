"""How often something was tried lately."""

from django.db import models


class ThrottleBucket(models.Model):
    """A counter of one key in the current window. The key is a digest: it may be made of an address or a name."""

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField()
    resets_at = models.DateTimeField(db_index=True)

    objects = models.Manager["ThrottleBucket"]()

    def __str__(self) -> str:
        return self.key[:8]
