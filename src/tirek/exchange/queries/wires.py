"""What the pages of webhooks and of other installations show."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Avg, Count, Max, Min, Q

from tirek.core.actor import Actor
from tirek.exchange.enums_of_wires import OutgoingState
from tirek.exchange.models import Peer, PeerCase, PeerDeed, PeerNotice, WebhookAttempt, WebhookDelivery, WebhookEndpoint

WAITING, DEAD = Q(state=OutgoingState.WAITING), Q(state=OutgoingState.DEAD)


@dataclass(frozen=True, slots=True)
class Load:
    """What stands along a way."""

    waiting: int = 0
    dead: int = 0
    oldest: datetime | None = None


@dataclass(frozen=True, slots=True)
class WebhookRow:
    """A line of the list."""

    endpoint: WebhookEndpoint
    load: Load


@dataclass(frozen=True, slots=True)
class Week:
    """How an endpoint fared in the last seven days."""

    tries: int
    failed: int
    milliseconds: int | None
    slowest: int | None


@dataclass(frozen=True, slots=True)
class PeerRow:
    """A line of the list of installations. ``words``: what we have to say; ``looks``: referrals to be looked at."""

    peer: Peer
    cases: int
    words: Load
    looks: Load

    @property
    def waiting(self) -> int:
        return self.words.waiting + self.looks.waiting

    @property
    def dead(self) -> int:
        return self.words.dead + self.looks.dead


def webhook_rows(actor: Actor) -> list[WebhookRow]:
    """Every visible endpoint, those in use first; two queries."""
    found = WebhookEndpoint.objects.visible_to(actor).select_related("client__organisation")
    rows = sorted(found, key=lambda each: (each.is_closed, each.client.name, each.pk))
    loads = loads_of(WebhookDelivery, [each.pk for each in rows])
    return [WebhookRow(each, loads.get(each.pk, Load())) for each in rows]


def week_of(endpoint: WebhookEndpoint, at: datetime) -> Week:
    """Counted from its tries."""
    tries = WebhookAttempt.objects.filter(delivery__way=endpoint, at__gte=at - timedelta(days=7))
    bad = ~Q(code__gte=200, code__lt=300) | Q(code=None)
    told = tries.aggregate(
        tries=Count("pk"), failed=Count("pk", filter=bad), mean=Avg("milliseconds"), slowest=Max("milliseconds")
    )
    mean = None if told["mean"] is None else round(told["mean"])
    return Week(told["tries"], told["failed"], mean, told["slowest"])


def peer_rows(actor: Actor) -> list[PeerRow]:
    """Every visible installation, those in use first; four queries."""
    found = Peer.objects.visible_to(actor).select_related("organisation", "memorandum")
    rows = sorted(found, key=lambda each: (each.is_closed, each.name, each.pk))
    keys = [each.pk for each in rows]
    words, looks = loads_of(PeerDeed, keys), loads_of(PeerNotice, keys)
    counted = PeerCase.objects.filter(peer__in=keys).order_by().values_list("peer").annotate(n=Count("pk"))
    cases = dict(counted)
    return [
        PeerRow(each, cases.get(each.pk, 0), words.get(each.pk, Load()), looks.get(each.pk, Load())) for each in rows
    ]


def loads_of(model: Any, ways: list[UUID]) -> dict[UUID, Load]:
    """What stands along some ways; one query."""
    rows = model.objects.filter(WAITING | DEAD, way__in=ways).order_by().values("way")
    counted = rows.annotate(
        waiting=Count("pk", filter=WAITING), dead=Count("pk", filter=DEAD), oldest=Min("written_at", filter=WAITING)
    )
    return {row["way"]: Load(row["waiting"], row["dead"], row["oldest"]) for row in counted}


def of_peer(actor: Actor, case: Any) -> dict[str, Any] | None:
    """For the page of an application: the referral it came from. Asks nothing for one that came otherwise."""
    if case.channel != "api":
        return None
    known = PeerCase.objects.select_related("peer").filter(case_id=case.pk).first()
    if known is None:
        return None
    return {"known": known, "deeds": list(known.deeds.order_by("pk"))}
