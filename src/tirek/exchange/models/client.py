"""A partner's system that may call the API."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from tirek.core.actor import Actor
from tirek.core.models import Base
from tirek.exchange.enums import ExchangePermission


class ApiClientQuerySet(models.QuerySet["ApiClient"]):
    """Systems by access."""

    def visible_to(self, actor: Actor) -> "ApiClientQuerySet":
        """Those of the organisations where the actor connects systems."""
        reach = actor.reach(ExchangePermission.MANAGE_CLIENTS)
        return self.filter(reach.q("organisation_id")) if reach else self.none()


class ApiClient(Base):
    """A system acting for one organisation with some of its roles. ``application`` holds its id and secret's digest."""

    name = models.CharField(max_length=200)
    application = models.OneToOneField("oauth2_provider.Application", on_delete=models.PROTECT, related_name="client")
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="api_clients")
    roles = ArrayField(models.CharField(max_length=20))
    scopes = ArrayField(models.CharField(max_length=20))
    connected_by_id = models.UUIDField(null=True, editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)
    revoked_by_id = models.UUIDField(null=True, editable=False)

    objects = ApiClientQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(roles=[]) & ~Q(scopes=[]), name="apiclient_may_do_something"),
        ]

    def __str__(self) -> str:
        return self.name
