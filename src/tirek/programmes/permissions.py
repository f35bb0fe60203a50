"""Rules on the catalogue, each a verdict with its reason."""

from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.verdict import ALLOWED, Verdict, refuse
from tirek.programmes.enums import ProgrammePermission
from tirek.programmes.enums_of_services import RulesPermission, ServicePermission
from tirek.programmes.models import Scenario, Service


def may_edit_catalogue(actor: Actor) -> Verdict:
    """Changing services, their providers and routes."""
    if actor.is_system or actor.holds(ProgrammePermission.EDIT):
        return ALLOWED
    return refuse(_("Your role does not change the catalogue of services."))


def may_confirm(actor: Actor, service: Service) -> Verdict:
    """Saying that a measure is still true: its owner's staff, and whoever keeps the catalogue; after a change somebody
    else than who made it."""
    if service.changed_by_id and service.changed_by_id == actor.user_id:
        return refuse(_("You changed this measure last: somebody else looks it over and confirms it."))
    if may_edit_catalogue(actor) or (service.owner_id and actor.holds(ServicePermission.CONFIRM, at=service.owner_id)):
        return ALLOWED
    return refuse(_("Only the organisation that answers for this measure confirms it."))


def may_enter_figures(actor: Actor) -> Verdict:
    """Entering the published figures of regions that rules are computed with."""
    if actor.is_system or actor.holds(RulesPermission.ENTER_FIGURES):
        return ALLOWED
    return refuse(_("Your role does not enter the figures of regions."))


def may_simulate(actor: Actor) -> Verdict:
    """Writing reforms down and running them over an invented population."""
    if actor.holds(RulesPermission.SIMULATE):
        return ALLOWED
    return refuse(_("Your role does not try reforms."))


def may_adopt(actor: Actor, scenario: Scenario) -> Verdict:
    """Making a scenario law: never by its author."""
    if not actor.holds(RulesPermission.ADOPT):
        return refuse(_("Your role does not adopt rules."))
    if actor.user_id is None or actor.user_id == scenario.author_id:
        return refuse(_("Somebody else than the author adopts a scenario."))
    return ALLOWED
