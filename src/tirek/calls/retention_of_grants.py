"""What grants and awards keep of people. Terms are the house's own until a lawyer confirms them."""

from tirek.calls.models import (
    Award,
    BudgetLine,
    Candidate,
    Expense,
    Grant,
    GrantAmendment,
    GrantIndicator,
    GrantReport,
    GrantReturn,
    IndicatorFact,
    JuryAbsence,
    JuryDay,
    JurySlot,
    Prize,
    PrizeStep,
    ReportReminder,
    Showing,
    SiteVisit,
    Tranche,
    Vote,
    VoteAnomaly,
)
from tirek.core.retention import Category, Term, keep

ACCOUNTS = Term(10, "the grant is completed: documents of accounts")
HONOUR = Term(None, "an award is kept with who received it")
VOTED = Term(1, "the vote is over")
_ROW = ("id", "created_at")

keep(
    Grant,
    ACCOUNTS,
    {
        Category.IDENTITY: ("grantee_name", "grantee_number", "signatory", "user", "language"),
        Category.CONTACT: ("email",),
        Category.TRACE: ("prepared_by_id", "signed_by_id", "token_digest"),
    },
    plain=(
        *_ROW,
        *("number", "call", "entry", "organisation", "state", "title", "is_person", "area", "total", "starts_on"),
        *("ends_on", "signed_on", "ended_on", "end_reason", "version"),
    ),
)
keep(BudgetLine, ACCOUNTS, {}, plain=(*_ROW, "grant", "position", "title", "planned"))
keep(GrantIndicator, ACCOUNTS, {}, plain=(*_ROW, "grant", "position", "title", "planned"))
keep(
    Tranche,
    ACCOUNTS,
    {Category.TRACE: ("paid_by_id",)},
    plain=(*_ROW, "grant", "position", "amount", "due_on", "state", "after", "paid_on", "payment_number"),
)
keep(
    GrantAmendment,
    ACCOUNTS,
    {Category.TRACE: ("asked_by_id", "decided_by_id")},
    plain=(*_ROW, "grant", "number", "state", "changes", "reason", "asked_at", "decided_at", "answer"),
)
keep(
    GrantReturn,
    ACCOUNTS,
    {Category.TRACE: ("asked_by_id",)},
    plain=(*_ROW, "grant", "amount", "reason", "due_on", "asked_at", "returned_on", "payment_number"),
)
keep(
    SiteVisit,
    ACCOUNTS,
    {Category.IDENTITY: ("visitors",), Category.TRACE: ("planned_by_id",)},
    plain=(*_ROW, "grant", "on", "findings", "to_mend", "mend_by", "mended_on", "reported_at"),
)
keep(
    GrantReport,
    ACCOUNTS,
    {Category.CONTENT: ("text", "remark"), Category.TRACE: ("submitted_by_id", "decided_by_id")},
    plain=(*_ROW, "grant", "position", "due_on", "is_final", "state", "submitted_at", "decided_at", "version"),
)
keep(
    Expense,
    ACCOUNTS,
    {Category.CONTENT: ("what", "supplier", "name", "stored_as")},
    plain=(*_ROW, "report", "line", "on", "amount", "receipt_number", "size", "media_type", "sha256"),
)
keep(IndicatorFact, ACCOUNTS, {}, plain=(*_ROW, "report", "indicator", "value"))
keep(ReportReminder, ACCOUNTS, {}, plain=(*_ROW, "report", "rung", "due_on", "sent_at"))
keep(
    Candidate,
    HONOUR,
    {
        Category.IDENTITY: ("name", "post"),
        Category.CONTENT: ("merits",),
        Category.TRACE: ("proposed_by_user_id", "drafted_by_id", "decided_by_id"),
    },
    plain=(
        *_ROW,
        *("call", "nomination", "state", "area", "proposed_by", "proposed_at", "votes_for", "votes_against"),
        *("votes_abstained", "considered_on", "protocol", "act", "awards", "drafted_at", "decided_at"),
    ),
)
keep(
    Award,
    HONOUR,
    {
        Category.IDENTITY: ("name", "public_name", "language"),
        Category.TRACE: ("code", "given_by_id", "revoked_by_id"),
        Category.CONTENT: ("revoke_reason",),
    },
    plain=(
        *_ROW,
        *("call", "nomination", "entry", "candidate", "number", "kind", "level", "area", "work_title", "awarded_on"),
        *("act", "revoked_at"),
    ),
)
keep(
    Prize,
    HONOUR,
    {},
    plain=(
        *_ROW,
        *("award", "name_kk", "name_ru", "name_en", "kind", "state", "amount", "due_on", "given_on", "confirmed_at"),
        "version",
    ),
)
keep(PrizeStep, HONOUR, {Category.TRACE: ("by_id",)}, plain=(*_ROW, "prize", "state", "day", "reason", "at"))
keep(
    Showing,
    HONOUR,
    {Category.IDENTITY: ("shown_as",), Category.TRACE: ("shown_by_id",)},
    plain=(*_ROW, "entry", "call", "title", "text", "video", "shown_at", "hidden_at", "votes"),
)
keep(
    Vote,
    VOTED,
    {Category.IDENTITY: ("user",), Category.TRACE: ("address_digest", "cast_at")},
    plain=(*_ROW, "stage", "showing", "is_struck"),
)
keep(
    VoteAnomaly,
    VOTED,
    {Category.TRACE: ("settled_by_id",)},
    plain=(*_ROW, "stage", "kind", "key", "count", "found_at", "settled_at", "note"),
)
keep(JuryDay, VOTED, {}, plain=(*_ROW, "stage", "starts_at", "ends_at", "minutes", "breaks", "link"))
keep(JuryAbsence, VOTED, {Category.IDENTITY: ("member",)}, plain=(*_ROW, "stage", "starts_at", "ends_at"))
keep(
    JurySlot,
    HONOUR,
    {Category.CONTENT: ("notes",), Category.TRACE: ("locked_by_id",)},
    plain=(
        *(*_ROW, "stage", "day", "entry", "starts_at", "ends_at", "state", "told_for", "began_at", "finished_at"),
        *("waits_since", "locked_at"),
    ),
)
