"""Webhooks: where a partner's system wants to be told, what it was told, and every attempt."""

from datetime import datetime
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from tirek.core.actor import Actor
from tirek.core.calendar import local_date
from tirek.exchange.enums_of_wires import CHOSEN_KINDS, NoticeKind
from tirek.exchange.models.client import ApiClient
from tirek.exchange.models.outgoing import Outgoing, OutgoingQuerySet, Way, WayQuerySet


class WebhookEndpointQuerySet(WayQuerySet):
    """Endpoints by access."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of the systems the actor manages."""
        return self.filter(client__in=ApiClient.objects.visible_to(actor))

    def ready(self, at: datetime) -> Self:
        """Nothing goes to a system that was cut off, or whose memorandum has ended, even if it was written before."""
        in_force = Q(memorandum=None) | Q(memorandum__during__contains=local_date(at))
        return super().ready(at).filter(client__in=ApiClient.objects.filter(in_force, revoked_at=None))


class WebhookEndpoint(Way):
    """An address of a connected system. ``secret`` signs what is sent to it and is stored sealed; after a change the
    old one signs too until ``old_until``, so that the partner need not change over at the same moment."""

    client = models.ForeignKey(ApiClient, on_delete=models.PROTECT, related_name="webhooks")
    url = models.URLField(max_length=500)
    events = ArrayField(models.CharField(max_length=30, choices=[(kind.value, kind.label) for kind in CHOSEN_KINDS]))
    secret = models.BinaryField()
    old_secret = models.BinaryField(null=True)
    old_until = models.DateTimeField(null=True)
    made_by_id = models.UUIDField(null=True, editable=False)

    objects = WebhookEndpointQuerySet.as_manager()

    class Meta:
        ordering = ["client__name", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(events=[]), name="webhook_tells_something"),
            models.UniqueConstraint(
                fields=["client", "url"], condition=~Q(state="closed"), name="webhook_once_per_client"
            ),
        ]

    def __str__(self) -> str:
        return self.url

    def get_absolute_url(self) -> str:
        return reverse("exchange:webhook", args=[self.pk])


class WebhookDeliveryQuerySet(OutgoingQuerySet):
    """Deliveries by access."""

    def visible_to(self, actor: Actor) -> Self:
        """Those to visible endpoints."""
        return self.filter(way__in=WebhookEndpoint.objects.visible_to(actor))


class WebhookDelivery(Outgoing):
    """One notice to one endpoint. ``data`` is thin: keys, number, state, never a person's data."""

    way = models.ForeignKey(WebhookEndpoint, on_delete=models.CASCADE, related_name="deliveries")
    kind = models.CharField(max_length=30, choices=NoticeKind.choices)
    number = models.CharField(max_length=20, blank=True)
    data = models.JSONField()

    objects = WebhookDeliveryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["way", "lane", "id"], condition=Q(state="waiting"), name="delivery_lane"),
            models.Index(fields=["way", "-id"], name="delivery_log"),
            models.Index(fields=["settled_at"], name="delivery_settled"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("exchange:delivery", args=[self.pk])


class WebhookAttempt(models.Model):
    """One try of a delivery, and what was answered."""

    delivery = models.ForeignKey(WebhookDelivery, on_delete=models.CASCADE, related_name="tries")
    at = models.DateTimeField()
    code = models.PositiveSmallIntegerField(null=True)
    error = models.CharField(max_length=60, blank=True)
    milliseconds = models.PositiveIntegerField()
    answer = models.CharField(max_length=500, blank=True)

    objects: models.Manager[Any] = models.Manager()

    class Meta:
        ordering = ["id"]
