"""Days on which a jury hears finalists: the days, who is away when, and who presents when."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from tirek.calls.enums_of_days import SlotState
from tirek.calls.models.call import Stage
from tirek.calls.models.entry import Entry
from tirek.calls.models.panel import PanelMember
from tirek.core.models import Base


class JuryDay(Base):
    """A day of hearings online. ``minutes`` is the time of one presentation; ``breaks`` are pairs of hours
    (``["13:00", "14:00"]``); ``link`` leads into the room, entrants wait there."""

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="jury_days")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=15)
    breaks = models.JSONField(default=list)
    link = models.URLField(max_length=300, blank=True)

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="jury_day_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(minutes__gte=3), name="jury_day_has_minutes"),
            models.UniqueConstraint(fields=["stage", "starts_at"], name="jury_day_once"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("calls:jury_day", args=[self.pk])


class JuryAbsence(Base):
    """A member of the jury is away."""

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="absences")
    member = models.ForeignKey(PanelMember, on_delete=models.CASCADE, related_name="absences")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="jury_absence_ends_after_it_starts"),
        ]


class JurySlot(Base):
    """Who presents when. ``told_for`` is the hour the entrant was last told of: letters go only to those who moved.
    ``waits_since``: the entrant said that they are there. ``locked_at``: the scores of this work are locked, its
    discussion being over; opened again, an ``Unlocking`` keeps why."""

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="slots")
    day = models.ForeignKey(JuryDay, on_delete=models.CASCADE, related_name="slots")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="slots")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=SlotState.choices, default=SlotState.PLANNED)
    told_for = models.DateTimeField(null=True, blank=True)
    began_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    notes = models.TextField(blank=True)
    waits_since = models.DateTimeField(null=True, blank=True)
    locked_at = models.DateTimeField(null=True, blank=True)
    locked_by_id = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["stage", "entry"], name="jury_slot_once"),
            models.UniqueConstraint(
                fields=["day", "starts_at"], name="jury_slot_hour", deferrable=models.Deferrable.DEFERRED
            ),
            models.UniqueConstraint(fields=["stage"], condition=Q(state=SlotState.NOW), name="jury_slot_one_now"),
        ]
