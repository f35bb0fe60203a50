"""Connecting a partner's system, and cutting it off."""

from dataclasses import dataclass
from datetime import datetime
from secrets import token_urlsafe
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _
from oauth2_provider.generators import generate_client_secret
from oauth2_provider.models import AccessToken, Application

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.lines import one_line
from tirek.core.verdict import Refused, ensure, refuse
from tirek.exchange.enums import Scope
from tirek.exchange.models import ApiClient
from tirek.exchange.permissions import may_act_as, may_manage_clients
from tirek.network.models import Organisation


@dataclass(frozen=True, slots=True)
class NewClient:
    """A system to connect: for whom it acts, with which roles, to which parts of the API."""

    name: str
    organisation_id: UUID
    roles: tuple[str, ...]
    scopes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Connected:
    """A connected system. ``secret`` is told this once; only its digest is stored."""

    client: ApiClient
    client_id: str
    secret: str


@atomic
def connect(new: NewClient, *, by: Actor, at: datetime) -> Connected:
    """Connect a system. Raises Refused for who may not, ValidationError by field for what does not fit."""
    organisation = Organisation.objects.get(pk=new.organisation_id)
    ensure(may_manage_clients(by, organisation))
    name = _checked(new, organisation)
    secret = generate_client_secret()
    application = Application.objects.create(
        name=name,
        client_type=Application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Application.GRANT_CLIENT_CREDENTIALS,
        client_secret=secret,
    )
    client = ApiClient.objects.create(
        name=name,
        application=application,
        organisation=organisation,
        roles=sorted(new.roles),
        scopes=sorted(new.scopes),
        connected_by_id=by.user_id,
    )
    record("exchange.client_connected", client, by=by, at=at, office=organisation.pk)
    return Connected(client, application.client_id, secret)


@atomic
def revoke(client_id: UUID, *, by: Actor, at: datetime) -> ApiClient:
    """Cut a system off at once: its tokens are deleted and its secret no longer opens anything."""
    rows = ApiClient.objects.visible_to(by).select_for_update(of=("self",))
    client = rows.select_related("organisation", "application").get(pk=client_id)
    ensure(may_manage_clients(by, client.organisation))
    if client.revoked_at is not None:
        raise Refused(refuse(_("This system is cut off already.")))
    AccessToken.objects.filter(application=client.application).delete()
    client.application.client_secret = token_urlsafe(64)  # known to nobody
    client.application.save(update_fields=["client_secret", "updated"])
    client.revoked_at, client.revoked_by_id = at, by.user_id
    client.save(update_fields=["revoked_at", "revoked_by_id"])
    record("exchange.client_revoked", client, by=by, at=at, office=client.organisation_id)
    return client


def _checked(new: NewClient, organisation: Organisation) -> str:
    """The tidy name; raises ValidationError naming every bad field at once."""
    problems: dict[str, object] = {}
    name = one_line(new.name)
    if not 0 < len(name) <= 200:
        problems["name"] = _("Give the system a name of at most 200 letters.")
    refusals = [verdict.reason for role in new.roles if not (verdict := may_act_as(role, organisation))]
    if refusals or not new.roles:
        problems["roles"] = refusals or _("Choose at least one role.")
    if not new.scopes or not set(new.scopes) <= set(Scope.values):
        problems["scopes"] = _("Choose at least one part of the API.")
    if problems:
        raise ValidationError(problems)
    return name
