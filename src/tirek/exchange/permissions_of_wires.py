"""Rules on webhooks and other installations, each a verdict with its reason."""

from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.verdict import ALLOWED, Verdict, refuse
from tirek.exchange.enums import ExchangePermission
from tirek.exchange.models import ApiClient
from tirek.network.models import Organisation


def may_keep_webhooks(actor: Actor, client: ApiClient) -> Verdict:
    """Saying where a system is told of news: an administrator, the partner whose system it is, or the system itself."""
    if actor.user_id == client.pk:
        return ALLOWED
    at = client.organisation_id
    if actor.holds(ExchangePermission.MANAGE_CLIENTS, at=at) or actor.holds(ExchangePermission.OWN_CLIENTS, at=at):
        return ALLOWED
    return refuse(_("Only an administrator, or the partner whose system it is, keeps its addresses."))


def may_keep_peers(actor: Actor, organisation: Organisation) -> Verdict:
    """Connecting another installation that refers to one of our organisations."""
    if actor.holds(ExchangePermission.MANAGE_CLIENTS, at=organisation.pk):
        return ALLOWED
    return refuse(_("Only an administrator connects other installations."))
