from .answer import Answer, Decision, Feedback, Outcome
from .attachment import Attachment
from .case import Case, Note
from .clock import ClockEntry
from .draft import IntakeDraft
from .field import FieldDevice, FieldFile, FieldMeeting, FieldNumber, FieldRecord, FieldRecovery, NumberBlock
from .packet import Packet
from .plan import PlanLine
from .plan_template import PlanStart, PlanTemplate, PlanTemplateLine
from .referral import ReferralQuestion, ReferralReminder
from .transition import Transition
from .view import SavedView

__all__ = [
    "Answer",
    "Attachment",
    "Case",
    "ClockEntry",
    "Decision",
    "Feedback",
    "FieldDevice",
    "FieldFile",
    "FieldMeeting",
    "FieldNumber",
    "FieldRecord",
    "FieldRecovery",
    "IntakeDraft",
    "Note",
    "NumberBlock",
    "Outcome",
    "Packet",
    "PlanLine",
    "PlanStart",
    "PlanTemplate",
    "PlanTemplateLine",
    "ReferralQuestion",
    "ReferralReminder",
    "SavedView",
    "Transition",
]
