"""Who connects which systems."""

from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.verdict import ALLOWED, Verdict, refuse
from tirek.exchange.enums import CLIENT_ROLES, ExchangePermission
from tirek.network.models import Organisation
from tirek.network.permissions import role_fits


def may_manage_clients(actor: Actor, organisation: Organisation) -> Verdict:
    """Connecting and revoking the systems of an organisation."""
    if actor.holds(ExchangePermission.MANAGE_CLIENTS, at=organisation.pk):
        return ALLOWED
    return refuse(_("Only an administrator connects systems."))


def may_act_as(role: str, organisation: Organisation) -> Verdict:
    """Whether a system of this organisation may hold a role."""
    if role not in CLIENT_ROLES:
        return refuse(_("A system cannot hold this role."))
    return role_fits(role, organisation)
