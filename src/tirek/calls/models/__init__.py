from .call import Amendment, Call, Criterion, FormVersion, Nomination, Stage
from .entry import Entry, EntryFile, EntryRevision, Extension, GuardianConsent, TeamMember
from .panel import Conflict, PanelMember

__all__ = [
    "Amendment",
    "Call",
    "Conflict",
    "Criterion",
    "Entry",
    "EntryFile",
    "EntryRevision",
    "Extension",
    "FormVersion",
    "GuardianConsent",
    "Nomination",
    "PanelMember",
    "Stage",
    "TeamMember",
]
