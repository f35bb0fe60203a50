"""Memoranda of cooperation: what one party may refer to another, and what data may cross."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import DateField, ExpressionWrapper, F, Func, Q
from django.urls import reverse

from tirek.core.actor import Actor
from tirek.core.models import Base
from tirek.network.enums import CapacityPeriod, CrossingField, NetworkPermission
from tirek.network.models.organisation import concerned_by


class MemorandumQuerySet(models.QuerySet["Memorandum"]):
    """Memoranda by force and parties."""

    def visible_to(self, actor: Actor) -> "MemorandumQuerySet":
        """Those of which a party is on the actor's path, at or below the actor's organisation: who may work under it
        or answers for those who do. Nobody else sees a memorandum."""
        reach = actor.reach(NetworkPermission.VIEW_MEMORANDA)
        if reach.everywhere:
            return self
        if not reach:
            return self.none()
        parties = MemorandumParty.objects.filter(organisation__in=concerned_by(reach))
        return self.filter(pk__in=parties.values("memorandum"))

    def to_renew(self, on: date) -> "MemorandumQuerySet":
        """In force, their last day within the notice they were given: time to speak about renewal."""
        last = Func("during", function="upper", output_field=DateField())
        notice = ExpressionWrapper(last - F("notice_days"), output_field=DateField())
        return self.in_force(on).alias(notice_from=notice).filter(notice_from__lte=on)

    def in_force(self, on: date) -> "MemorandumQuerySet":
        return self.filter(during__contains=on)

    def between(self, sender_ids: Iterable[UUID], receiver_ids: Iterable[UUID]) -> "MemorandumQuerySet":
        """Those that one of the first and one of the second organisations signed (a body and those above it)."""
        parties = MemorandumParty.objects.values("memorandum")
        return self.filter(
            Q(pk__in=parties.filter(organisation__in=list(sender_ids)))
            & Q(pk__in=parties.filter(organisation__in=list(receiver_ids)))
        )


class Memorandum(Base):
    """An agreement of two or more parties. An office below a party may refer under it.

    ``services`` are codes of the services it covers, ``monthly_capacity`` how many referrals the receiver takes in
    each ``capacity_period`` (empty: no limit), ``response_days`` working days to accept or decline, ``crossing`` the
    only fields of the case and the person that the receiver sees. An amendment keeps the former terms as a
    ``MemorandumEdition`` and raises ``edition``. ``notice_days`` before its last day renewal is asked for; ``scan`` is
    the signed paper.
    """

    title = models.CharField(max_length=300)
    number = models.CharField(max_length=40, unique=True)
    signed_on = models.DateField()
    during = DateRangeField()
    services = ArrayField(models.CharField(max_length=40))
    areas = models.ManyToManyField("territory.Area", blank=True, related_name="+")
    monthly_capacity = models.PositiveIntegerField(null=True, blank=True)
    capacity_period = models.CharField(max_length=7, choices=CapacityPeriod.choices, default=CapacityPeriod.MONTH)
    response_days = models.PositiveSmallIntegerField(default=3)
    joint_activities = models.TextField(blank=True)
    edition = models.PositiveSmallIntegerField(default=1, editable=False)
    edition_from = models.DateField(null=True, editable=False)
    notice_days = models.PositiveSmallIntegerField(default=60)
    scan = models.CharField(max_length=200, blank=True, editable=False)
    scan_digest = models.CharField(max_length=64, blank=True, editable=False)
    crossing = ArrayField(models.CharField(max_length=20, choices=CrossingField.choices), default=list)

    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    end_reason = models.CharField(max_length=300, blank=True)

    objects = MemorandumQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(during__isempty=False), name="memorandum_in_force_sometime"),
            models.CheckConstraint(condition=~Q(services=[]), name="memorandum_covers_a_service"),
            models.CheckConstraint(
                condition=Q(monthly_capacity__isnull=True) | Q(monthly_capacity__gt=0),
                name="memorandum_capacity_positive",
            ),
        ]

    def __str__(self) -> str:
        return f"№ {self.number} {self.title}"

    @property
    def last_day(self) -> date | None:
        """The last day in force, None without a term."""
        return self.during.upper - timedelta(days=1) if self.during.upper else None

    def get_absolute_url(self) -> str:
        return reverse("network:memorandum", args=[self.pk])


class MemorandumParty(Base):
    """An organisation that signed a memorandum."""

    memorandum = models.ForeignKey(Memorandum, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="memoranda")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["memorandum", "organisation"], name="memorandum_party_once"),
        ]
