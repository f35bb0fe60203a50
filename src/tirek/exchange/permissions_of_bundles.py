"""Rules on bundles shared between installations, and on the keys that are believed."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.verdict import ALLOWED, Verdict, refuse
from tirek.exchange.enums_of_bundles import BundlePermission, BundleState
from tirek.exchange.models import Bundle


def may_share_bundles(actor: Actor, organisation_id: UUID | None) -> Verdict:
    """Giving rules out as a bundle, and bringing one in."""
    if actor.user_id and organisation_id and actor.holds(BundlePermission.SHARE, at=organisation_id):
        return ALLOWED
    return refuse(_("Bundles are shared by the coordinator and the administrator."))


def may_decide_bundle(actor: Actor, bundle: Bundle) -> Verdict:
    """Taking a bundle: a second person."""
    if bundle.state != BundleState.WAITING:
        return refuse(_("This bundle has been decided on already."))
    if actor.user_id == bundle.brought_by_id:
        return refuse(_("You brought it in yourself: a second person takes it."))
    return may_share_bundles(actor, bundle.organisation_id)


def may_refuse_bundle(actor: Actor, bundle: Bundle) -> Verdict:
    """Leaving a bundle untaken: also who brought it in."""
    if bundle.state != BundleState.WAITING:
        return refuse(_("This bundle has been decided on already."))
    return may_share_bundles(actor, bundle.organisation_id)


def may_undo_bundle(actor: Actor, bundle: Bundle) -> Verdict:
    """Undoing what was taken."""
    if bundle.state != BundleState.TAKEN:
        return refuse(_("Only a bundle that has been taken is undone."))
    return may_share_bundles(actor, bundle.organisation_id)


def may_keep_keys(actor: Actor) -> Verdict:
    """Saying whose bundles are believed."""
    if actor.user_id and actor.holds(BundlePermission.KEEP_KEYS):
        return ALLOWED
    return refuse(_("Trusted keys are kept by the administrator."))
