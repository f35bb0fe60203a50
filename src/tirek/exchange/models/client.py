"""A partner's system that may call the API."""

from datetime import date, datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from tirek.core.actor import Actor
from tirek.core.models import Base
from tirek.core.roles import Role
from tirek.exchange.enums import ClientMode, ExchangePermission


class ApiClientQuerySet(models.QuerySet["ApiClient"]):
    """Systems by access."""

    def visible_to(self, actor: Actor) -> "ApiClientQuerySet":
        """Those of the organisations where the actor connects systems, and those of a partner's own organisation. A
        system sees itself."""
        reach = actor.reach(ExchangePermission.MANAGE_CLIENTS) | actor.reach(ExchangePermission.OWN_CLIENTS)
        return self.filter(reach.q("organisation_id") | Q(pk=actor.user_id) if reach else Q(pk=actor.user_id))

    def standing(self) -> "ApiClientQuerySet":
        """Those that are confirmed and not cut off."""
        return self.filter(revoked_at=None, is_waiting=False)

    def live(self) -> "ApiClientQuerySet":
        return self.filter(mode=ClientMode.LIVE)


class ApiClient(Base):
    """A system acting for one organisation with some of its roles. ``application`` holds its id and secret's digest.

    A system of a partner is bound to a ``memorandum``: it sees and does what is in it, while it is in force. One in
    the ``sandbox`` never meets a real record. ``is_waiting``: the partner has asked for it, nobody has confirmed it.
    While a secret is exchanged, the digest of the former one opens too, until ``previous_until``.
    """

    name = models.CharField(max_length=200)
    application = models.OneToOneField("oauth2_provider.Application", on_delete=models.PROTECT, related_name="client")
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="api_clients")
    memorandum = models.ForeignKey(
        "network.Memorandum", null=True, blank=True, on_delete=models.PROTECT, related_name="api_clients"
    )
    mode = models.CharField(max_length=8, choices=ClientMode.choices, default=ClientMode.LIVE)
    roles = ArrayField(models.CharField(max_length=20))
    scopes = ArrayField(models.CharField(max_length=20))
    is_waiting = models.BooleanField(default=False)
    connected_by_id = models.UUIDField(null=True, editable=False)
    confirmed_by_id = models.UUIDField(null=True, editable=False)
    secret_at = models.DateTimeField(null=True, editable=False)
    previous_secret = models.CharField(max_length=255, blank=True, default="", editable=False)
    previous_until = models.DateTimeField(null=True, editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)
    revoked_by_id = models.UUIDField(null=True, editable=False)

    objects = ApiClientQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(roles=[]) & ~Q(scopes=[]), name="apiclient_may_do_something"),
            models.CheckConstraint(
                condition=~Q(roles__contains=[Role.PARTNER_CLERK.value]) | Q(memorandum__isnull=False),
                name="apiclient_of_partner_has_memorandum",
            ),
            models.CheckConstraint(
                condition=Q(mode=ClientMode.LIVE) | Q(memorandum__isnull=False), name="apiclient_sandbox_of_partner"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_sandbox(self) -> bool:
        return self.mode == ClientMode.SANDBOX

    def is_in_force(self, on: date) -> bool:
        """Whether its memorandum lets it work that day; always, without one."""
        return self.memorandum is None or on in self.memorandum.during

    def keeps_former_secret(self, at: datetime) -> bool:
        """Whether the secret before the last exchange still opens."""
        return self.previous_until is not None and self.previous_until > at

    def get_absolute_url(self) -> str:
        return reverse("exchange:client", args=[self.pk])
