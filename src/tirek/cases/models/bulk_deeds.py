"""One deed done to many cases at once, with what became of each."""

from django.db import models
from django.urls import reverse

from tirek.cases.enums_of_hands import BulkKind
from tirek.core.actor import Actor
from tirek.core.models import Base

AT_ONCE = 25
"""So many are done while the presser waits; more are a job."""


class BulkRunQuerySet(models.QuerySet["BulkRun"]):
    """Runs by access."""

    def visible_to(self, actor: Actor) -> "BulkRunQuerySet":
        """One's own: the page repeats numbers the doer has seen."""
        return self.none() if actor.user_id is None else self.filter(by_id=actor.user_id)


class BulkRun(Base):
    """``key`` is made with the form: the same form sent twice is one run. ``results`` holds, in the order given, rows
    ``[case key, number, done, reason, undo, moment]``, where ``undo`` is the key of the former case worker of an
    assignment. Until the run is over, ``asked`` holds all of them as ``[case key, number]`` and ``told`` what is told
    once; as whom it was pressed (``organisation_id``, ``for_user_id``, ``language``) is what a job carries on as."""

    key = models.UUIDField(unique=True)
    kind = models.CharField(max_length=10, choices=BulkKind.choices)
    by_id = models.UUIDField()
    organisation_id = models.UUIDField(null=True)
    for_user_id = models.UUIDField(null=True)
    language = models.CharField(max_length=2, default="kk")
    asked = models.JSONField(default=list)
    told = models.JSONField(default=dict)
    at = models.DateTimeField()
    results = models.JSONField(default=list)
    finished_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    objects = BulkRunQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["by_id", "-at"], name="bulk_run_by_doer")]

    @property
    def is_at_work(self) -> bool:
        """Whether a job still has some of them before it."""
        return self.finished_at is None and len(self.asked) > AT_ONCE

    @property
    def done_count(self) -> int:
        """To how many it was done."""
        return sum(row[2] for row in self.results)

    def get_absolute_url(self) -> str:
        return reverse("cases:bulk_run", args=[self.pk])
