"""Bundles of rules brought in from other installations, and the keys of those that are believed."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from tirek.core.actor import Actor
from tirek.core.models import Base
from tirek.exchange.enums_of_bundles import BundlePermission, BundleState


class TrustedKeyQuerySet(models.QuerySet["TrustedKey"]):
    """Keys by access and standing."""

    def visible_to(self, actor: Actor) -> Self:
        """All of them for whoever keeps them or brings bundles in."""
        sees = actor.is_system or actor.holds(BundlePermission.KEEP_KEYS) or actor.holds(BundlePermission.SHARE)
        return self.all() if sees else self.none()

    def in_force(self) -> Self:
        return self.filter(ended_at__isnull=True)


class TrustedKey(Base):
    """The public key (Ed25519, base64) of an installation whose bundles are believed. An ended one stays, for what
    was taken under it."""

    name = models.CharField(max_length=200)
    public_key = models.CharField(max_length=60)
    trusted_at = models.DateTimeField()
    trusted_by_id = models.UUIDField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    ended_by_id = models.UUIDField(null=True, editable=False)

    objects = TrustedKeyQuerySet.as_manager()

    class Meta:
        ordering = ["name", "trusted_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(public_key=""), name="trusted_key_is_named"),
            models.UniqueConstraint(
                fields=["public_key"], condition=Q(ended_at__isnull=True), name="trusted_key_once_in_force"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class BundleQuerySet(models.QuerySet["Bundle"]):
    """Bundles by access."""

    def visible_to(self, actor: Actor) -> Self:
        """Those brought in at organisations where the actor shares bundles."""
        reach = actor.reach(BundlePermission.SHARE)
        return self.filter(reach.q("organisation_id")) if reach else self.none()


class Bundle(Base):
    """A bundle that was brought in: the document as it was signed, and what each entry would do or has done.

    One person brings it in, another takes it. ``entries`` are :class:`tirek.exchange.bundles.base.Entry` as JSON: the
    plan of each, why not if not, what it changes, what stood before.
    """

    state = models.CharField(max_length=10, choices=BundleState.choices, default=BundleState.WAITING)
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="bundles")
    key = models.ForeignKey(TrustedKey, on_delete=models.PROTECT, related_name="bundles")
    title = models.CharField(max_length=200)
    document = models.JSONField()
    sha256 = models.CharField(max_length=64)
    entries = models.JSONField(default=list)
    brought_at = models.DateTimeField()
    brought_by_id = models.UUIDField(editable=False)
    brought_by_name = models.CharField(max_length=200)
    decided_at = models.DateTimeField(null=True)
    decided_by_id = models.UUIDField(null=True, editable=False)
    decided_by_name = models.CharField(max_length=200, blank=True)
    undone_at = models.DateTimeField(null=True)
    undone_by_id = models.UUIDField(null=True, editable=False)

    objects = BundleQuerySet.as_manager()

    class Meta:
        ordering = ["-brought_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=BundleState.TAKEN) | ~Q(decided_by_id=F("brought_by_id")),
                name="bundle_taken_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(state=BundleState.WAITING) | Q(decided_at__isnull=False, decided_by_id__isnull=False),
                name="bundle_decided_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("exchange:bundle", args=[self.pk])
