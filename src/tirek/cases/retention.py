"""Which personal column of the case family is kept for how long. Terms are the house's own until a lawyer confirms
them."""

from tirek.cases.models import (
    Answer,
    Attachment,
    Case,
    ClockEntry,
    Decision,
    Feedback,
    IntakeDraft,
    Note,
    Outcome,
    PlanLine,
    SavedView,
    Transition,
)
from tirek.core.retention import Category, Term, keep

FIVE_YEARS = Term(5, "the case is closed")
DRAFT = Term(0, "thirty days without a touch, or one day after it became a case")
VIEW = Term(None, "the user's account")
_ROW = ("id", "created_at")

keep(
    Case,
    FIVE_YEARS,
    {
        Category.CONTENT: ("subject", "body", "search_terms", "service", "outcome"),
        Category.IDENTITY: ("applicant", "number", "pin_digest"),
        Category.RESIDENCE: ("area",),
        Category.TRACE: ("assignee", "registered_by_id"),
    },
    plain=(
        *_ROW,
        "intake_key",
        "kind",
        "channel",
        "state",
        "office",
        "offered_to",
        "language",
        "received_at",
        "registered_on",
        "due_on",
        "answered_on",
        "closed_at",
        "outcome_on",
        "confirmed_at",
        "reopened_count",
        "version",
    ),
)
keep(
    ClockEntry,
    FIVE_YEARS,
    {Category.CONTENT: ("reason",), Category.TRACE: ("by_user_id",)},
    plain=(
        *_ROW,
        "case",
        "sequence",
        "event",
        "rule",
        "rule_version",
        "happened_at",
        "counts_from",
        "working_days",
        "skipped",
        "calendar",
        "due_on",
        "by_organisation_id",
    ),
)
keep(
    PlanLine,
    FIVE_YEARS,
    {Category.CONTENT: ("service", "result")},
    plain=(*_ROW, "case", "owner", "state", "due_on", "delivered_on", "delivered_at", "confirmed_at", "position"),
)
keep(
    Transition,
    FIVE_YEARS,
    {Category.CONTENT: ("reason", "answer"), Category.TRACE: ("to_user", "made_by_id")},
    plain=(
        *_ROW,
        "case",
        "line",
        "kind",
        "state",
        "from_organisation",
        "to_organisation",
        "memorandum",
        "crossing",
        "made_at",
        "respond_by",
        "responded_at",
        "ended_at",
    ),
)
keep(
    Answer,
    FIVE_YEARS,
    {Category.CONTENT: ("text",), Category.TRACE: ("signed_by_id", "signed_by_name", "signed_by_post")},
    plain=(*_ROW, "case", "language", "number", "signed_at"),
)
keep(
    Outcome,
    FIVE_YEARS,
    {Category.CONTENT: ("result", "reason"), Category.TRACE: ("recorded_by_id",)},
    plain=(*_ROW, "case", "recorded_at", "superseded_at"),
)
keep(
    Decision,
    FIVE_YEARS,
    {Category.CONTENT: ("reason",), Category.TRACE: ("decided_by_id", "decided_by_name")},
    plain=(*_ROW, "case", "kind", "until", "decided_at", "notify_by"),
)
keep(
    Feedback,
    FIVE_YEARS,
    {Category.CONTENT: ("verdict", "rating", "words")},
    plain=(*_ROW, "case", "at", "office_id_then"),
)
keep(
    Note,
    FIVE_YEARS,
    {Category.CONTENT: ("text",), Category.TRACE: ("author_id", "author_name")},
    plain=(*_ROW, "case", "at"),
)
keep(
    Attachment,
    FIVE_YEARS,
    {Category.CONTENT: ("name", "stored_as", "sha256"), Category.TRACE: ("added_by_id",)},
    plain=(*_ROW, "case", "draft", "size", "received", "media_type", "scan", "is_from_applicant"),
)
keep(
    IntakeDraft,
    DRAFT,
    {Category.CONTENT: ("answers",)},
    plain=(*_ROW, "token_digest", "step", "language", "touched_at", "case"),
)
keep(SavedView, VIEW, {Category.TRACE: ("user", "name", "query")}, plain=_ROW)
