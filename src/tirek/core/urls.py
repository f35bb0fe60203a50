"""Rooms of the kernel: the audit trail, the outbox, failed jobs."""

from django.urls import path

from tirek.core.views import audit, jobs, messages, retention

app_name = "core"
urlpatterns = [
    path("audit/", audit.audit, name="audit"),
    path("messages/", messages.messages, name="messages"),
    path("messages/<uuid:message_id>/attempt/", messages.attempt, name="message_attempt"),
    path("outbox/", messages.outbox, name="outbox"),
    path("jobs/", jobs.jobs, name="jobs"),
    path("jobs/<int:job_id>/attempt/", jobs.attempt, name="job_attempt"),
    path("jobs/<int:job_id>/discard/", jobs.discard, name="job_discard"),
    path("retention/", retention.retention, name="retention"),
    path("retention/runs/", retention.runs, name="retention_runs"),
    path("retention/runs/<uuid:run_id>/approval/", retention.approval, name="retention_approval"),
    path("retention/runs/<uuid:run_id>/refusal/", retention.refusal, name="retention_refusal"),
    path("retention/holds/", retention.holds, name="holds"),
    path("retention/holds/<uuid:hold_id>/lifting/", retention.lifting, name="hold_lifting"),
]
