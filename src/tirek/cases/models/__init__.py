from .account import Account, AccountCase, AccountCode, AccountContact
from .answer import Answer, Decision, Feedback, Outcome
from .attachment import Attachment
from .case import Case, Note
from .clock import ClockEntry
from .complaint import Complaint
from .correction import Correction
from .draft import IntakeDraft
from .escalation import Escalation
from .field import FieldDevice, FieldFile, FieldMeeting, FieldNumber, FieldRecord, FieldRecovery, NumberBlock
from .inquiry import Inquiry
from .office_hours import OfficeHours
from .packet import Packet
from .plan import PlanLine
from .plan_template import PlanStart, PlanTemplate, PlanTemplateLine
from .proposal import Idea, IdeaStep, Proposal, Support
from .referral import ReferralQuestion, ReferralReminder
from .transition import Transition
from .view import SavedView

__all__ = [
    "Account",
    "AccountCase",
    "AccountCode",
    "AccountContact",
    "Answer",
    "Attachment",
    "Case",
    "ClockEntry",
    "Complaint",
    "Correction",
    "Decision",
    "Escalation",
    "Feedback",
    "FieldDevice",
    "FieldFile",
    "FieldMeeting",
    "FieldNumber",
    "FieldRecord",
    "FieldRecovery",
    "Idea",
    "IdeaStep",
    "Inquiry",
    "IntakeDraft",
    "Note",
    "NumberBlock",
    "OfficeHours",
    "Outcome",
    "Packet",
    "PlanLine",
    "PlanStart",
    "PlanTemplate",
    "PlanTemplateLine",
    "Proposal",
    "ReferralQuestion",
    "ReferralReminder",
    "SavedView",
    "Support",
    "Transition",
]
