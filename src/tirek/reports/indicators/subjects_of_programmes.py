"""Kinds of records of programmes that an indicator may count. Nobody is named: a way leads to its initiative."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tirek.programmes.models import (
    Broadcast,
    FollowUp,
    Research,
    ResearchVisit,
    Review,
    ReviewRegion,
    RoadmapAction,
    StageReached,
    Voice,
)
from tirek.reports.indicators.subjects import Column, Subject

ACTIONS = Subject(
    model=RoadmapAction,
    place="owner_id",
    order=("due_on", "path", "id"),
    related=("roadmap", "owner"),
    deferred=("owner__search_keys",),
    address=lambda action: action.get_absolute_url(),
    columns=(
        Column(pgettext_lazy("roadmap", "Action"), lambda action: f"{action.code} {action.name}"),
        Column(_("Roadmap"), lambda action: action.roadmap.name),
        Column(_("Who carries it out"), lambda action: action.owner.name),
        Column(_("Due"), lambda action: action.due_on),
        Column(_("State"), lambda action: action.get_state_display()),
    ),
)
REVIEWS = Subject(
    model=Review,
    place="organiser_id",
    order=("-held_on", "-id"),
    related=("roadmap", "organiser"),
    deferred=("summary", "results"),
    address=lambda review: review.get_absolute_url(),
    columns=(
        Column(_("Held"), lambda review: review.held_on),
        Column(_("Roadmap"), lambda review: review.roadmap.name),
        Column(_("Organiser"), lambda review: review.organiser.name),
    ),
)
REVIEW_REGIONS = Subject(
    model=ReviewRegion,
    place="review__organiser_id",
    order=("-review__held_on", "position", "id"),
    related=("review", "area"),
    deferred=("review__summary", "review__results", "said"),
    address=lambda row: row.review.get_absolute_url(),
    columns=(
        Column(_("Region"), lambda row: row.area.name),
        Column(_("Held"), lambda row: row.review.held_on),
    ),
)
REACHED = Subject(
    model=StageReached,
    place="enrolment__organisation_id",
    order=("-on", "-id"),
    related=("stage__initiative", "enrolment__organisation"),
    deferred=("note", "certificate", "income"),
    address=lambda row: row.stage.initiative.get_absolute_url(),
    columns=(
        Column(_("Initiative"), lambda row: row.stage.initiative.name),
        Column(_("Stage of the way"), lambda row: row.stage.name),
        Column(_("Who accompanies"), lambda row: row.enrolment.organisation.name),
        Column(_("Day"), lambda row: row.on),
    ),
)
CALLS = Subject(
    model=FollowUp,
    place="enrolment__organisation_id",
    order=("-called_at", "-id"),
    related=("enrolment__initiative", "enrolment__organisation"),
    deferred=("note", "income"),
    address=lambda row: row.enrolment.initiative.get_absolute_url(),
    columns=(
        Column(_("Initiative"), lambda row: row.enrolment.initiative.name),
        Column(_("Who accompanies"), lambda row: row.enrolment.organisation.name),
        Column(_("After months"), lambda row: row.months),
        Column(_("What was heard"), lambda row: row.get_outcome_display()),
    ),
)
BROADCASTS = Subject(
    model=Broadcast,
    place="initiative__organisation_id",
    order=("-aired_on", "-id"),
    related=("initiative", "outlet"),
    address=lambda row: row.initiative.get_absolute_url(),
    columns=(
        Column(_("Title"), lambda row: row.title),
        Column(_("Initiative"), lambda row: row.initiative.name),
        Column(_("Outlet"), lambda row: row.outlet.name if row.outlet else ""),
        Column(_("Day"), lambda row: row.aired_on),
    ),
)
RESEARCH = Subject(
    model=Research,
    place="organisation_id",
    order=("during", "id"),
    related=("organisation",),
    deferred=("about_kk", "about_ru", "about_en"),
    address=lambda research: research.get_absolute_url(),
    columns=(
        Column(_("Research"), lambda research: research.name),
        Column(_("Kind"), lambda research: research.get_kind_display()),
        Column(_("Body"), lambda research: research.organisation.name),
        Column(_("Since"), lambda research: research.during.lower),
    ),
)
VISITS = Subject(
    model=ResearchVisit,
    place="research__organisation_id",
    order=("-on", "-id"),
    related=("research", "area"),
    address=lambda visit: visit.research.get_absolute_url(),
    columns=(
        Column(_("Region"), lambda visit: visit.area.name),
        Column(_("Research"), lambda visit: visit.research.name),
        Column(_("Day"), lambda visit: visit.on),
    ),
)
VOICES = Subject(
    model=Voice,
    place="programme__owner_id",
    order=("-said_on", "-id"),
    related=("programme",),
    deferred=("said", "done"),
    address=lambda voice: voice.get_absolute_url(),
    columns=(
        Column(_("Programme"), lambda voice: voice.programme.name),
        Column(_("Kind"), lambda voice: voice.get_kind_display()),
        Column(_("Day"), lambda voice: voice.said_on),
    ),
)
