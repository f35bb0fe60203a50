"""Who judges a call: experts, jurors and their chair; and what keeps them from judging an entry."""

from django.db import models
from django.db.models import Q

from tirek.calls.enums import CallPermission, PanelRole
from tirek.calls.models.call import Call
from tirek.calls.models.entry import Entry
from tirek.core.actor import Actor
from tirek.core.models import Base


class PanelMemberQuerySet(models.QuerySet["PanelMember"]):
    """Members of panels by access."""

    def visible_to(self, actor: Actor) -> "PanelMemberQuerySet":
        """Oneself, and those of the calls one runs."""
        if actor.is_system:
            return self
        reach = actor.reach(CallPermission.VIEW)
        condition = reach.q("call__organisation_id") if reach else Q(pk__in=())
        if actor.user_id:
            condition |= Q(user_id=actor.user_id)
        return self.filter(condition)


class PanelMember(Base):
    """Somebody who judges a call. Access to entries comes from assignments alone.

    ``languages`` and ``fields`` (codes of nominations) say what they can judge; ``area``, ``organisation_number`` and
    ``kin`` (names) are what conflicts are found by. ``user`` is empty until the invitation was accepted, by the link
    whose token is kept as a digest.
    """

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="panel")
    role = models.CharField(max_length=10, choices=PanelRole.choices)
    user = models.ForeignKey("network.User", null=True, blank=True, on_delete=models.PROTECT, related_name="panels")
    name = models.CharField(max_length=200)
    email = models.EmailField()
    languages = models.JSONField(default=list)
    fields = models.JSONField(default=list)
    area = models.ForeignKey("territory.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    employer = models.CharField(max_length=300, blank=True)
    organisation_number = models.CharField(max_length=12, blank=True)
    kin = models.JSONField(default=list)
    capacity = models.PositiveSmallIntegerField(null=True, blank=True)
    invited_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    left_reason = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=2, default="kk")
    token_digest = models.CharField(max_length=64, blank=True)
    token_until = models.DateTimeField(null=True, blank=True)

    objects = PanelMemberQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["call", "email"], name="panel_member_once")]
        indexes = [models.Index(fields=["token_digest"], name="panel_by_token", condition=~Q(token_digest=""))]


class Conflict(Base):
    """Why a member must not judge an entry: declared by them, or found."""

    member = models.ForeignKey(PanelMember, on_delete=models.CASCADE, related_name="conflicts")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="conflicts")
    kind = models.CharField(max_length=12)
    is_declared = models.BooleanField(default=False)
    note = models.CharField(max_length=300, blank=True)
    found_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "entry", "kind"], name="conflict_once")]
