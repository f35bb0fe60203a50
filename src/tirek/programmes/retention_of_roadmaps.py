"""Programmes, roadmaps, reviews and research are public matters; whoever goes through an initiative is not."""

from tirek.core.retention import Category, Term, keep
from tirek.programmes.models import (
    ActionEvidence,
    ActionMeasure,
    ActionNeed,
    ActionStatus,
    Broadcast,
    BudgetLine,
    Enrolment,
    Finding,
    FollowUp,
    HandOver,
    Initiative,
    InitiativePartner,
    OfferAnswer,
    Programme,
    ProgrammePartner,
    Recommendation,
    Research,
    ResearchReport,
    ResearchVisit,
    Review,
    ReviewDecision,
    ReviewRegion,
    Roadmap,
    RoadmapAction,
    Stage,
    StageReached,
    Voice,
)

FOR_GOOD = Term(None, "the programme")
ON_THE_WAY = Term(5, "the last stage, or leaving")
_ROW = ("id", "created_at")
_NAMES = ("name_kk", "name_ru", "name_en")
_ABOUT = ("about_kk", "about_ru", "about_en")

keep(
    Programme,
    FOR_GOOD,
    {},
    plain=(*_ROW, *_NAMES, "owner", "during", "act", "goals_kk", "goals_ru", "goals_en"),
)
keep(BudgetLine, FOR_GOOD, {}, plain=(*_ROW, "programme", "year", "source", "purpose", "planned", "spent"))
keep(ProgrammePartner, FOR_GOOD, {}, plain=(*_ROW, "programme", "organisation", "part"))
keep(
    Roadmap,
    FOR_GOOD,
    {},
    plain=(*_ROW, *_NAMES, "programme", "owner", "area", "original", "state", "act", "adopted_on", "measured_at"),
)
keep(
    RoadmapAction,
    FOR_GOOD,
    {},
    plain=(
        *(*_ROW, *_NAMES, "roadmap", "parent", "path", "owner", "since", "due_on", "weight", "state", "done_on"),
        *("evidence_kk", "evidence_ru", "source", "baseline", "target", "counted_from", "counted_until"),
        *("measured", "measured_at", "original", "taken_version", "version"),
    ),
)
keep(ActionNeed, FOR_GOOD, {}, plain=(*_ROW, "action", "needed"))
keep(ActionStatus, FOR_GOOD, {Category.TRACE: ("by_id", "by_name")}, plain=(*_ROW, "action", "state", "at", "note"))
keep(
    ActionEvidence,
    FOR_GOOD,
    {Category.TRACE: ("added_by_id",)},
    plain=(*_ROW, "action", "title", "link", "name", "stored_as", "added_at"),
)
keep(ActionMeasure, FOR_GOOD, {}, plain=(*_ROW, "action", "on", "value"))
keep(
    OfferAnswer,
    FOR_GOOD,
    {Category.TRACE: ("by_id",)},
    plain=(*_ROW, "roadmap", "original", "version", "is_taken", "reason", "at"),
)
keep(
    Review,
    FOR_GOOD,
    {},
    plain=(
        *(*_ROW, "roadmap", "organiser", "held_on", "looks_from", "looks_until", "place", "state", "summary"),
        *("results", "held_at"),
    ),
)
keep(
    ReviewRegion,
    FOR_GOOD,
    {Category.IDENTITY: ("speaker",)},
    plain=(*_ROW, "review", "area", "position", "said"),
)
keep(
    ReviewDecision,
    FOR_GOOD,
    {Category.TRACE: ("settled_by_id",)},
    plain=(*_ROW, "review", "area", "text", "owner", "due_on", "state", "outcome", "settled_at", "action"),
)
keep(Initiative, FOR_GOOD, {}, plain=(*_ROW, *_NAMES, *_ABOUT, "kind", "organisation", "programme", "during"))
keep(InitiativePartner, FOR_GOOD, {}, plain=(*_ROW, "initiative", "organisation", "gives"))
keep(
    Stage,
    FOR_GOOD,
    {},
    plain=(*_ROW, *_NAMES, "initiative", "position", "phase", "needs", "least_days", "follows_up"),
)
keep(Broadcast, FOR_GOOD, {}, plain=(*_ROW, "initiative", "aired_on", "title", "outlet", "link"))
keep(
    Enrolment,
    ON_THE_WAY,
    {Category.IDENTITY: ("person",), Category.CONTENT: ("trade", "left_reason", "left_note")},
    plain=(*_ROW, "initiative", "organisation", "stage", "state", "enrolled_on", "left_on"),
)
keep(
    StageReached,
    ON_THE_WAY,
    {Category.CONTENT: ("note", "certificate", "income"), Category.TRACE: ("by_id",)},
    plain=(*_ROW, "enrolment", "stage", "on"),
)
keep(
    HandOver,
    ON_THE_WAY,
    {Category.CONTENT: ("item", "serial", "value")},
    plain=(*_ROW, "enrolment", "number", "given_by", "handed_on", "accepted_on"),
)
keep(
    FollowUp,
    ON_THE_WAY,
    {Category.CONTENT: ("outcome", "income", "note"), Category.TRACE: ("called_by_id",)},
    plain=(*_ROW, "enrolment", "months", "due_on", "state", "attempts", "called_at"),
)
keep(
    Research,
    FOR_GOOD,
    {},
    plain=(*_ROW, *_NAMES, *_ABOUT, "kind", "organisation", "part_of", "programme", "during", "is_public"),
)
keep(ResearchVisit, FOR_GOOD, {}, plain=(*_ROW, "research", "area", "on"))
keep(Finding, FOR_GOOD, {}, plain=(*_ROW, "research", "area", "text"))
keep(
    Recommendation,
    FOR_GOOD,
    {},
    plain=(*_ROW, "finding", "text", "addressee", "state", "reason", "action", "settled_at"),
)
keep(
    ResearchReport,
    FOR_GOOD,
    {},
    plain=(*_ROW, "research", "title", "language", "published_on", "name", "size", "stored_as"),
)
keep(
    Voice,
    FOR_GOOD,
    {Category.TRACE: ("linked_by_id",)},
    plain=(
        *(*_ROW, "programme", "kind", "about_id", "area", "said_on", "said", "done", "action", "linked_at"),
        "published_at",
    ),
)
