from .answer import Answer, Decision, Feedback, Outcome
from .attachment import Attachment
from .case import Case, Note
from .clock import ClockEntry
from .draft import IntakeDraft
from .plan import PlanLine
from .transition import Transition
from .view import SavedView

__all__ = [
    "Answer",
    "Attachment",
    "Case",
    "ClockEntry",
    "Decision",
    "Feedback",
    "IntakeDraft",
    "Note",
    "Outcome",
    "PlanLine",
    "SavedView",
    "Transition",
]
