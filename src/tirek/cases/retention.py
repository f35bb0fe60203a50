"""Which personal column of the case family is kept for how long. Terms are the house's own until a lawyer confirms
them."""

from tirek.cases.models import (
    Account,
    AccountCase,
    AccountCode,
    AccountContact,
    Answer,
    Attachment,
    Case,
    ClockEntry,
    Complaint,
    Correction,
    Decision,
    Escalation,
    Feedback,
    FieldDevice,
    FieldFile,
    FieldMeeting,
    FieldNumber,
    FieldRecord,
    FieldRecovery,
    Idea,
    IdeaStep,
    Inquiry,
    IntakeDraft,
    Note,
    NumberBlock,
    OfficeHours,
    Outcome,
    Packet,
    PlanLine,
    PlanStart,
    PlanTemplate,
    PlanTemplateLine,
    Proposal,
    ReferralQuestion,
    ReferralReminder,
    SavedView,
    Support,
    Transition,
)
from tirek.core.retention import Category, Term, keep

FIVE_YEARS = Term(5, "the case is closed")
DRAFT = Term(0, "thirty days without a touch, or one day after it became a case")
VIEW = Term(None, "the user's account")
CATALOGUE = Term(None, "the record itself")
ACCOUNT = Term(3, "the account was last entered")
CODE = Term(0, "a day after the code has ended")
PROPOSAL = Term(5, "it was received; the idea it is part of stays")
_ROW = ("id", "created_at")

