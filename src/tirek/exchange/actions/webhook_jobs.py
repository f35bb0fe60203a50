"""The jobs that carry notices to webhooks: what is sent, and what is kept of each try."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tirek.core.jobs import defer, task
from tirek.exchange.actions.carrying import Line, carry
from tirek.exchange.calling import Reply, call
from tirek.exchange.enums_of_wires import OutgoingState, WayState
from tirek.exchange.models import WebhookAttempt, WebhookDelivery, WebhookEndpoint
from tirek.exchange.payload import body_of, key_of
from tirek.exchange.sealing import Unreadable, signature, unseal

KEPT_FOR = timedelta(days=90)
ANSWER = 2000


def _hand_over(endpoint: WebhookEndpoint, delivery: WebhookDelivery, at: datetime) -> Reply:
    """One POST. The time in the signature is that of this try: an old one is refused as a replay."""
    body, key, stamp = body_of(delivery, site=settings.SITE_URL), key_of(delivery), int(at.timestamp())
    try:
        signed = " ".join(signature(secret, key, stamp, body) for secret in secrets_of(endpoint, at))
    except Unreadable:
        return Reply(None, "secret unreadable")
    headers = {
        "Content-Type": "application/json",
        "webhook-id": key,
        "webhook-timestamp": str(stamp),
        "webhook-signature": signed,
    }
    return call("POST", endpoint.url, body, headers, largest=ANSWER)


def secrets_of(endpoint: WebhookEndpoint, at: datetime) -> list[str]:
    """The secret, and the former one while both are in force."""
    stored = [endpoint.secret]
    if endpoint.old_secret is not None and endpoint.old_until and at < endpoint.old_until:
        stored.append(endpoint.old_secret)
    return [unseal(each) for each in stored]


def _tried(tries: Sequence[tuple[Any, Reply]], at: datetime) -> None:
    """Keep every try; an endpoint that says it is gone for good (410) is paused, and what waits for it waits on."""
    WebhookAttempt.objects.bulk_create(
        WebhookAttempt(
            delivery=delivery,
            at=at,
            code=reply.code,
            error=reply.error[:60],
            milliseconds=reply.milliseconds,
            answer=reply.text,
        )
        for delivery, reply in tries
    )
    gone = {delivery.way_id for delivery, reply in tries if reply.code == 410}
    WebhookEndpoint.objects.filter(pk__in=gone, state=WayState.OPEN).update(state=WayState.PAUSED)


WEBHOOKS = Line("webhooks", WebhookDelivery, WebhookEndpoint, _hand_over, tried=_tried)


@task(name="exchange.carry_webhooks", retry=False)
def carry_webhooks(endpoint_id: str) -> None:
    """Carry what waits for one endpoint, and come again when the rest is due."""
    again = carry(WEBHOOKS, UUID(endpoint_id), now=timezone.now)
    if again is not None:
        defer(carry_webhooks, at=again, once=f"webhooks-later:{endpoint_id}", endpoint_id=endpoint_id)


def wake(endpoint_id: UUID) -> None:
    """Have what waits for an endpoint carried, once the transaction is committed. Should that get lost with this
    process, the sweep of the next minute finds it."""
    transaction.on_commit(partial(wake_now, endpoint_id), robust=True)


def wake_now(endpoint_id: UUID) -> None:
    """Store the job, unless one waits already."""
    defer(carry_webhooks, once=f"webhooks:{endpoint_id}", endpoint_id=str(endpoint_id))


def forget_deliveries(*, at: datetime) -> int:
    """Forget notices settled three months ago, their tries with them; returns how many."""
    old = WebhookDelivery.objects.exclude(state=OutgoingState.WAITING).filter(settled_at__lt=at - KEPT_FOR)
    count: int = old.count()
    old.delete()
    return count
