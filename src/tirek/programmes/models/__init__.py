from .enrolment import Enrolment, FollowUp, HandOver, StageReached
from .initiative import Broadcast, Initiative, InitiativePartner, Stage
from .programme import BudgetLine, Programme, ProgrammePartner
from .regional_figure import RegionalFigure
from .research import Finding, Recommendation, Research, ResearchReport, ResearchVisit
from .review import Review, ReviewDecision, ReviewRegion
from .roadmap import (
    ActionEvidence,
    ActionMeasure,
    ActionNeed,
    ActionStatus,
    OfferAnswer,
    Roadmap,
    RoadmapAction,
    code_of,
    path_of,
)
from .scenario import ParameterChange, Scenario, ScenarioRun
from .service import Provision, Route, Service
from .service_revision import ServiceRevision
from .voice import Voice

__all__ = [
    "ActionEvidence",
    "ActionMeasure",
    "ActionNeed",
    "ActionStatus",
    "Broadcast",
    "BudgetLine",
    "Enrolment",
    "Finding",
    "FollowUp",
    "HandOver",
    "Initiative",
    "InitiativePartner",
    "OfferAnswer",
    "ParameterChange",
    "Programme",
    "ProgrammePartner",
    "Provision",
    "Recommendation",
    "RegionalFigure",
    "Research",
    "ResearchReport",
    "ResearchVisit",
    "Review",
    "ReviewDecision",
    "ReviewRegion",
    "Roadmap",
    "RoadmapAction",
    "Route",
    "Scenario",
    "ScenarioRun",
    "Service",
    "ServiceRevision",
    "Stage",
    "StageReached",
    "Voice",
    "code_of",
    "path_of",
]
