"""States of presentations on the days of a jury."""

from django.db import models
from django.utils.translation import pgettext_lazy


class SlotState(models.TextChoices):
    """Where a presentation stands on the day."""

    PLANNED = "planned", pgettext_lazy("presentation", "To come")
    NOW = "now", pgettext_lazy("presentation", "Now")
    DONE = "done", pgettext_lazy("presentation", "Heard")
    ABSENT = "absent", pgettext_lazy("presentation", "Did not come")
