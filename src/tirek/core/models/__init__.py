from .audit_event import AuditEvent
from .audit_seal import AuditSeal
from .base import Base, TrilingualName
from .calendar_override import CalendarOverride
from .number_sequence import NumberSequence

__all__ = ["Base", "CalendarOverride", "NumberSequence", "TrilingualName"]
