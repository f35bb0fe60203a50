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
from .panel import Conflict, PanelMember

__all__ = [
    "Amendment",
    "Call",
    "Conflict",
    "Criterion",
    "Entry",
    "EntryFile",
    "EntryPrint",
    "EntryRevision",
    "Extension",
    "FormVersion",
    "FormalCheck",
    "GuardianConsent",
    "Likeness",
    "Nomination",
    "PanelMember",
    "Stage",
    "TeamMember",
]
