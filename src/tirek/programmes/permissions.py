"""Rules on the catalogue, each a verdict with its reason."""

from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.verdict import ALLOWED, Verdict, refuse
from tirek.programmes.enums import ProgrammePermission


def may_edit_catalogue(actor: Actor) -> Verdict:
    """Changing services, their providers and routes."""
    if actor.is_system or actor.holds(ProgrammePermission.EDIT):
        return ALLOWED
    return refuse(_("Your role does not change the catalogue of services."))
