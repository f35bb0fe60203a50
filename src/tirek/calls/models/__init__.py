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
from .panel import Conflict, PanelMember
from .prize import Prize, PrizeStep
from .showing import Showing, Vote, VoteAnomaly

__all__ = [
    "Amendment",
    "Award",
    "BudgetLine",
    "Call",
    "Candidate",
    "Conflict",
    "Criterion",
    "Entry",
    "EntryFile",
    "EntryPrint",
    "EntryRevision",
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
    "Likeness",
    "Nomination",
    "PanelMember",
    "Prize",
    "PrizeStep",
    "ReportReminder",
    "Showing",
    "SiteVisit",
    "Stage",
    "TeamMember",
    "Tranche",
    "Vote",
    "VoteAnomaly",
]
