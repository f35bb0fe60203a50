"""One deed done to many cases at once, with what became of each."""

from django.db import models
from django.urls import reverse

from tirek.cases.enums_of_hands import BulkKind
from tirek.core.actor import Actor
from tirek.core.models import Base


class BulkRunQuerySet(models.QuerySet["BulkRun"]):
    """Runs by access."""

    def visible_to(self, actor: Actor) -> "BulkRunQuerySet":
        """One's own: the page repeats numbers the doer has seen."""
        return self.none() if actor.user_id is None else self.filter(by_id=actor.user_id)


class BulkRun(Base):
    """``key`` is made with the form: the same form sent twice is one run. ``results`` holds, in the order given, rows
    ``[case key, number, done, reason, undo]``, where ``undo`` is the key of the former case worker of an assignment."""

    key = models.UUIDField(unique=True)
    kind = models.CharField(max_length=10, choices=BulkKind.choices)
    by_id = models.UUIDField()
    at = models.DateTimeField()
    results = models.JSONField(default=list)
    finished_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    objects = BulkRunQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["by_id", "-at"], name="bulk_run_by_doer")]

    @property
    def done_count(self) -> int:
        """To how many it was done."""
        return sum(row[2] for row in self.results)

    def get_absolute_url(self) -> str:
        return reverse("cases:bulk_run", args=[self.pk])
