"""What waits for whoever keeps the exchange running; asked on every start page, so nothing for who keeps nothing."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from tirek.core.actor import Actor
from tirek.exchange.enums import ExchangePermission
from tirek.exchange.enums_of_wires import OutgoingState, WayState
from tirek.exchange.models import ApiClient, Peer, PeerDeed, PeerNotice, WebhookDelivery, WebhookEndpoint

STUBBORN = 5


def systems_to_confirm(actor: Actor) -> Any:
    """Systems that partners have asked for."""
    if not actor.holds(ExchangePermission.MANAGE_CLIENTS):
        return ApiClient.objects.none()
    return ApiClient.objects.visible_to(actor).filter(is_waiting=True, revoked_at=None)


def webhooks_in_trouble(actor: Actor) -> Any:
    """Addresses that are not reached again and again, or where notices were given up."""
    dead = WebhookDelivery.objects.filter(way=OuterRef("pk"), state=OutgoingState.DEAD)
    return _open(WebhookEndpoint, actor).filter(Q(failures__gte=STUBBORN) | Exists(dead))


def peers_in_trouble(actor: Actor) -> Any:
    """The same of other installations."""
    unread, unsaid = (
        Exists(model.objects.filter(way=OuterRef("pk"), state=OutgoingState.DEAD)) for model in (PeerNotice, PeerDeed)
    )
    return _open(Peer, actor).filter(Q(failures__gte=STUBBORN) | unread | unsaid)


def _open(model: Any, actor: Actor) -> Any:
    if not actor.holds(ExchangePermission.MANAGE_CLIENTS) and not actor.holds(ExchangePermission.OWN_CLIENTS):
        return model.objects.none()
    return model.objects.visible_to(actor).filter(state=WayState.OPEN)
