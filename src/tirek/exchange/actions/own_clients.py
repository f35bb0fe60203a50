"""What a partner does with its own systems: opens a sandbox by itself, asks for a real one, gets it confirmed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.roles import Role
from tirek.core.verdict import Refused, ensure, refuse
from tirek.exchange.actions.clients import Connected, NewClient, make_client
from tirek.exchange.actions.practice import lay_out
from tirek.exchange.enums import PARTNER_SCOPES, ClientMode
from tirek.exchange.models import ApiClient
from tirek.exchange.permissions import may_manage_clients, may_own_clients
from tirek.exchange.queries.clients import sandboxes_of
from tirek.network.models import Organisation

MOST_SANDBOXES = 5


@atomic
def open_sandbox(name: str, memorandum_id: UUID | None, *, by: Actor, at: datetime) -> Connected:
    """Give one's own organisation a key to invented records, at once, with a few invented referrals in it."""
    organisation = _own(by)
    if sandboxes_of(organisation.pk) >= MOST_SANDBOXES:
        words = _("At most %(n)s sandboxes are open at once: cut one off first.")
        raise ValidationError({"name": words % {"n": MOST_SANDBOXES}})
    new = _new(organisation, name, memorandum_id, PARTNER_SCOPES, ClientMode.SANDBOX)
    connected = make_client(new, organisation, by=by, at=at)
    lay_out(connected.client, at=at)
    return connected


@atomic
def ask_for_system(
    name: str, memorandum_id: UUID | None, scopes: Sequence[str], *, by: Actor, at: datetime
) -> ApiClient:
    """Ask for a system that works with real records. It opens nothing until an administrator has confirmed it."""
    organisation = _own(by)
    new = _new(organisation, name, memorandum_id, scopes, ClientMode.LIVE)
    return make_client(replace(new, is_waiting=True), organisation, by=by, at=at).client


@atomic
def confirm(client_id: UUID, *, by: Actor, at: datetime) -> ApiClient:
    """Confirm a system a partner asked for. Its secret is taken by the partner itself, afterwards."""
    rows = ApiClient.objects.visible_to(by).select_for_update(of=("self",))
    client = rows.select_related("organisation").get(pk=client_id)
    ensure(may_manage_clients(by, client.organisation))
    if not client.is_waiting or client.revoked_at is not None:
        raise Refused(refuse(_("This system does not wait for confirmation.")))
    if by.user_id is not None and by.user_id == client.connected_by_id:
        raise Refused(refuse(_("Another person has to confirm what you have asked for.")))
    client.is_waiting, client.confirmed_by_id = False, by.user_id
    client.save(update_fields=["is_waiting", "confirmed_by_id"])
    record("exchange.client_confirmed", client, by=by, at=at, office=client.organisation_id)
    return client


def _own(by: Actor) -> Organisation:
    organisation = Organisation.objects.get(pk=by.organisation_id or UUID(int=0))
    ensure(may_own_clients(by, organisation))
    return organisation


def _new(
    organisation: Organisation, name: str, memorandum_id: UUID | None, scopes: Sequence[str], mode: str
) -> NewClient:
    return NewClient(
        name=name,
        organisation_id=organisation.pk,
        roles=(Role.PARTNER_CLERK,),
        scopes=tuple(scopes),
        memorandum_id=memorandum_id,
        mode=mode,
    )
