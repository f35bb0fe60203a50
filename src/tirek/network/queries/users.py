"""Who works where: staff of an organisation, one user's roles, open invitations, personas of the demo."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, Q, QuerySet

from tirek.core.actor import Actor
from tirek.core.roles import Role
from tirek.network.models import Invitation, Organisation, RoleGrant, User
from tirek.network.permissions import may_close_account, may_end_grant, may_grant

DEMO_DOMAIN = "tirek.example"
PERSONAS = (
    "registrar.saryagash",
    "clerk.saryagash",
    "clerk2.saryagash",
    "head.saryagash",
    "clerk.keles",
    "secretary.turkistan",
    "head.turkistan",
    "head.kostanay",
    "head.0001",
    "coordinator",
    "coordinator2",
    "analyst",
    "employment.turkistan",
    "housing.turkistan",
    "foundation",
    "competitions",
    "finance",
    "editor",
    "editor2",
    "monitor",
    "monitor2",
    "monitor3",
    "admin",
)

GUESTS = ("mediator.saryagash", "grantee", "expert", "expert2", "chair", "juror")
"""Personas of the demo who hold no role at an office: what they see comes from their own records."""


@dataclass(frozen=True, slots=True)
class StaffPage:
    """The people of one organisation, as an actor sees them."""

    grants: list[RoleGrant]
    past: list[RoleGrant]
    invitations: list[Invitation]


def staff_page(organisation: Organisation, actor: Actor, on: date) -> StaffPage:
    """Roles in force and ended at an organisation and its unsettled invitations; three queries."""
    grants = (
        RoleGrant.objects.visible_to(actor).filter(organisation=organisation).select_related("user", "organisation")
    )
    in_force = list(grants.in_force(on).order_by("user__name"))
    for grant in in_force:
        grant.may_end = may_end_grant(actor, grant)  # type: ignore[attr-defined]
    past = grants.exclude(pk__in=[grant.pk for grant in in_force]).order_by("-ended_at", "-created_at")
    return StaffPage(in_force, list(past), _invitations(organisation, actor))


def search_staff(actor: Actor, text: str, on: date) -> QuerySet[User]:
    """Users the actor may see, by a part of the name or address, with their roles in force."""
    current = RoleGrant.objects.visible_to(actor).in_force(on).select_related("organisation")
    found = User.objects.visible_to(actor).prefetch_related(Prefetch("grants", current, to_attr="current_grants"))
    for word in text.split()[:6]:
        found = found.filter(Q(name__icontains=word) | Q(email__icontains=word) | Q(post__icontains=word))
    staff: QuerySet[User] = found.order_by("name", "id")
    return staff


@dataclass(frozen=True, slots=True)
class UserPage:
    """One account with the roles the actor may see."""

    user: User
    grants: list[RoleGrant]
    may_close: bool


def user_page(user: User, actor: Actor, on: date) -> UserPage:
    """The roles of a user, those in force first; one query."""
    grants = list(RoleGrant.objects.visible_to(actor).filter(user=user).select_related("organisation").order_by("-id"))
    for grant in grants:
        grant.is_in_force = on in grant.during  # type: ignore[attr-defined]
        grant.may_end = may_end_grant(actor, grant)  # type: ignore[attr-defined]
    return UserPage(user, grants, bool(may_close_account(actor, user)))


def organisations_of(user: User, on: date) -> list[Organisation]:
    """Organisations a user may act for, first granted first."""
    grants = RoleGrant.objects.in_force(on).filter(user=user, organisation__during__contains=on)
    return list(
        {
            grant.organisation_id: grant.organisation for grant in grants.select_related("organisation").order_by("id")
        }.values()
    )


def names_of(user_ids: set[object]) -> dict[object, str]:
    """Names of accounts by key, for histories that keep keys only; one query."""
    return dict(User.objects.filter(pk__in=user_ids - {None}).values_list("pk", "name"))


def personas(on: date) -> list[tuple[Role, list[RoleGrant]]]:
    """The accounts of the demo that the start page offers, by role; one query. Empty outside a demo country."""
    emails = [f"{name}@{DEMO_DOMAIN}" for name in PERSONAS]
    grants = RoleGrant.objects.in_force(on).filter(user__email__in=emails, user__is_active=True)
    order = {email: place for place, email in enumerate(emails)}
    held = sorted(grants.select_related("user", "organisation"), key=lambda grant: order[grant.user.email])
    by_role = {role: [grant for grant in held if grant.role == role] for role in Role}
    return [(role, found) for role, found in by_role.items() if found]


def guests() -> list[User]:
    """The accounts of the demo that work without a role, in their order; one query."""
    emails = [f"{name}@{DEMO_DOMAIN}" for name in GUESTS]
    found = User.objects.active().filter(email__in=emails)
    return sorted(found, key=lambda user: emails.index(user.email))


def _invitations(organisation: Organisation, actor: Actor) -> list[Invitation]:
    rows = Invitation.objects.visible_to(actor).unsettled().filter(organisation=organisation)
    invitations = list(rows.select_related("organisation").order_by("-created_at"))
    for invitation in invitations:
        invitation.may_manage = may_grant(actor, invitation.role, organisation)  # type: ignore[attr-defined]
    return invitations


def open_invitations(actor: Actor, at: datetime) -> QuerySet[Invitation]:
    """Invitations that still wait for an answer where the actor answers for the staff."""
    return Invitation.objects.visible_to(actor).open(at).select_related("organisation").order_by("expires_at")
