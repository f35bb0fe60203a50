"""Which of the kernel's own columns are personal, and how long they are kept."""

from tirek.core.models import (
    AuditEvent,
    AuditSeal,
    CalendarOverride,
    JobFailure,
    LegalHold,
    Message,
    MessageFile,
    NumberSequence,
    RetentionRun,
    ThrottleBucket,
)
from tirek.core.retention import Category, Term, keep

FOR_EVER = Term(None, "the trail is kept as long as what it tells of may be asked about")
UNTIL_SENT = Term(None, "deleted once the gateway has accepted the message; with the message where it never does")
HALF_A_YEAR = Term(1, "the message was stored; its recipient and text are blanked after half a year")


keep(
    AuditEvent,
    FOR_EVER,
    {Category.TRACE: ("actor_user_id", "organisation_id", "at", "verb", "subject_type", "subject_id", "facts")},
    plain=("id", "system", "digest"),
)
keep(
    Message,
    HALF_A_YEAR,
    {Category.CONTACT: ("to",), Category.CONTENT: ("subject", "body")},
    plain=(
        "id", "created_at", "channel", "language", "about_type", "about_id", "key", "state", "attempts", "last_error",
        "next_attempt_at", "sent_at",
    ),
)  # fmt: skip
keep(
    MessageFile,
    UNTIL_SENT,
    {Category.CONTENT: ("name", "content")},
    plain=("id", "message", "content_type"),
)
keep(JobFailure, FOR_EVER, {}, plain=("job_id", "error", "failed_at", "discarded_at", "discard_reason"))
keep(ThrottleBucket, FOR_EVER, {}, plain=("key", "count", "resets_at"))
keep(
    AuditSeal,
    FOR_EVER,
    {},
    plain=("number", "first_id", "last_id", "count", "gaps", "merkle_root", "previous_hash", "hash", "sealed_at"),
)
keep(
    CalendarOverride,
    FOR_EVER,
    {},
    plain=("id", "created_at", "on", "is_working", "is_withdrawn", "reason_kk", "reason_ru", "reason_en", "act"),
)
keep(NumberSequence, FOR_EVER, {}, plain=("id", "created_at", "prefix", "year", "last"))
keep(
    LegalHold,
    FOR_EVER,
    {Category.TRACE: ("subject_type", "subject_id", "reason", "placed_by_id", "lifted_by_id")},
    plain=("id", "created_at", "name", "until", "placed_at", "lifted_at"),
)
keep(
    RetentionRun,
    FOR_EVER,
    {Category.TRACE: ("asked_by_id", "decided_by_id")},
    plain=(
        "id", "created_at", "rule", "state", "cutoff", "counted", "done", "asked_at", "decided_at", "finished_at",
    ),
)  # fmt: skip
