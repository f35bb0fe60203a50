from .award import Award, Candidate
from .call import Amendment, Call, Criterion, FormVersion, Nomination, Stage
from .entry import (
    Entry,
    EntryFile,
    EntryPrint,
    EntryRevision,
    Extension,
    FormalCheck,
    GuardianConsent,
    Likeness,
    TeamMember,
)
from .grant import BudgetLine, Grant, GrantAmendment, GrantIndicator, GrantReturn, SiteVisit, Tranche
from .grant_report import Expense, GrantReport, IndicatorFact, ReportReminder
from .judging import Assignment, Distribution, Evaluation, Score, StageResult, Unlocking
from .jury_day import JuryAbsence, JuryDay, JurySlot
from .panel import Conflict, PanelMember
from .prize import Prize, PrizeStep
from .showing import Showing, Vote, VoteAnomaly

__all__ = [
    "Amendment",
    "Assignment",
    "Award",
    "BudgetLine",
    "Call",
    "Candidate",
    "Conflict",
    "Criterion",
    "Distribution",
    "Entry",
    "EntryFile",
    "EntryPrint",
    "EntryRevision",
    "Evaluation",
    "Expense",
    "Extension",
    "FormVersion",
    "FormalCheck",
    "Grant",
    "GrantAmendment",
    "GrantIndicator",
    "GrantReport",
    "GrantReturn",
    "GuardianConsent",
    "IndicatorFact",
    "JuryAbsence",
    "JuryDay",
    "JurySlot",
    "Likeness",
    "Nomination",
    "PanelMember",
    "Prize",
    "PrizeStep",
    "ReportReminder",
    "Score",
    "Showing",
    "SiteVisit",
    "Stage",
    "StageResult",
    "TeamMember",
    "Tranche",
    "Unlocking",
    "Vote",
    "VoteAnomaly",
]
