"""From a bearer token to an actor: two queries, like a person's request."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.utils.translation import get_language

from tirek.core.actor import Actor, Grant
from tirek.exchange.models import ApiClient
from tirek.network.queries.reach import reach_of


@dataclass(frozen=True, slots=True)
class Token:
    """A token that is in force: whose it is and what it opens."""

    client: ApiClient
    scopes: frozenset[str]


def token_in_force(secret: str, *, at: datetime) -> Token | None:
    """The token with its system and organisation; None when it is unknown, expired or its system is
    cut off or not confirmed."""
    checksum = hashlib.sha256(secret.encode()).hexdigest()
    told = {"token_checksum": checksum, "expires__gt": at}
    clients = ApiClient.objects.standing().filter(
        **{f"application__accesstoken__{name}": value for name, value in told.items()}
    )
    named = clients.annotate(token_scope=F("application__accesstoken__scope")).select_related(
        "organisation", "memorandum"
    )
    found = list(named.order_by()[:1])
    return Token(found[0], frozenset(found[0].token_scope.split())) if found else None  # type: ignore[attr-defined]


def actor_of(client: ApiClient) -> Actor:
    """Who a system acts as: its own key stands in the audit where a person's would."""
    reach = reach_of(client.organisation)
    return Actor(
        user_id=client.pk,
        name=client.name,
        organisation_id=client.organisation_id,
        organisation_name=client.organisation.name,
        grants=tuple(Grant(role, client.organisation_id, reach) for role in client.roles),
        language=(get_language() or "kk")[:2],
    )


def sender_of(client: ApiClient) -> Actor:
    """Who a partner's system sends an application as: named in the audit, without a role at any office. Whoever hands
    an application in may; refusing it is forbidden (АППК art. 64)."""
    return Actor(
        user_id=client.pk,
        name=client.name,
        organisation_id=client.organisation_id,
        organisation_name=client.organisation.name,
        language=(get_language() or "kk")[:2],
    )
