from .account import Account, AccountCase, AccountCode, AccountContact
from .answer import Answer, Decision, Feedback, Outcome
from .approval import AnswerDraft, AnswerPractice, CoExecutor, DraftRemark, DraftVersion
from .attachment import Attachment
from .bulk_deeds import BulkRun
from .case import Case, Note
from .clock import ClockEntry
from .complaint import Complaint
from .correction import Correction
from .draft import IntakeDraft
from .entitlement import EntitlementCheck
from .escalation import Escalation
from .field import FieldDevice, FieldFile, FieldMeeting, FieldNumber, FieldRecord, FieldRecovery, NumberBlock
from .inquiry import Inquiry
from .links import CaseLink, CaseMerge
from .office_hours import OfficeHours
from .origin import CaseOrigin
from .packet import Packet
from .parts import CasePart, PartClockEntry
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
    "AnswerDraft",
    "AnswerPractice",
    "Attachment",
    "BulkRun",
    "Case",
    "CaseLink",
    "CaseMerge",
    "CaseOrigin",
    "CasePart",
    "ClockEntry",
    "CoExecutor",
    "Complaint",
    "Correction",
    "Decision",
    "DraftRemark",
    "DraftVersion",
    "EntitlementCheck",
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
    "PartClockEntry",
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
