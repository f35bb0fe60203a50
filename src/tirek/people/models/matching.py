"""Records that may be one person: what a scan found, and what people decided."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from tirek.core.models import Base
from tirek.people.enums import PairState, PersonPermission

from .person import Person

if TYPE_CHECKING:
    from tirek.core.actor import Actor


class DuplicateScan(Base):
    """One search of the whole register: with which engine and model, how much it read and found."""

    engine = models.CharField(max_length=8)
    model_version = models.CharField(max_length=40)
    threshold = models.FloatField()
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField()
    persons = models.PositiveIntegerField()
    pairs = models.PositiveIntegerField()
    new_pairs = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["-finished_at"], name="people_scan_latest")]


class DuplicatePairQuerySet(models.QuerySet["DuplicatePair"]):
    def visible_to(self, actor: "Actor") -> "DuplicatePairQuerySet":
        """Pairs of which the actor may see both people: a pair of two offices waits for the office above both."""
        if actor.is_system:
            return self
        if not actor.holds(PersonPermission.REVIEW):
            return self.none()
        people = Person.objects.visible_to(actor, PersonPermission.REVIEW)
        return self.filter(Exists(people.filter(pk=OuterRef("low_id"))), Exists(people.filter(pk=OuterRef("high_id"))))

    def undecided(self) -> "DuplicatePairQuerySet":
        return self.filter(state__in=[PairState.OPEN, PairState.WAITING])


class DuplicatePair(Base):
    """Two records that a scan found alike. ``low`` has the smaller key, so that a pair exists once.

    ``explained`` lists the comparisons: field, level reached, and its weight in bits (how many doublings of the odds).
    """

    low = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    high = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    score = models.FloatField(_("likeness"))
    weight = models.FloatField()
    explained: Any = models.JSONField(default=list)
    model_version = models.CharField(max_length=40)
    state = models.CharField(_("state"), max_length=8, choices=PairState, default=PairState.OPEN)
    found_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = DuplicatePairQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="people_pair_once", fields=["low", "high"]),
            models.CheckConstraint(name="people_pair_in_order", condition=Q(low__lt=F("high"))),
        ]
        indexes = [
            models.Index(fields=["state", "-weight"], name="people_pair_queue"),
            models.Index(fields=["high"], name="people_pair_high"),
        ]

    def __str__(self) -> str:
        return f"{self.low_id} {self.high_id}"

    @property
    def percent(self) -> int:
        """The likeness as a whole number of percent, never rounded up to certainty."""
        return min(99, int(self.score * 100))


class MatchDecision(Base):
    """Somebody compared two records: the same person or not. A later scan never asks again."""

    low = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    high = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    is_same = models.BooleanField()
    by_user_id = models.UUIDField(null=True, blank=True)
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="people_decision_once", fields=["low", "high"]),
            models.CheckConstraint(name="people_decision_in_order", condition=Q(low__lt=F("high"))),
        ]
