"""Accounts and the roles they hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor, system_actor
from tirek.core.audit import Entry, record, record_many
from tirek.core.calendar import local_date
from tirek.core.lines import normalise_email, one_line
from tirek.core.roles import Role
from tirek.core.verdict import Refused, ensure, refuse
from tirek.network.actions.organisations import NewOrganisation, create_organisation
from tirek.network.enums import Level, NetworkPermission, OrganisationKind
from tirek.network.models import Organisation, RoleGrant, User
from tirek.network.permissions import may_close_account, may_end_grant, may_grant
from tirek.territory.enums import AreaKind
from tirek.territory.models import Area


@dataclass(frozen=True, kw_only=True)
class NewUser:
    """An account with the roles it starts with: pairs of role and organisation, for ``create_staff``."""

    email: str
    name: str
    post: str = ""
    language: str = "kk"
    roles: Sequence[tuple[str, UUID]] = ()
    since: date | None = None


@transaction.atomic
def create_user(
    *, email: str, name: str, language: str = "kk", post: str = "", password: str | None = None, by: Actor, at: datetime
) -> User:
    """Make an account that holds no role yet. Without a password it cannot sign in with one.

    Raises ValidationError for an address that is none or taken, and for a weak password. Only Tirek itself and those
    who manage users make accounts; people come by invitation.
    """
    if not by.holds(NetworkPermission.MANAGE_USERS):
        raise Refused(refuse(_("You do not manage the staff of any organisation.")))
    address = normalise_email(email)
    if address is None:
        raise ValidationError({"email": _("This is not an e-mail address.")})
    if User.objects.filter(email=address).exists():
        raise ValidationError({"email": _("This address already has an account.")})
    user = User(email=address, name=one_line(name), post=one_line(post), language=language, created_at=at)
    _set_password(user, password)
    user.save(force_insert=True)
    EmailAddress.objects.create(user=user, email=address, verified=True, primary=True)
    record("network.user_created", user, by=by, at=at)
    return user


@transaction.atomic
def create_staff(news: Sequence[NewUser], *, by: Actor, at: datetime) -> list[User]:
    """Make many accounts without passwords, with their roles, in a few statements; for imports and the demo.

    Only an actor who manages users everywhere may. Roles are taken as given, beyond that they exist.
    """
    if not by.reach(NetworkPermission.MANAGE_USERS).everywhere:
        raise Refused(refuse(_("Only an administrator of the network makes many accounts at once.")))
    users = [User(email=new.email.lower(), name=new.name, post=new.post, language=new.language) for new in news]
    for user in users:
        user.set_unusable_password()
    User.objects.bulk_create(users)
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users
    )
    grants = RoleGrant.objects.bulk_create(
        RoleGrant(
            user=user,
            role=Role(role),
            organisation_id=organisation_id,
            during=DateRange(new.since or local_date(at), None),
            granted_by_id=by.user_id,
        )
        for user, new in zip(users, news, strict=True)
        for role, organisation_id in new.roles
    )
    record_many((Entry("network.user_created", user) for user in users), by=by, at=at)
    record_many((Entry("network.role_granted", grant, _facts(grant)) for grant in grants), by=by, at=at)
    return users


@transaction.atomic
def grant_role(
    user_id: UUID, *, role: str, organisation_id: UUID, since: date | None = None, by: Actor, at: datetime
) -> RoleGrant:
    """Give a role at an organisation, from ``since`` (today) on. A role already held is returned as it is.

    Raises Refused when ``by`` may not give it (:func:`~tirek.network.permissions.may_grant`).
    """
    user = User.objects.select_for_update().get(pk=user_id)
    organisation = Organisation.objects.get(pk=organisation_id)
    ensure(may_grant(by, role, organisation))
    held = RoleGrant.objects.filter(user=user, role=role, organisation=organisation, during__upper_inf=True).first()
    if held:
        return held
    grant = RoleGrant.objects.create(
        user=user,
        role=role,
        organisation=organisation,
        during=DateRange(since or local_date(at), None),
        granted_by_id=by.user_id,
    )
    record("network.role_granted", grant, by=by, at=at, **_facts(grant))
    return grant


@transaction.atomic
def end_grant(grant_id: UUID, *, by: Actor, at: datetime) -> RoleGrant:
    """Take a role away at once: from the next request on it gives nothing. Raises Refused with the reason."""
    visible = RoleGrant.objects.visible_to(by)
    grant = visible.select_for_update(of=("self",)).select_related("organisation").get(pk=grant_id)
    ensure(may_end_grant(by, grant))
    beginning = grant.during.lower or local_date(at)
    grant.during = DateRange(beginning, max(beginning, local_date(at)))
    grant.ended_at, grant.ended_by_id = at, by.user_id
    grant.save(update_fields=["during", "ended_at", "ended_by_id"])
    record("network.role_ended", grant, by=by, at=at, **_facts(grant))
    return grant


@transaction.atomic
def close_account(user_id: UUID, *, by: Actor, at: datetime) -> User:
    """Close an account: its sessions end with the next request. Its roles and history stay."""
    user: User = User.objects.visible_to(by).select_for_update().get(pk=user_id)
    ensure(may_close_account(by, user))
    user.is_active = False
    user.save(update_fields=["is_active"])
    record("network.account_closed", user, by=by, at=at)
    return user


@transaction.atomic
def open_account(user_id: UUID, *, by: Actor, at: datetime) -> User:
    """Open a closed account again."""
    user: User = User.objects.visible_to(by).select_for_update().get(pk=user_id)
    ensure(may_close_account(by, user))
    user.is_active = True
    user.save(update_fields=["is_active"])
    record("network.account_opened", user, by=by, at=at)
    return user


@transaction.atomic
def create_administrator(email: str, name: str, password: str, *, at: datetime | None = None) -> User:
    """The first account of an installation, for ``tirek create-admin``: administrator at the republic's office.

    That office is founded when there is none; the areas must have been loaded. Raises ValidationError with the reason.
    """
    moment, by = at or timezone.now(), system_actor("create-admin")
    office = _root_office() or _found_root_office(by, moment)
    user: User | None = User.objects.filter(email=normalise_email(email) or "").first()
    if user is None:
        user = create_user(email=email, name=name, password=password, by=by, at=moment)
    grant_role(user.pk, role=Role.ADMINISTRATOR, organisation_id=office.pk, by=by, at=moment)
    return user


def _set_password(user: User, password: str | None) -> None:
    if password is not None:
        try:
            validate_password(password, user)
        except ValidationError as error:
            raise ValidationError({"password": error.messages}) from error
    user.set_password(password)


def _facts(grant: RoleGrant) -> dict[str, object]:
    return {"user_id": grant.user_id, "role": str(grant.role), "organisation_id": grant.organisation_id}


def _root_office() -> Organisation | None:
    roots = Organisation.objects.offices().filter(level=Level.REPUBLIC).order_by("path")
    return next((office for office in roots if office.parent_code is None), None)


def _found_root_office(by: Actor, at: datetime) -> Organisation:
    country = Area.objects.filter(kind=AreaKind.REPUBLIC).first()
    if country is None:
        raise ValidationError(_("The areas have not been loaded yet. Run “tirek territory import” first."))
    office = NewOrganisation(
        code="0001",
        kind=OrganisationKind.OFFICE,
        level=Level.REPUBLIC,
        area_id=country.pk,
        name_kk="Республикалық қабылдау бөлмесі",
        name_ru="Республиканская приёмная",
        name_en="National reception office",
        since=local_date(at),
        accepts_applications=True,
    )
    return create_organisation(office, by=by, at=at)
