"""Rules on programmes, roadmaps, reviews, initiatives, research and voices, each a verdict with its reason."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.verdict import ALLOWED, Verdict, refuse
from tirek.programmes.enums_of_initiatives import CallState, EnrolmentState, InitiativePermission
from tirek.programmes.enums_of_research import ResearchPermission
from tirek.programmes.enums_of_roadmaps import (
    ActionState,
    DecisionState,
    ReviewState,
    RoadmapPermission,
    RoadmapState,
)
from tirek.programmes.models import (
    Enrolment,
    FollowUp,
    Review,
    ReviewDecision,
    Roadmap,
    RoadmapAction,
)


def may_plan_for(actor: Actor, organisation_id: UUID) -> Verdict:
    """Writing programmes and roadmaps in the name of an organisation."""
    if actor.holds(RoadmapPermission.PLAN, at=organisation_id):
        return ALLOWED
    return refuse(_("You do not plan programmes of this organisation."))


def may_change_roadmap(actor: Actor, roadmap: Roadmap) -> Verdict:
    """Changing the actions of a roadmap until it is closed."""
    planning = may_plan_for(actor, roadmap.owner_id)
    if planning and roadmap.state == RoadmapState.CLOSED:
        return refuse(_("This roadmap is closed: it is not changed any more."))
    return planning


def may_adopt_roadmap(actor: Actor, roadmap: Roadmap) -> Verdict:
    """Putting a draft into force."""
    planning = may_plan_for(actor, roadmap.owner_id)
    if planning and roadmap.state != RoadmapState.DRAFT:
        return refuse(_("This roadmap is adopted already."))
    return planning


def may_close_roadmap(actor: Actor, roadmap: Roadmap) -> Verdict:
    """Ending the work on an adopted roadmap."""
    planning = may_plan_for(actor, roadmap.owner_id)
    if planning and roadmap.state != RoadmapState.ADOPTED:
        return refuse(_("Only an adopted roadmap is closed."))
    return planning


def may_copy_roadmap(actor: Actor, roadmap: Roadmap) -> Verdict:
    """Giving a national roadmap to the regions."""
    planning = may_plan_for(actor, roadmap.owner_id)
    if planning and (roadmap.area_id or roadmap.state != RoadmapState.ADOPTED):
        return refuse(_("Only an adopted national roadmap is given to the regions."))
    return planning


def may_report_action(actor: Actor, action: RoadmapAction) -> Verdict:
    """Telling where an action stands: its owner, and who plans the roadmap. Evidence may be added to a done one too."""
    if action.roadmap.state != RoadmapState.ADOPTED:
        return refuse(_("Work is reported on an adopted roadmap only."))
    if action.state == ActionState.CANCELLED:
        return refuse(_("This action was taken off the roadmap."))
    owns = actor.holds(RoadmapPermission.REPORT, at=action.owner_id)
    if owns or actor.holds(RoadmapPermission.PLAN, at=action.roadmap.owner_id):
        return ALLOWED
    return refuse(_("You do not report on actions of this organisation."))


def may_review_for(actor: Actor, organisation_id: UUID) -> Verdict:
    """Calling the regions to a review session."""
    if actor.holds(RoadmapPermission.REVIEW, at=organisation_id):
        return ALLOWED
    return refuse(_("You do not hold review sessions of this organisation."))


def may_prepare_review(actor: Actor, review: Review) -> Verdict:
    """Changing a session until it is held."""
    reviewing = may_review_for(actor, review.organiser_id)
    if reviewing and review.state != ReviewState.PLANNED:
        return refuse(_("This session is over: its minutes are not changed."))
    return reviewing


def may_decide_at(actor: Actor, review: Review) -> Verdict:
    """Writing down what a session decides."""
    reviewing = may_review_for(actor, review.organiser_id)
    if reviewing and review.state == ReviewState.CANCELLED:
        return refuse(_("This session did not take place."))
    return reviewing


def may_settle_decision(actor: Actor, decision: ReviewDecision) -> Verdict:
    """Saying what came of a decision: who had to carry it out, and who held the session."""
    if decision.state != DecisionState.OPEN:
        return refuse(_("What came of this decision is told already."))
    if actor.holds(RoadmapPermission.REPORT, at=decision.owner_id) or may_review_for(
        actor, decision.review.organiser_id
    ):
        return ALLOWED
    return refuse(_("You do not report on decisions of this organisation."))


def may_run_initiative(actor: Actor, organisation_id: UUID) -> Verdict:
    """Describing an initiative and its stages."""
    if actor.holds(InitiativePermission.RUN, at=organisation_id):
        return ALLOWED
    return refuse(_("You do not run initiatives of this organisation."))


def may_enrol_at(actor: Actor, organisation_id: UUID) -> Verdict:
    """Taking somebody into an initiative, accompanied by an organisation."""
    if actor.holds(InitiativePermission.ACCOMPANY, at=organisation_id):
        return ALLOWED
    return refuse(_("You do not accompany people for this organisation."))


def may_accompany(actor: Actor, enrolment: Enrolment) -> Verdict:
    """Writing down stages, equipment and leaving, until the way is over."""
    accompanying = may_enrol_at(actor, enrolment.organisation_id)
    if accompanying and enrolment.state == EnrolmentState.LEFT:
        return refuse(_("This person has dropped out."))
    return accompanying


def may_record_call(actor: Actor, call: FollowUp) -> Verdict:
    """Writing down what was heard on a follow-up call."""
    accompanying = may_enrol_at(actor, call.enrolment.organisation_id)
    if accompanying and call.state != CallState.DUE:
        return refuse(_("This call was made already."))
    return accompanying


def may_keep_research(actor: Actor, organisation_id: UUID) -> Verdict:
    """Writing down research of a body, its findings and reports."""
    if actor.holds(ResearchPermission.KEEP, at=organisation_id):
        return ALLOWED
    return refuse(_("You do not keep the research of this body."))


def may_link_voices(actor: Actor, programme_owner_id: UUID) -> Verdict:
    """Linking what people said to a programme, and publishing what was done."""
    if actor.holds(RoadmapPermission.LINK_VOICES, at=programme_owner_id):
        return ALLOWED
    return refuse(_("You do not answer for this programme."))
