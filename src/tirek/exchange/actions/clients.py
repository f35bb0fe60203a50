"""Connecting a partner's system, and cutting it off."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from secrets import token_urlsafe
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _
from oauth2_provider.generators import generate_client_secret
from oauth2_provider.models import AccessToken, Application

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.lines import one_line
from tirek.core.roles import Role
from tirek.core.verdict import Refused, ensure, refuse
from tirek.exchange.enums import PARTNER_SCOPES, ClientMode, Scope
from tirek.exchange.models import ApiClient
from tirek.exchange.permissions import may_act_as, may_cut_off, may_manage_clients
from tirek.exchange.queries.clients import memoranda_of
from tirek.network.models import Organisation

LONGEST_OVERLAP = 30


@dataclass(frozen=True, slots=True)
class NewClient:
    """A system to connect: for whom it acts, with which roles, to which parts of the API, bound by which memorandum."""

    name: str
    organisation_id: UUID
    roles: tuple[str, ...]
    scopes: tuple[str, ...]
    memorandum_id: UUID | None = None
    mode: str = ClientMode.LIVE
    is_waiting: bool = False


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
    return make_client(new, organisation, by=by, at=at)


def make_client(new: NewClient, organisation: Organisation, *, digest: str = "", by: Actor, at: datetime) -> Connected:
    """Write a system whose maker has been checked. Raises ValidationError by field for what does not fit. With a
    ``digest`` the secret is whatever that was made of, which costs time only once for many."""
    name = _checked(new, organisation, local_date(at))
    secret = generate_client_secret()
    application = Application.objects.create(
        name=name,
        client_type=Application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Application.GRANT_CLIENT_CREDENTIALS,
        client_secret=digest or secret,
    )
    client = ApiClient.objects.create(
        name=name,
        application=application,
        organisation=organisation,
        memorandum_id=new.memorandum_id,
        mode=new.mode,
        is_waiting=new.is_waiting,
        secret_at=None if new.is_waiting else at,
        roles=sorted(new.roles),
        scopes=sorted(new.scopes),
        connected_by_id=by.user_id,
    )
    verb = "exchange.client_asked_for" if new.is_waiting else "exchange.client_connected"
    record(verb, client, by=by, at=at, office=organisation.pk)
    return Connected(client, application.client_id, secret)


@atomic
def revoke(client_id: UUID, *, by: Actor, at: datetime) -> ApiClient:
    """Cut a system off at once: its tokens are deleted and its secret no longer opens anything."""
    rows = ApiClient.objects.visible_to(by).select_for_update(of=("self",))
    client = rows.select_related("organisation", "application").get(pk=client_id)
    ensure(may_cut_off(by, client.organisation))
    if client.revoked_at is not None:
        raise Refused(refuse(_("This system is cut off already.")))
    AccessToken.objects.filter(application=client.application).delete()
    client.application.client_secret = token_urlsafe(64)  # known to nobody
    client.application.save(update_fields=["client_secret", "updated"])
    client.revoked_at, client.revoked_by_id, client.previous_until = at, by.user_id, None
    client.save(update_fields=["revoked_at", "revoked_by_id", "previous_until"])
    record("exchange.client_revoked", client, by=by, at=at, office=client.organisation_id)
    return client


@atomic
def renew_secret(client_id: UUID, days: int, *, by: Actor, at: datetime) -> Connected:
    """Give a system another secret. For so many days (0 to 30) the former one opens too. Raises Refused for a system
    that waits or is cut off."""
    rows = ApiClient.objects.visible_to(by).select_for_update(of=("self",))
    client = rows.select_related("organisation", "application").get(pk=client_id)
    ensure(may_cut_off(by, client.organisation))
    if client.is_waiting or client.revoked_at is not None:
        raise Refused(refuse(_("This system is not connected.")))
    if not 0 <= days <= LONGEST_OVERLAP:
        raise ValidationError({"days": _("At most %(n)s days.") % {"n": LONGEST_OVERLAP}})
    secret, application = generate_client_secret(), client.application
    had_one = client.secret_at is not None
    client.previous_secret = application.client_secret if days and had_one else ""
    client.previous_until = at + timedelta(days=days) if days and had_one else None
    client.secret_at = at
    application.client_secret = secret
    application.save(update_fields=["client_secret", "updated"])
    client.save(update_fields=["previous_secret", "previous_until", "secret_at"])
    if not days:
        AccessToken.objects.filter(application=application).delete()
    record("exchange.client_secret_renewed", client, by=by, at=at, office=client.organisation_id, days=days)
    return Connected(client, application.client_id, secret)


def _checked(new: NewClient, organisation: Organisation, on: date) -> str:
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
    problems |= _unbound(new, organisation, on)
    if problems:
        raise ValidationError(problems)
    return name


def _unbound(new: NewClient, organisation: Organisation, on: date) -> dict[str, object]:
    """What does not fit of the memorandum: a partner's system needs one of its own, and reaches nothing beside it."""
    is_partners = Role.PARTNER_CLERK in new.roles
    if new.memorandum_id is None:
        missing = is_partners or new.mode == ClientMode.SANDBOX
        return {"memorandum": _("A partner's system works under a memorandum.")} if missing else {}
    problems: dict[str, object] = {}
    if not memoranda_of(organisation, on).filter(pk=new.memorandum_id).exists():
        problems["memorandum"] = _("This organisation has no such memorandum in force.")
    if set(new.roles) != {Role.PARTNER_CLERK}:
        problems["roles"] = _("Under a memorandum a system works as a partner's case worker, and as nobody else.")
    if not set(new.scopes) <= set(PARTNER_SCOPES):
        problems["scopes"] = _("This part of the API is not open to partners.")
    return problems