keep(
    Case,
    FIVE_YEARS,
    {
        Category.CONTENT: ("subject", "body", "search_terms", "service", "outcome"),
        Category.IDENTITY: ("applicant", "number", "pin_digest"),
        Category.CONTACT: ("contacts_given",),
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
        "anonymised_at",
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
    {
        Category.CONTENT: ("service", "result", "evidence", "milestone", "said_words"),
        Category.TRACE: ("responsible", "said_to_id"),
    },
    plain=(
        *_ROW,
        "case",
        "owner",
        "owner_kind",
        "state",
        "due_on",
        "delivered_on",
        "delivered_at",
        "confirmed_at",
        "denied_at",
        "said_how",
        "position",
    ),
)
keep(
    PlanStart,
    FIVE_YEARS,
    {Category.CONTENT: ("need",), Category.TRACE: ("started_by_id",)},
    plain=(*_ROW, "case", "template", "started_on"),
)
keep(
    PlanTemplate,
    CATALOGUE,
    {},
    plain=(*_ROW, "name_kk", "name_ru", "name_en", "code", "need", "is_offered", "position"),
)
keep(
    PlanTemplateLine,
    CATALOGUE,
    {},
    plain=(*_ROW, "template", "service", "working_days", "owner_kind", "milestone", "position"),
)
keep(
    ReferralQuestion,
    FIVE_YEARS,
    {Category.CONTENT: ("text", "answer"), Category.TRACE: ("asked_by_id", "answered_by_id")},
    plain=(*_ROW, "referral", "asked_at", "answer_by", "days_left", "answered_at"),
)
keep(ReferralReminder, FIVE_YEARS, {}, plain=(*_ROW, "referral", "rung", "respond_by", "sent_at", "recipients"))
keep(
    Packet,
    CATALOGUE,
    {Category.TRACE: ("acknowledged_by_id", "acknowledged_by_name", "acknowledged_by_post")},
    plain=(
        *_ROW,
        "office",
        "quarter",
        "first_day",
        "last_day",
        "edition",
        "figures",
        "made_at",
        "acknowledge_by",
        "acknowledged_at",
        "reminded_at",
    ),
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
    plain=(*_ROW, "case", "draft", "line", "size", "received", "media_type", "scan", "is_from_applicant"),
)
keep(
    IntakeDraft,
    DRAFT,
    {Category.CONTENT: ("answers",)},
    plain=(*_ROW, "token_digest", "step", "language", "touched_at", "case"),
)
keep(SavedView, VIEW, {Category.TRACE: ("user", "name", "query")}, plain=_ROW)
keep(
    FieldMeeting,
    FIVE_YEARS,
    {Category.TRACE: ("planned_by_id",)},
    plain=(*_ROW, "office", "area", "place", "held_on", "agencies"),
)
keep(
    FieldDevice,
    FIVE_YEARS,
    {Category.TRACE: ("user", "ended_by_id")},
    plain=(
        *_ROW,
        "office",
        "name",
        "state",
        "token_digest",
        "escrow",
        "enrolled_at",
        "seen_at",
        "skew_seconds",
        "unsent",
        "ended_at",
        "end_reason",
        "wiped_at",
    ),
)
keep(NumberBlock, FIVE_YEARS, {}, plain=(*_ROW, "device", "year", "reserved_at", "closed_at"))
keep(
    FieldNumber,
    FIVE_YEARS,
    {},
    plain=(*_ROW, "block", "number", "state", "case", "reason", "decided_at", "reissued_in"),
)
keep(
    FieldRecord,
    FIVE_YEARS,
    {Category.CONTENT: ("told", "conflicts", "choices"), Category.IDENTITY: ("number", "pin_digest", "digest")},
    plain=(
        *_ROW,
        "device",
        "meeting",
        "state",
        "case",
        "files_expected",
        "taken_at",
        "received_at",
        "skew_seconds",
        "sent_at",
    ),
)
keep(FieldFile, FIVE_YEARS, {}, plain=(*_ROW, "record", "attachment"))
keep(
    FieldRecovery,
    FIVE_YEARS,
    {Category.TRACE: ("asked_by_id", "agreed_by_id")},
    plain=(*_ROW, "device", "reason", "asked_at", "agreed_at", "fetched_at"),
)
keep(
    Inquiry,
    FIVE_YEARS,
    {Category.CONTENT: ("text", "reply"), Category.TRACE: ("asked_by_id", "asked_by_name")},
    plain=(*_ROW, "case", "due_on", "asked_at", "files", "answered_at", "read_at", "taken_back_at"),
)
keep(
    Complaint,
    FIVE_YEARS,
    {Category.CONTENT: ("body_words",), Category.TRACE: ("author_id", "body_by_name")},
    plain=(*_ROW, "case", "about", "body", "ground", "made_at", "state", "body_due_on", "body_at"),
)
keep(Account, ACCOUNT, {}, plain=(*_ROW, "language", "entered_at"))
keep(AccountContact, ACCOUNT, {Category.CONTACT: ("value",)}, plain=(*_ROW, "account", "kind", "proved_at"))
keep(
    AccountCode,
    CODE,
    {Category.CONTACT: ("value",)},
    plain=(*_ROW, "kind", "digest", "expires_at", "tries", "used_at"),
)
keep(AccountCase, ACCOUNT, {}, plain=(*_ROW, "account", "case", "how", "joined_at"))
keep(
    Proposal,
    PROPOSAL,
    {
        Category.CONTENT: ("body", "search_terms", "reason"),
        Category.IDENTITY: ("name", "account"),
        Category.RESIDENCE: ("area",),
    },
    plain=(
        *_ROW,
        "key",
        "kind",
        "state",
        "office",
        "idea",
        "language",
        "received_at",
        "received_on",
        "due_on",
        "sorted_at",
    ),
)
keep(
    Idea,
    CATALOGUE,
    {},
    plain=(
        *_ROW,
        "office",
        "title",
        "summary",
        "language",
        "state",
        "answer",
        "answered_on",
        "accepted_on",
        "published_at",
        "search_terms",
    ),
)
keep(IdeaStep, CATALOGUE, {Category.TRACE: ("by_id", "by_name")}, plain=(*_ROW, "idea", "state", "words", "at"))
keep(Support, ACCOUNT, {}, plain=(*_ROW, "idea", "account", "at"))
keep(
    Correction,
    FIVE_YEARS,
    {Category.CONTENT: ("missing", "words"), Category.TRACE: ("asked_by_id", "asked_by_name", "ended_by_id")},
    plain=(
        *_ROW,
        "case",
        "state",
        "rule",
        "rule_version",
        "counts_from",
        "working_days",
        "skipped",
        "calendar",
        "due_on",
        "return_by",
        "asked_at",
        "ended_at",
    ),
)
keep(
    Escalation,
    FIVE_YEARS,
    {Category.TRACE: ("told_user_ids",)},
    plain=(*_ROW, "case", "rung", "due_on", "at", "organisation"),
)
keep(OfficeHours, CATALOGUE, {}, plain=(*_ROW, "office", "opens", "closes", "changed_at"))
