"""Endpoints of connected systems: made, paused, changed, closed; notices sent again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import Refused, ensure, refuse
from tirek.exchange.actions import ways
from tirek.exchange.actions.carrying import send_again
from tirek.exchange.actions.notices import write_notices
from tirek.exchange.actions.webhook_jobs import wake
from tirek.exchange.calling import BadAddress, checked
from tirek.exchange.enums_of_wires import CHOSEN_KINDS, NoticeKind, OutgoingState, WayState
from tirek.exchange.models import ApiClient, WebhookDelivery, WebhookEndpoint
from tirek.exchange.permissions_of_wires import may_keep_webhooks
from tirek.exchange.sealing import new_secret, seal

OVERLAP = timedelta(days=7)
MOST_ENDPOINTS = 10


@dataclass(frozen=True, slots=True)
class Made:
    """A new endpoint or a new secret, which is told this once."""

    endpoint: WebhookEndpoint
    secret: str


@atomic
def add_webhook(client_id: UUID, url: str, events: Iterable[str], *, by: Actor, at: datetime) -> Made:
    """Have a system told of some kinds of news at an address. Raises ValidationError by field."""
    client = ApiClient.objects.visible_to(by).select_for_update(of=("self",)).get(pk=client_id)
    ensure(may_keep_webhooks(by, client))
    if client.revoked_at is not None:
        raise Refused(refuse(_("This system is cut off already.")))
    chosen = _checked(client, url, events)
    secret = new_secret()
    endpoint = WebhookEndpoint.objects.create(
        client=client, url=url, events=chosen, secret=seal(secret), made_by_id=by.user_id
    )
    record("exchange.webhook_made", endpoint, by=by, at=at, client=client.pk)
    return Made(endpoint, secret)


@atomic
def change_webhook(endpoint_id: UUID, url: str, events: Iterable[str], *, by: Actor, at: datetime) -> WebhookEndpoint:
    """Another address or other news. What waits goes to the new address."""
    endpoint = _locked(endpoint_id, by)
    endpoint.events = _checked(endpoint.client, url, events, but=endpoint)
    endpoint.url = url
    ways.begin_anew(endpoint, "url", "events")
    record("exchange.webhook_changed", endpoint, by=by, at=at)
    wake(endpoint.pk)
    return endpoint


@atomic
def pause_webhook(endpoint_id: UUID, *, by: Actor, at: datetime) -> WebhookEndpoint:
    """Send nothing until it is opened again; what happens meanwhile waits."""
    return ways.move(_locked(endpoint_id, by), WayState.PAUSED, "exchange.webhook_paused", by=by, at=at)


@atomic
def open_webhook(endpoint_id: UUID, *, by: Actor, at: datetime) -> WebhookEndpoint:
    """Go on, with what has waited first."""
    endpoint = ways.move(_locked(endpoint_id, by), WayState.OPEN, "exchange.webhook_opened", by=by, at=at)
    wake(endpoint.pk)
    return endpoint


@atomic
def close_webhook(endpoint_id: UUID, *, by: Actor, at: datetime) -> WebhookEndpoint:
    """Close an endpoint for good: what waits for it is dropped, its log stays."""
    endpoint = _locked(endpoint_id, by)
    return ways.close(endpoint, [endpoint.deliveries], "exchange.webhook_closed", by=by, at=at)


@atomic
def change_secret(endpoint_id: UUID, *, overlap: bool = True, by: Actor, at: datetime) -> Made:
    """Give an endpoint a new secret. For a week both sign, so that the partner changes over when it suits; at once,
    when the old one has become known."""
    endpoint = _locked(endpoint_id, by)
    secret = new_secret()
    endpoint.old_secret, endpoint.old_until = (endpoint.secret, at + OVERLAP) if overlap else (None, None)
    endpoint.secret = seal(secret)
    endpoint.save(update_fields=["secret", "old_secret", "old_until"])
    record("exchange.webhook_secret_changed", endpoint, by=by, at=at)
    return Made(endpoint, secret)


@atomic
def ping(endpoint_id: UUID, *, by: Actor, at: datetime) -> WebhookDelivery:
    """Send a test, which says nothing but that it is one."""
    endpoint = _locked(endpoint_id, by)
    if not endpoint.is_open:
        raise Refused(refuse(_("This address is paused. Open it first.")))
    endpoint.events = [NoticeKind.PING]
    delivery = write_notices([endpoint], NoticeKind.PING, uuid4(), "", {"system": endpoint.client.name}, at=at)[0]
    record("exchange.webhook_tested", endpoint, by=by, at=at, delivery=delivery.pk)
    return delivery


@atomic
def replay(delivery_id: int, *, by: Actor, at: datetime) -> WebhookDelivery:
    """Send one notice again, with its old id."""
    delivery: WebhookDelivery = WebhookDelivery.objects.visible_to(by).select_related("way").get(pk=delivery_id)
    _again(delivery.way_id, WebhookDelivery.objects.filter(pk=delivery.pk), by, at)
    delivery.refresh_from_db()
    return delivery


@atomic
def replay_period(endpoint_id: UUID, since: datetime, until: datetime, *, by: Actor, at: datetime) -> int:
    """Send everything of a span of time again, in order; returns how many. Raises ValidationError."""
    if since >= until:
        raise ValidationError({"until": _("This is before the beginning.")})
    return _again(endpoint_id, WebhookDelivery.objects.filter(written_at__gte=since, written_at__lt=until), by, at)


@atomic
def replay_dead(endpoint_id: UUID, *, by: Actor, at: datetime) -> int:
    """Send everything that was given up again, in order; returns how many."""
    return _again(endpoint_id, WebhookDelivery.objects.filter(state=OutgoingState.DEAD), by, at)


def _again(endpoint_id: UUID, deliveries: object, by: Actor, at: datetime) -> int:
    endpoint = _locked(endpoint_id, by)
    chosen = deliveries.filter(way=endpoint).exclude(kind=NoticeKind.PING)  # type: ignore[attr-defined]
    count = send_again(chosen, at=at)
    ways.begin_anew(endpoint)
    record("exchange.webhook_replayed", endpoint, by=by, at=at, deliveries=count)
    wake(endpoint.pk)
    return count


def _locked(endpoint_id: UUID, by: Actor) -> WebhookEndpoint:
    rows = WebhookEndpoint.objects.visible_to(by).select_for_update(of=("self",), no_key=True)
    endpoint: WebhookEndpoint = rows.select_related("client__organisation").get(pk=endpoint_id)
    ensure(may_keep_webhooks(by, endpoint.client))
    if endpoint.is_closed:
        raise Refused(refuse(_("This address is closed for good.")))
    return endpoint


def _checked(client: ApiClient, url: str, events: Iterable[str], *, but: WebhookEndpoint | None = None) -> list[str]:
    """The kinds in their order; raises ValidationError naming every bad field at once."""
    problems: dict[str, object] = {}
    try:
        checked(url)
    except BadAddress as problem:
        problems["url"] = words_of(str(problem))
    chosen = [kind.value for kind in CHOSEN_KINDS if kind in set(events)]
    if not chosen:
        problems["events"] = _("Choose at least one kind of news.")
    others = WebhookEndpoint.objects.live().filter(client=client).exclude(pk=but.pk if but else None)
    if others.filter(url=url).exists():
        problems["url"] = _("This system is told at this address already.")
    elif others.count() >= MOST_ENDPOINTS:
        problems["url"] = _("A system has at most %(n)s addresses.") % {"n": MOST_ENDPOINTS}
    if problems:
        raise ValidationError(problems)
    return chosen


def words_of(code: str) -> str:
    """Why an address is not called, for people."""
    told = {
        "not https": _("Give an address that begins with https://."),
        "not a public address": _("This address lies inside a closed network."),
        "unknown host": _("There is no such server."),
    }
    return told.get(code, _("Give a whole web address, without a name and password in it."))
