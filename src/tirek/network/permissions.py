"""Rules on organisations, users and memoranda, each a verdict with its reason."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.roles import Role
from tirek.core.verdict import ALLOWED, Verdict, refuse
from tirek.network.enums import (
    JOINABLE,
    NETWORK_ROLES,
    OFFICE_ROLES,
    STRENGTH,
    JoiningState,
    Level,
    NetworkPermission,
    OrganisationKind,
)
from tirek.network.models import (
    Joining,
    Membership,
    MemorandumObligation,
    Organisation,
    RoleGrant,
    Substitution,
    User,
)


def may_view_users(actor: Actor, organisation: Organisation) -> Verdict:
    """Who works at an organisation is seen by those who answer for it."""
    if actor.holds(NetworkPermission.VIEW_USERS, at=organisation.pk):
        return ALLOWED
    return refuse(_("You do not answer for the staff of this organisation."))


def may_manage_users(actor: Actor, organisation: Organisation) -> Verdict:
    """Inviting to an organisation and ending roles there, as far as :func:`may_grant` goes."""
    if actor.holds(NetworkPermission.MANAGE_USERS, at=organisation.pk):
        return ALLOWED
    return refuse(_("You do not manage the staff of this organisation."))


def may_grant(actor: Actor, role: str, organisation: Organisation) -> Verdict:
    """Nobody grants a role as strong as the own, except the head of an office below; administrators grant any."""
    managing = may_manage_users(actor, organisation)
    if not managing:
        return managing
    fitting = role_fits(role, organisation)
    if not fitting or actor.is_system:
        return fitting
    own = _strength_at(actor, organisation)
    if own == STRENGTH[Role.ADMINISTRATOR] or STRENGTH[Role(role)] < own:
        return ALLOWED
    is_below = organisation.pk != actor.organisation_id
    if role == Role.HEAD and is_below and own == STRENGTH[Role.HEAD]:
        return ALLOWED
    return refuse(_("You may only give roles weaker than your own."))


def role_fits(role: str, organisation: Organisation) -> Verdict:
    """Whether a role exists at an organisation of this kind and level."""
    if role not in Role.values:
        return refuse(_("There is no such role."))
    if role == Role.PARTNER_CLERK and organisation.kind == OrganisationKind.OFFICE:
        return refuse(_("A partner's case worker belongs to a partner organisation, not to a reception office."))
    if role in OFFICE_ROLES and organisation.kind == OrganisationKind.PARTNER:
        return refuse(_("A partner organisation has no such role."))
    if role in NETWORK_ROLES and organisation.level != Level.REPUBLIC:
        return refuse(_("This role exists only at the national level."))
    return ALLOWED


def grantable_roles(actor: Actor, organisation: Organisation) -> list[Role]:
    """The roles the actor may give at an organisation, weakest first."""
    return [role for role in sorted(Role, key=lambda role: STRENGTH[role]) if may_grant(actor, role, organisation)]


def may_end_grant(actor: Actor, grant: RoleGrant) -> Verdict:
    """A role is ended by whoever could give it, but nobody ends an own one: an office would lose its last head."""
    if grant.ended_at:
        return refuse(_("This role has ended already."))
    if grant.user_id == actor.user_id:
        return refuse(_("You cannot end your own role. Ask whoever answers for your organisation."))
    return may_grant(actor, grant.role, grant.organisation)


def may_substitute(actor: Actor, absent: User, organisation: Organisation) -> Verdict:
    """Entering a leave: one's own, or that of staff one manages whose roles are no stronger than one's own. Nobody
    hands on roles they hold only in the place of another."""
    if actor.for_user_id:
        return refuse(_("You act in the place of a colleague: act for yourself to enter a leave."))
    if absent.pk == actor.user_id:
        return ALLOWED
    if not actor.holds(NetworkPermission.MANAGE_USERS, at=organisation.pk):
        return refuse(_("You enter only your own leave. That of others is entered by the head."))
    held = RoleGrant.objects.filter(user=absent, organisation=organisation, ended_at__isnull=True)
    if any(STRENGTH[Role(role)] > _strength_at(actor, organisation) for role in held.values_list("role", flat=True)):
        return refuse(_("This person answers for more than you do: they enter their leave themselves."))
    return ALLOWED


def may_end_substitution(actor: Actor, row: Substitution, on: date) -> Verdict:
    """Ending one that is under way or to come: the absent, whoever entered it, and who manages the staff."""
    if row.ended_at or row.last_day is None or row.last_day < on:
        return refuse(_("This substitution has ended."))
    own = actor.user_id in (row.absent_id, row.entered_by_id) and actor.user_id is not None
    if own or actor.holds(NetworkPermission.MANAGE_USERS, at=row.organisation_id):
        return ALLOWED
    return refuse(_("Only the person on leave or the head ends a substitution."))


def may_close_account(actor: Actor, user: User) -> Verdict:
    """Accounts are closed by administrators of the whole network only, and never one's own."""
    if user.pk == actor.user_id:
        return refuse(_("You cannot close your own account."))
    if not actor.reach(NetworkPermission.CLOSE_ACCOUNTS).everywhere:
        return refuse(_("Only an administrator of the network closes accounts."))
    return ALLOWED


