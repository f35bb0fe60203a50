"""Hours of remote reception: slots that citizens book."""

from datetime import datetime

from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from tirek.activities.enums import ActivityPermission, SlotState
from tirek.core.actor import Actor
from tirek.core.models import Base


class SlotQuerySet(models.QuerySet["Slot"]):
    """Slots by access."""

    def visible_to(self, actor: Actor) -> "SlotQuerySet":
        """Free ones are everyone's; a booked one is seen by the office that receives and by the visitor."""
        reach = actor.reach(ActivityPermission.RECEIVE)
        if reach.everywhere:
            return self
        condition = Q(state=SlotState.FREE)
        if reach:
            condition |= reach.q("office_id")
        if actor.person_id:
            condition |= Q(person_id=actor.person_id)
        return self.filter(condition)


class Slot(Base):
    """A time at which somebody of an office receives a visitor by video. One receiver is in one slot at a time
    (0003_sql). ``number`` is given out with a PIN whose digest is ``code_digest``: together they prove the visitor who
    changes or cancels it, and they go along when the visit moves to another slot. ``outcome`` is what came of it."""

    office = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="slots")
    receiver = models.ForeignKey("network.User", on_delete=models.PROTECT, related_name="slots")
    during = DateTimeRangeField()
    online_link = models.URLField(max_length=500)
    state = models.CharField(max_length=10, choices=SlotState.choices, default=SlotState.FREE)
    person = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    visitor_name = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, default="kk")
    topic = models.CharField(max_length=300, blank=True)
    number = models.CharField(max_length=20, unique=True, null=True, editable=False)  # noqa: DJ001 - nobody booked
    outcome = models.TextField(blank=True, default="")
    cancel_reason = models.CharField(max_length=300, blank=True, default="")
    code_digest = models.CharField(max_length=64, blank=True, editable=False)
    booked_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by_visitor = models.BooleanField(default=False)

    objects = SlotQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(during__isempty=False), name="slot_sometime"),
            models.CheckConstraint(
                condition=~Q(state__in=["booked", "held", "missed"]) | ~Q(visitor_name=""), name="slot_has_visitor"
            ),
        ]
        indexes = [models.Index(fields=["office", "state"], name="slot_by_office")]

    def get_absolute_url(self) -> str:
        return reverse("activities:slot", args=[self.pk])

    @property
    def starts_at(self) -> datetime:
        return self.during.lower  # type: ignore[no-any-return]

    @property
    def ends_at(self) -> datetime:
        return self.during.upper  # type: ignore[no-any-return]
