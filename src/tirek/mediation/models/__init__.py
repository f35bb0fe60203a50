"""Records of mediation."""

from .dispute import Dispute, FileKey, Note, Obligation, Paper, Party, Scan, Session, Signature
from .mediator import Mediator
from .opening import Opening
from .signal import Signal, Step

__all__ = [
    "Dispute",
    "FileKey",
    "Mediator",
    "Note",
    "Obligation",
    "Opening",
    "Paper",
    "Party",
    "Scan",
    "Session",
    "Signal",
    "Signature",
    "Step",
]
