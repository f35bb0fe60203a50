"""Which personal column of parts, drafts of answers, links and bulk deeds is kept for how long."""

from tirek.cases.models import (
    AnswerDraft,
    AnswerPractice,
    BulkRun,
    CaseLink,
    CaseMerge,
    CaseOrigin,
    CasePart,
    CoExecutor,
    DraftRemark,
    DraftVersion,
    PartClockEntry,
)
from tirek.core.retention import Category, Term, keep

FIVE_YEARS = Term(5, "the case is closed")
RUN = Term(1, "the deed was done")
PRACTICE = Term(None, "the office")
_ROW = ("id", "created_at")

keep(
    CasePart,
    FIVE_YEARS,
    {
        Category.CONTENT: ("text", "reason", "response", "answer"),
        Category.TRACE: ("assignee", "sent_by_id", "answered_by_id", "answered_by_name"),
    },
    plain=(
        *_ROW,
        *("case", "position", "from_office", "office", "state", "crossing", "due_on", "sent_at", "responded_at"),
        *("answered_at", "ended_at"),
    ),
)
keep(
    PartClockEntry,
    FIVE_YEARS,
    {Category.CONTENT: ("reason",), Category.TRACE: ("by_user_id", "by_name")},
    plain=(
        *_ROW,
        *("part", "sequence", "event", "rule", "rule_version", "happened_at", "counts_from", "working_days"),
        *("skipped", "calendar", "due_on", "by_organisation_id", "notify_by"),
    ),
)
keep(AnswerPractice, PRACTICE, {Category.TRACE: ("set_by_id",)}, plain=(*_ROW, "office", "practice", "set_at"))
keep(
    AnswerDraft,
    FIVE_YEARS,
    {
        Category.CONTENT: ("text", "result", "reason"),
        Category.TRACE: (
            "written_by_id",
            "written_by_name",
            "submitted_by_id",
            "approved_by_id",
            "approved_by_name",
        ),
    },
    plain=(*_ROW, "case", "state", "revision", "touched_at", "submitted_at", "approved_at"),
)
keep(
    DraftVersion,
    FIVE_YEARS,
    {Category.CONTENT: ("text", "result", "reason"), Category.TRACE: ("by_id", "by_name")},
    plain=(*_ROW, "draft", "number", "at", "is_aside"),
)
keep(
    DraftRemark,
    FIVE_YEARS,
    {Category.CONTENT: ("text",), Category.TRACE: ("by_id", "by_name")},
    plain=(*_ROW, "draft", "kind", "at"),
)
keep(CoExecutor, FIVE_YEARS, {Category.TRACE: ("user", "added_by_id")}, plain=(*_ROW, "case", "added_at", "ended_at"))
keep(CaseLink, FIVE_YEARS, {Category.TRACE: ("made_by_id",)}, plain=(*_ROW, "earlier", "later", "kind", "made_at"))
keep(
    CaseMerge,
    FIVE_YEARS,
    {
        Category.IDENTITY: ("number", "pin_digest"),
        Category.CONTENT: ("kept", "reason"),
        Category.TRACE: ("merged_by_id",),
    },
    plain=(*_ROW, "intake_key", "case", "merged_at"),
)
keep(
    BulkRun,
    RUN,
    {Category.TRACE: ("by_id", "for_user_id", "asked", "results"), Category.CONTENT: ("told",)},
    plain=(*_ROW, "key", "kind", "organisation_id", "language", "at", "finished_at", "undone_at"),
)
keep(CaseOrigin, FIVE_YEARS, {}, plain=(*_ROW, "case", "question", "slot", "made_at"))
