"""Works shown to the public, the votes for them, and what about the votes looks odd."""

from django.db import models
from django.db.models import Q

from tirek.calls.enums_of_awards import AnomalyKind
from tirek.calls.models.call import Call, Stage
from tirek.calls.models.entry import Entry
from tirek.core.models import Base


class Showing(Base):
    """A work in the public gallery, in words chosen for it. ``shown_as`` is the name the public reads: empty, or a
    child's first name when its guardian agreed to that. Surname and school are never shown."""

    entry = models.OneToOneField(Entry, on_delete=models.CASCADE, related_name="showing")
    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="showings")
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    video = models.URLField(max_length=300, blank=True)
    shown_as = models.CharField(max_length=300, blank=True)
    shown_at = models.DateTimeField()
    shown_by_id = models.UUIDField(null=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    votes = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-votes", "title", "id"]
        indexes = [
            models.Index(fields=["call", "-votes"], condition=Q(hidden_at__isnull=True), name="showing_in_gallery")
        ]


class Vote(Base):
    """A vote of a verified account. ``address_digest`` tells votes of one network address apart, and nothing more."""

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="votes")
    showing = models.ForeignKey(Showing, on_delete=models.CASCADE, related_name="ballots")
    user = models.ForeignKey("network.User", on_delete=models.CASCADE, related_name="+")
    cast_at = models.DateTimeField()
    address_digest = models.CharField(max_length=64)
    is_struck = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stage", "showing", "user"], name="vote_once")]
        indexes = [models.Index(fields=["stage", "user"], name="vote_by_user")]


class VoteAnomaly(Base):
    """Something about votes to look at, found by rule; settled by a person with a reason."""

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="anomalies")
    kind = models.CharField(max_length=12, choices=AnomalyKind.choices)
    key = models.CharField(max_length=100)
    count = models.PositiveIntegerField()
    found_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by_id = models.UUIDField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-found_at"]
        constraints = [models.UniqueConstraint(fields=["stage", "kind", "key"], name="vote_anomaly_once")]
