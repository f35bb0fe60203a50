"""What the law's calendar does not say: a day moved by an act, a day off declared, a day taken back."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import models
from django.utils.translation import get_language

from .base import Base


class CalendarOverrideQuerySet(models.QuerySet["CalendarOverride"]):
    def known_at(self, moment: datetime) -> "CalendarOverrideQuerySet":
        """Overrides entered up to ``moment``: with them an old deadline is replayed as it was computed."""
        return self.filter(created_at__lte=moment)

    def effective(self) -> dict[date, "CalendarOverride"]:
        """The override in force for each day: the one entered last, unless that one withdraws what was there."""
        rows: Iterable[CalendarOverride] = self.order_by("created_at", "id")
        last = {row.on: row for row in rows}
        return {on: row for on, row in last.items() if not row.is_withdrawn}


class CalendarOverride(Base):
    """One day that is working or not, against the general rule.

    Rows are added, never changed: a later row for the same day wins, one that is withdrawn ends it.
    """

    on = models.DateField(db_index=True)
    is_working = models.BooleanField()
    is_withdrawn = models.BooleanField(default=False, help_text="The general rule holds for the day again.")
    reason_kk = models.CharField(max_length=300)
    reason_ru = models.CharField(max_length=300)
    reason_en = models.CharField(max_length=300)
    act = models.CharField(max_length=300, help_text="The act that moved the day.")

    objects = CalendarOverrideQuerySet.as_manager()

    class Meta:
        ordering = ["on", "created_at"]

    def __str__(self) -> str:
        return f"{self.on}: {self.reason}"

    @property
    def reason(self) -> str:
        """The reason in the active language, Kazakh by default."""
        language = (get_language() or "kk")[:2]
        return getattr(self, f"reason_{language}", "") or self.reason_kk