def may_edit_organisation(actor: Actor, organisation: Organisation | None) -> Verdict:
    """Founding (None: at the root), renaming, moving and closing organisations."""
    reach = actor.reach(NetworkPermission.EDIT_ORGANISATION)
    if reach.everywhere or (organisation is not None and organisation.pk in reach):
        return ALLOWED
    return refuse(_("You do not keep the register of organisations here."))


def may_edit_memoranda(actor: Actor) -> Verdict:
    """Memoranda bind organisations outside any subtree: who keeps them keeps them for the whole network."""
    if actor.reach(NetworkPermission.EDIT_MEMORANDA).everywhere:
        return ALLOWED
    return refuse(_("Only the national coordinator keeps memoranda."))


def _strength_at(actor: Actor, organisation: Organisation) -> int:
    held = [grant.role for grant in actor.grants if organisation.pk in grant.reach]
    return max((STRENGTH[Role(role)] for role in held), default=0)


def may_fulfil(actor: Actor, obligation: MemorandumObligation) -> Verdict:
    """Saying that an obligation is carried out: the party that owes it, or whoever keeps memoranda."""
    if actor.holds(NetworkPermission.FULFIL_OBLIGATIONS, at=obligation.owner_id) or may_edit_memoranda(actor):
        return ALLOWED
    return refuse(_("Only the party that has taken this on can say that it is done."))


def may_view_members(actor: Actor, organisation: Organisation) -> Verdict:
    """Seeing every seat of a body, those too whose holders did not agree to be named in public."""
    if actor.holds(NetworkPermission.VIEW_MEMBERS, at=organisation.pk):
        return ALLOWED
    return refuse(_("You do not watch over the members of this body."))


def may_keep_members(actor: Actor, organisation: Organisation) -> Verdict:
    """Electing, admitting, releasing, renewing, and the posts of a body."""
    if actor.holds(NetworkPermission.KEEP_MEMBERS, at=organisation.pk):
        return ALLOWED
    return refuse(_("You do not keep the members of this body."))


def may_edit_profile(actor: Actor, organisation: Organisation) -> Verdict:
    """What the public page tells of a body: who keeps its members, and who keeps the register."""
    if may_keep_members(actor, organisation) or may_edit_organisation(actor, organisation):
        return ALLOWED
    return refuse(_("You do not keep the page of this body."))


def may_join(organisation: Organisation, on: date) -> Verdict:
    """Applying to join: bodies that have members and are at work."""
    if on not in organisation.during:
        return refuse(_("This body is closed."))
    if organisation.kind not in JOINABLE:
        return refuse(_("Nobody joins a body of this kind by application."))
    return ALLOWED


def may_decide_joining(actor: Actor, joining: Joining) -> Verdict:
    """Writing down what the body decided on an application, once."""
    if joining.state != JoiningState.SUBMITTED:
        return refuse(_("This application has been decided already."))
    return may_keep_members(actor, joining.organisation)


def may_release(actor: Actor, seat: Membership, on: date) -> Verdict:
    """Ending a seat that is held or still to be taken."""
    if seat.last_day is not None and seat.last_day < on:
        return refuse(_("This seat has ended already."))
    return may_keep_members(actor, seat.organisation)
