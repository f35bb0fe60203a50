"""Reading the trail."""

from django.db.models import Model

from tirek.core.audit.recording import subject_id, subject_type
from tirek.core.models import AuditEvent
from tirek.core.models.audit_event import AuditEventQuerySet


def history(subject: Model) -> AuditEventQuerySet:
    """Everything recorded about one record, oldest first. Uses the index ``core_audit_subject``. Who may see the
    record decides who may see its history: the caller has fetched it through ``visible_to``."""
    events = AuditEvent.objects.filter(subject_id=subject_id(subject), subject_type=subject_type(subject))
    return events.order_by("id")
