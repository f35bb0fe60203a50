"""A month compared with a partner: both lists, line by line."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Count
from django.urls import reverse
from django.utils.formats import date_format

from tirek.cases.enums import CaseState, TransitionState
from tirek.core.actor import Actor
from tirek.core.models import Base
from tirek.exchange.enums import DifferenceKind, ExchangePermission


class ReconciliationQuerySet(models.QuerySet[Any]):
    """Comparisons by access."""

    def visible_to(self, actor: Actor) -> Self:
        """Both sides: who answers for the network, and the partner whose system it is."""
        reach = actor.reach(ExchangePermission.RECONCILE)
        return self.filter(reach.q("client__organisation_id")) if reach else self.none()

    def with_counts(self) -> Self:
        """With ``found``, how many differences there are."""
        return self.annotate(found=Count("differences"))


class Reconciliation(Base):
    """The lists of one month of one system, compared at ``compared_at``.

    Handing the list in again compares anew, until both sides have agreed: then it stands. ``ours`` and ``theirs`` count
    the lines of each list.
    """

    client = models.ForeignKey("exchange.ApiClient", on_delete=models.PROTECT, related_name="reconciliations")
    month = models.DateField()
    compared_at = models.DateTimeField()
    ours = models.PositiveIntegerField()
    theirs = models.PositiveIntegerField()
    agreed = models.PositiveIntegerField()
    ours_agreed_at = models.DateTimeField(null=True)
    ours_agreed_by_id = models.UUIDField(null=True)
    theirs_agreed_at = models.DateTimeField(null=True)
    theirs_agreed_by_id = models.UUIDField(null=True)

    objects = ReconciliationQuerySet.as_manager()

    class Meta:
        ordering = ["-month", "id"]
        constraints = [models.UniqueConstraint(fields=["client", "month"], name="reconciliation_once")]

    def __str__(self) -> str:
        return f"{self.client} {self.month:%Y-%m}"

    @property
    def is_settled(self) -> bool:
        """Whether both sides have agreed."""
        return self.ours_agreed_at is not None and self.theirs_agreed_at is not None

    def get_absolute_url(self) -> str:
        return reverse("exchange:reconciliation", args=[self.pk])


class Difference(Base):
    """One line on which the lists differ. ``ours`` and ``theirs`` hold state and day of each, empty where it is not."""

    reconciliation = models.ForeignKey(Reconciliation, on_delete=models.CASCADE, related_name="differences")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=13, choices=DifferenceKind.choices)
    number = models.CharField(max_length=40, blank=True)
    reference = models.CharField(max_length=80, blank=True)
    ours = models.CharField(max_length=60, blank=True)
    theirs = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["reconciliation", "position"], name="difference_position")]

    @property
    def ours_in_words(self) -> str:
        """What stands here, in the reader's language."""
        return _in_words(self.ours)

    @property
    def theirs_in_words(self) -> str:
        """What stands there; a state that is none of ours as they wrote it."""
        return _in_words(self.theirs)


def _in_words(told: str) -> str:
    """States of ours and days as people read them, the rest as it is."""
    labels: dict[str, Any] = {**dict(CaseState.choices), **dict(TransitionState.choices)}
    return ", ".join(str(labels.get(part) or _day(part)) for part in told.split(", ") if part)


def _day(text: str) -> str:
    try:
        return date_format(date.fromisoformat(text), "SHORT_DATE_FORMAT")
    except ValueError:
        return text
