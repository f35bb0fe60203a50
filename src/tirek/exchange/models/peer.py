"""Another Tirek that refers to us under a memorandum: its referrals become applications here, and our words go back."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from tirek.cases.enums import TransitionState
from tirek.core.actor import Actor
from tirek.core.models import Base
from tirek.exchange.enums import ExchangePermission
from tirek.exchange.enums_of_wires import PeerDeedKind, PeerNoticeKind
from tirek.exchange.models.outgoing import Outgoing, OutgoingQuerySet, Way, WayQuerySet


class PeerQuerySet(WayQuerySet):
    """Peers by access."""

    def visible_to(self, actor: Actor) -> Self:
        """Those that send to organisations where the actor manages systems."""
        reach = actor.reach(ExchangePermission.MANAGE_CLIENTS)
        return self.filter(reach.q("organisation_id")) if reach else self.none()


class Peer(Way):
    """An installation of others. ``organisation`` is our office that takes what it refers. Its secrets are sealed:
    ``secret`` opens its interface to us, ``webhook_secret`` proves that a notice is its own. ``service`` stands for
    services of theirs that our catalogue does not have."""

    name = models.CharField(max_length=200)
    address = models.URLField(max_length=300)
    client_id = models.CharField(max_length=200)
    secret = models.BinaryField()
    webhook_secret = models.BinaryField()
    memorandum = models.ForeignKey("network.Memorandum", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="peers")
    service = models.ForeignKey("programmes.Service", null=True, on_delete=models.PROTECT, related_name="+")
    looked_at = models.DateTimeField(null=True, editable=False)
    made_by_id = models.UUIDField(null=True, editable=False)

    objects = PeerQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["address", "client_id"], condition=~Q(state="closed"), name="peer_once_per_client"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("exchange:peer", args=[self.pk])


class OfPeerQuerySet(OutgoingQuerySet):
    """What belongs to a peer is seen by whoever sees the peer."""

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(way__in=Peer.objects.visible_to(actor))


class PeerNotice(Outgoing):
    """A referral of theirs to be looked at: they told us (``told_id``, their id of the notice, taken once), or we found
    it ourselves. Its lane is the referral."""

    way = models.ForeignKey(Peer, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=6, choices=PeerNoticeKind.choices)
    told_id = models.CharField(max_length=100)
    told_kind = models.CharField(max_length=30, blank=True)

    objects = OfPeerQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["way", "told_id"], name="peer_notice_once")]
        indexes = [models.Index(fields=["way", "lane", "id"], condition=Q(state="waiting"), name="notice_lane")]


class PeerCaseQuerySet(models.QuerySet["PeerCase"]):
    """Applications that came from peers."""

    def visible_to(self, actor: Actor) -> "PeerCaseQuerySet":
        """Those of visible peers."""
        return self.filter(peer__in=Peer.objects.visible_to(actor))


class PeerCase(Base):
    """A referral of theirs and the application it became here, exactly one. ``remote_state`` is what they last said."""

    peer = models.ForeignKey(Peer, on_delete=models.PROTECT, related_name="cases")
    remote_id = models.UUIDField()
    remote_number = models.CharField(max_length=40)
    remote_state = models.CharField(max_length=20)
    case = models.OneToOneField("cases.Case", on_delete=models.CASCADE, related_name="from_peer")
    withdrawn_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField()

    objects = PeerCaseQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["peer", "remote_id"], name="peer_referral_once")]
        indexes = [models.Index(fields=["peer", "-id"], name="peer_case_list")]

    @property
    def remote_label(self) -> str:
        """What they last said, in words."""
        known = TransitionState.values
        return str(TransitionState(self.remote_state).label) if self.remote_state in known else self.remote_state


class PeerDeed(Outgoing):
    """A word of ours about a referral of theirs, on its way. ``key`` is the Idempotency-Key; the lane is the
    referral."""

    way = models.ForeignKey(Peer, on_delete=models.CASCADE, related_name="deeds")
    peer_case = models.ForeignKey(PeerCase, on_delete=models.CASCADE, related_name="deeds")
    kind = models.CharField(max_length=8, choices=PeerDeedKind.choices)
    told = models.JSONField(default=dict)
    answer = models.CharField(max_length=500, blank=True, default="")

    objects = OfPeerQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["way", "lane", "id"], condition=Q(state="waiting"), name="deed_lane")]
        constraints = [
            models.UniqueConstraint(
                fields=["peer_case", "kind"],
                condition=Q(kind__in=["accept", "decline", "done"]) & ~Q(state="dropped"),
                name="peer_deed_once",
            ),
        ]
