"""From a bearer token to an actor: two queries, like a person's request."""

import hashlib
from datetime import datetime

from django.utils.translation import get_language
from oauth2_provider.models import AccessToken

from tirek.core.actor import Actor, Grant
from tirek.exchange.models import ApiClient
from tirek.network.queries.reach import reach_of


def token_in_force(secret: str, *, at: datetime) -> AccessToken | None:
    """The token with its client and organisation; None when it is unknown, expired or its system is revoked."""
    related = "application__client__organisation"
    checksum = hashlib.sha256(secret.encode()).hexdigest()
    found = AccessToken.objects.filter(token_checksum=checksum, expires__gt=at)
    return found.filter(application__client__revoked_at=None).select_related(related).first()


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
