"""What goes out over the network one piece after another: a way, and the pieces along it.

Pieces of one *lane* (one application) go in the order of their keys; a later one waits for the earlier. Lanes do not
wait for each other. The key of a piece is drawn while its application is locked, so their order is that of the deeds.
"""

from datetime import datetime
from typing import Any, Self
from uuid import uuid4

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import BooleanField, F, Func, Q

from tirek.core.models import Base
from tirek.exchange.enums_of_wires import OutgoingState, WayState


class WayQuerySet(models.QuerySet[Any]):
    """Ways by state."""

    def live(self) -> Self:
        """Those for which pieces are still written."""
        return self.exclude(state=WayState.CLOSED)

    def ready(self, at: datetime) -> Self:
        """Open ones that need not be left alone now."""
        return self.filter(Q(rests_until__isnull=True) | Q(rests_until__lte=at), state=WayState.OPEN)


class Way(Base):
    """An address to which pieces go. After a failure it rests, each time twice as long: a partner that is down is not
    run over, however many pieces wait."""

    state = models.CharField(max_length=8, choices=WayState.choices, default=WayState.OPEN)
    failures = models.PositiveSmallIntegerField(default=0, editable=False)
    failing_since = models.DateTimeField(null=True, editable=False)
    rests_until = models.DateTimeField(null=True, editable=False)
    reached_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_open(self) -> bool:
        return self.state == WayState.OPEN

    @property
    def is_closed(self) -> bool:
        return self.state == WayState.CLOSED


class _OneOf(Func):
    """Whether a value stands in an array, which is made once, before anything else is read."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = BooleanField()


class OutgoingQuerySet(models.QuerySet[Any]):
    """Pieces by state."""

    def waiting(self) -> Self:
        return self.filter(state=OutgoingState.WAITING)

    def heads(self, way_id: Any) -> Self:
        """The first waiting piece of each lane of a way: one walk along the index of lanes gives their keys, and those
        are read. A join would do as well while the statistics know how many pieces wait; just after many were written
        they do not, and each piece was compared with every other."""
        waiting = self.filter(way_id=way_id, state=OutgoingState.WAITING)
        first = waiting.order_by("lane", "pk").distinct("lane").values("pk")
        return self.filter(_OneOf(F("pk"), ArraySubquery(first))).order_by("pk")

    def due(self, at: datetime) -> Self:
        """Those whose time has come."""
        return self.filter(next_attempt_at__lte=at)


class Outgoing(models.Model):
    """One piece. ``key`` tells it from any other at the receiver, however often it is sent."""

    id = models.BigAutoField(primary_key=True)
    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    lane = models.UUIDField()
    state = models.CharField(max_length=9, choices=OutgoingState.choices, default=OutgoingState.WAITING)
    written_at = models.DateTimeField()
    trying_since = models.DateTimeField()
    next_attempt_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_code = models.PositiveSmallIntegerField(null=True)
    last_error = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        abstract = True

    @property
    def is_waiting(self) -> bool:
        return self.state == OutgoingState.WAITING
