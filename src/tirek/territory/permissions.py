"""Who may change the territory."""

from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.verdict import ALLOWED, Verdict, refuse
from tirek.territory.enums import NOT_CARRIED_OUT, AreaPermission, PlanState
from tirek.territory.models import ReformPlan


def may_edit_areas(actor: Actor) -> Verdict:
    """Areas are changed by the national coordinator and the administrator: one map for the whole network."""
    if not actor.holds(AreaPermission.EDIT):
        return refuse(_("Only the national coordinator and the administrator change the map of the country."))
    return ALLOWED


def may_edit_plan(actor: Actor, plan: ReformPlan) -> Verdict:
    """A plan is edited while it is being described; what was proposed is taken back first."""
    if plan.state != PlanState.DRAFT:
        return refuse(_("This reform has been proposed. Take it back to change it."))
    return may_edit_areas(actor)


def may_agree_to_plan(actor: Actor, plan: ReformPlan) -> Verdict:
    """Another person than who proposed it agrees."""
    if plan.state != PlanState.PROPOSED:
        return refuse(_("Nobody has proposed this reform, or it has been decided already."))
    if plan.proposed_by_id == actor.user_id:
        return refuse(_("You proposed this reform yourself. A second person has to look at it and agree."))
    return may_edit_areas(actor)


def may_take_back_plan(actor: Actor, plan: ReformPlan) -> Verdict:
    """Until it is carried out, a reform changes nothing and can be taken back."""
    if plan.state not in NOT_CARRIED_OUT:
        return refuse(_("This reform was carried out or withdrawn. What was carried out is changed by another act."))
    return may_edit_areas(actor)
