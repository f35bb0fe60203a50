"""Grants: the contract, its budget, what it promises, its tranches."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from tirek.calls.enums_of_grants import PUBLIC_STATES, AmendmentState, GrantState, TrancheState
from tirek.calls.models.call import Call
from tirek.calls.models.entry import Entry
from tirek.calls.models.following import OfGrantQuerySet, followed_by
from tirek.core.actor import Actor
from tirek.core.models import Base

MONEY: dict[str, Any] = {"max_digits": 14, "decimal_places": 2}


class GrantQuerySet(models.QuerySet["Grant"]):
    """Grants by access and state."""

    def visible_to(self, actor: Actor) -> "GrantQuerySet":
        """Signed ones are everyone's; one in preparation is seen by its two sides."""
        return self if actor.is_system else self.filter(Q(state__in=PUBLIC_STATES) | followed_by(actor))

    def followed_by(self, actor: Actor) -> "GrantQuerySet":
        """Those whose money and reports the actor sees."""
        return self if actor.is_system else self.filter(followed_by(actor))

    def signed(self) -> "GrantQuerySet":
        """Those of the public register."""
        return self.filter(state__in=PUBLIC_STATES)


class Grant(Base):
    """Money given for a project, from the contract to the last report.

    ``total`` is what the contract promises, in tenge; its tranches and its budget lines each add up to it when it is
    signed. ``prepared_by_id`` wrote the contract and ``signed_by_id``, another person, put it in force. ``user`` is the
    grantee's account, joined by the link sent to ``email`` (``token_digest``).
    """

    number = models.CharField(max_length=24, unique=True)
    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="grants")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="grant")
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="grants_given")
    state = models.CharField(max_length=10, choices=GrantState.choices, default=GrantState.PREPARED)
    title = models.CharField(max_length=300)
    grantee_name = models.CharField(max_length=300)
    grantee_number = models.CharField(max_length=12, blank=True)
    """BIN of an organisation; a person's number is not kept here."""
    is_person = models.BooleanField(default=False)
    signatory = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, default="kk")
    area = models.ForeignKey("territory.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    total = models.DecimalField(**MONEY)
    starts_on = models.DateField()
    ends_on = models.DateField()
    signed_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=500, blank=True)
    prepared_by_id = models.UUIDField()
    signed_by_id = models.UUIDField(null=True, blank=True)
    user = models.ForeignKey(
        "network.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="grants_received"
    )
    token_digest = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = GrantQuerySet.as_manager()

    class Meta:
        ordering = ["-signed_on", "-number"]
        constraints = [
            models.CheckConstraint(condition=Q(total__gt=0), name="grant_gives_money"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="grant_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(state=GrantState.PREPARED) | Q(signed_on__isnull=False, signed_by_id__isnull=False),
                name="grant_in_force_is_signed",
            ),
            models.CheckConstraint(
                condition=Q(signed_by_id__isnull=True) | ~Q(signed_by_id=F("prepared_by_id")),
                name="grant_signed_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state=GrantState.ENDED) | (Q(ended_on__isnull=False) & ~Q(end_reason="")),
                name="grant_ended_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state", "-signed_on"], name="grant_by_state")]

    def __str__(self) -> str:
        return f"№ {self.number} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("calls:grant", args=[self.number])


class BudgetLine(Base):
    """What the money is for: a line of the plan that receipts are counted against."""

    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="budget")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    planned = models.DecimalField(**MONEY)

    objects = OfGrantQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["grant", "position"], name="grant_line_position", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(condition=Q(planned__gte=0), name="grant_line_not_negative"),
        ]


class GrantIndicator(Base):
    """What the project promises, as a number; reports tell how much of it was reached."""

    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="indicators")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    planned = models.DecimalField(max_digits=12, decimal_places=2)

    objects = OfGrantQuerySet.as_manager()

    class Meta:
        ordering = ["position"]


class Tranche(Base):
    """A part of the money. One with ``after`` is unlocked by the acceptance of that report; ``paid`` needs the day, the
    sum and the number of the payment order."""

    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="tranches")
    position = models.PositiveSmallIntegerField()
    amount = models.DecimalField(**MONEY)
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=TrancheState.choices, default=TrancheState.LOCKED)
    after = models.ForeignKey(
        "calls.GrantReport", null=True, blank=True, on_delete=models.PROTECT, related_name="unlocks"
    )
    paid_on = models.DateField(null=True, blank=True)
    payment_number = models.CharField(max_length=60, blank=True)
    paid_by_id = models.UUIDField(null=True, blank=True)

    objects = OfGrantQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["grant", "position"], name="tranche_position"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="tranche_gives_money"),
            models.CheckConstraint(
                condition=~Q(state=TrancheState.PAID)
                | (Q(paid_on__isnull=False, paid_by_id__isnull=False) & ~Q(payment_number="")),
                name="tranche_paid_is_whole",
            ),
            models.UniqueConstraint(
                fields=["grant", "payment_number"], condition=~Q(payment_number=""), name="tranche_payment_once"
            ),
        ]
        indexes = [models.Index(fields=["state", "due_on"], name="tranche_by_day")]


class GrantAmendment(Base):
    """A change of a contract in force: what was and what is to be (``changes``: days, budget by line), why, who asked
    and who, of the other side, agreed."""

    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="amendments")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=AmendmentState.choices, default=AmendmentState.ASKED)
    changes = models.JSONField()
    reason = models.CharField(max_length=500)
    asked_at = models.DateTimeField()
    asked_by_id = models.UUIDField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_id = models.UUIDField(null=True, blank=True)
    answer = models.CharField(max_length=500, blank=True)

    objects = OfGrantQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["grant", "number"], name="grant_amendment_number"),
            models.UniqueConstraint(
                fields=["grant"], condition=Q(state=AmendmentState.ASKED), name="grant_amendment_one_open"
            ),
            models.CheckConstraint(
                condition=Q(decided_by_id__isnull=True) | ~Q(decided_by_id=F("asked_by_id")),
                name="grant_amendment_by_another",
            ),
        ]


class GrantReturn(Base):
    """Money that has to come back: why, by when, and that it came."""

    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="returns")
    amount = models.DecimalField(**MONEY)
    reason = models.CharField(max_length=500)
    due_on = models.DateField()
    asked_at = models.DateTimeField()
    asked_by_id = models.UUIDField()
    returned_on = models.DateField(null=True, blank=True)
    payment_number = models.CharField(max_length=60, blank=True)

    objects = OfGrantQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="grant_return_is_money"),
            models.CheckConstraint(
                condition=Q(returned_on__isnull=True) | ~Q(payment_number=""), name="grant_returned_with_payment"
            ),
        ]

    def is_overdue(self, on: date) -> bool:
        """Whether it should have come before that day."""
        return self.returned_on is None and self.due_on < on


class SiteVisit(Base):
    """Somebody went and looked: planned, then what was found and what has to be mended by when."""

    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="visits")
    on = models.DateField()
    visitors = models.CharField(max_length=300)
    findings = models.TextField(blank=True)
    to_mend = models.TextField(blank=True)
    mend_by = models.DateField(null=True, blank=True)
    mended_on = models.DateField(null=True, blank=True)
    planned_by_id = models.UUIDField()
    reported_at = models.DateTimeField(null=True, blank=True)

    objects = OfGrantQuerySet.as_manager()

    class Meta:
        ordering = ["on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reported_at__isnull=True) | ~Q(findings=""), name="site_visit_reported_with_findings"
            ),
        ]
