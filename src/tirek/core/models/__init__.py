from .audit_event import AuditEvent
from .audit_seal import AuditSeal
from .base import Base, TrilingualName
from .calendar_override import CalendarOverride
from .job_failure import JobFailure
from .legal_hold import LegalHold, RetentionRun
from .message import Message, MessageFile
from .number_sequence import NumberSequence
from .throttle_bucket import ThrottleBucket

__all__ = [
    "AuditEvent",
    "AuditSeal",
    "Base",
    "CalendarOverride",
    "JobFailure",
    "LegalHold",
    "Message",
    "MessageFile",
    "NumberSequence",
    "RetentionRun",
    "ThrottleBucket",
    "TrilingualName",
]
