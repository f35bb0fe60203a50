"""Invitations by e-mail to take a role."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from tirek.core.actor import Actor
from tirek.core.models import Base
from tirek.core.roles import Role
from tirek.network.enums import NetworkPermission


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations by state."""

    def visible_to(self, actor: Actor) -> "InvitationQuerySet":
        """Those to organisations where the actor may view users."""
        reach = actor.reach(NetworkPermission.VIEW_USERS)
        return self.filter(reach.q("organisation_id")) if reach else self.none()

    def unsettled(self) -> "InvitationQuerySet":
        """Neither accepted nor withdrawn; they may have expired."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def open(self, at: datetime) -> "InvitationQuerySet":
        """Those that can still be accepted."""
        return self.unsettled().filter(expires_at__gt=at)


class Invitation(Base):
    """An invitation by e-mail to take a role. Only the digest of its token is kept; it works once until it ends."""

    email = models.EmailField()
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=2, default="kk")
    role = models.CharField(max_length=20, choices=Role.choices)
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="invitations")
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by_id = models.UUIDField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    user = models.ForeignKey(
        "network.User", null=True, on_delete=models.SET_NULL, related_name="invitations", editable=False
    )
    withdrawn_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["email", "role", "organisation"],
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="invitation_one_unsettled",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(withdrawn_at=None), name="invitation_accepted_or_withdrawn"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} → {self.organisation_id} {self.role}"
