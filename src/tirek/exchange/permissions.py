"""Who connects which systems, and who brings tables into registers."""

from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.verdict import ALLOWED, Verdict, refuse
from tirek.exchange.enums import (
    AT_WORK,
    CLIENT_ROLES,
    NEVER_UNDONE,
    REGISTER_PERMISSION,
    ExchangePermission,
    ImportState,
    RowPlan,
)
from tirek.exchange.models import ImportRun, Reconciliation
from tirek.network.enums import NetworkPermission
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


def may_own_clients(actor: Actor, organisation: Organisation) -> Verdict:
    """Opening a sandbox for one's own organisation and asking for a real system: the partner's own people."""
    if actor.holds(ExchangePermission.OWN_CLIENTS, at=organisation.pk):
        return ALLOWED
    return refuse(_("Only people of the partner itself do this."))


def may_cut_off(actor: Actor, organisation: Organisation) -> Verdict:
    """Cutting a system off or changing its secret: an administrator, or the partner's own people."""
    return may_manage_clients(actor, organisation) or may_own_clients(actor, organisation)


def on_partners_side(actor: Actor, reconciliation: Reconciliation) -> bool:
    """Whether somebody speaks for the partner in a comparison."""
    return actor.holds(ExchangePermission.OWN_CLIENTS, at=reconciliation.client.organisation_id)


def may_agree(actor: Actor, reconciliation: Reconciliation) -> Verdict:
    """Acknowledging a compared month, once for each side."""
    if not actor.holds(ExchangePermission.RECONCILE, at=reconciliation.client.organisation_id):
        return refuse(_("You do not compare lists of months."))
    theirs = on_partners_side(actor, reconciliation)
    if (reconciliation.theirs_agreed_at if theirs else reconciliation.ours_agreed_at) is not None:
        return refuse(_("Your side has agreed already."))
    return ALLOWED


def may_import(actor: Actor, register: str) -> Verdict:
    """Bringing a table into a register: who imports and keeps that register, for the own organisation."""
    at = actor.organisation_id
    if at and actor.holds(NetworkPermission.IMPORT_REGISTERS, at=at) and actor.holds(REGISTER_PERMISSION[register]):
        return ALLOWED
    return refuse(_("You do not bring tables into this register."))


def may_check(actor: Actor, run: ImportRun) -> Verdict:
    """Naming the columns and looking again, until the table has been taken."""
    if run.state not in (ImportState.NAMING, ImportState.CHECKED, ImportState.FAILED) or not run.stored_as:
        return refuse(_("This table has been taken already, or is at work."))
    return may_import(actor, run.register)


def may_apply(actor: Actor, run: ImportRun) -> Verdict:
    """Taking the good rows of a checked table."""
    if run.state != ImportState.CHECKED:
        return refuse(_("Only a table that has been checked is taken."))
    if not any(run.counts.get(plan) for plan in (RowPlan.CREATE, RowPlan.CHANGE)):
        return refuse(_("This table changes nothing."))
    return may_import(actor, run.register)


def may_undo(actor: Actor, run: ImportRun) -> Verdict:
    """Undoing a whole import, while its rows are remembered."""
    if run.register in NEVER_UNDONE:
        return refuse(_("An application that was registered is answered, not taken back."))
    if run.state != ImportState.APPLIED or not run.stored_as:
        return refuse(_("Only a table that has been taken is undone, within three months."))
    return may_import(actor, run.register)


def may_discard(actor: Actor, run: ImportRun) -> Verdict:
    """Throwing away a table of which nothing was taken."""
    if run.state in AT_WORK or run.applied_at:
        return refuse(_("This table has been taken already, or is at work."))
    return may_import(actor, run.register)
