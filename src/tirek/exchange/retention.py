"""What the exchange keeps about people: who connected a system or brought a table in, and the rows of that table."""

from tirek.core.retention import Category, Term, keep
from tirek.exchange.models import (
    ApiClient,
    ClientHour,
    Difference,
    ImportHeads,
    ImportRow,
    ImportRun,
    KeptAnswer,
    OutsideReference,
    PracticeRecord,
    Reconciliation,
)

CONNECTED = Term(5, "the system is cut off")
COUNTED = Term(2, "the hour")
ANSWERED = Term(1, "the request; forgotten after thirty days")
BROUGHT_IN = Term(1, "the table was brought in; its file and rows are forgotten after three months")

keep(
    ApiClient,
    CONNECTED,
    {Category.TRACE: ("connected_by_id", "confirmed_by_id", "revoked_by_id")},
    plain=(
        "id", "created_at", "name", "application", "organisation", "memorandum", "mode", "roles", "scopes",
        "is_waiting", "secret_at", "previous_secret", "previous_until", "revoked_at",
    ),
)  # fmt: skip
keep(
    ClientHour,
    COUNTED,
    {},
    plain=("id", "created_at", "client", "hour", "operation", "status", "calls", "spent_ms", "slowest_ms"),
)
keep(KeptAnswer, ANSWERED, {}, plain=("id", "created_at", "client", "key", "digest", "status", "body", "at"))
keep(
    OutsideReference,
    CONNECTED,
    {Category.CONTENT: ("text", "amount")},
    plain=("id", "created_at", "client", "referral", "case", "at"),
)
keep(
    PracticeRecord,
    CONNECTED,
    {},
    plain=(
        "id", "created_at", "client", "kind", "number", "service", "office", "state", "reference", "told", "made_at",
        "respond_by", "due_on", "responded_at", "ended_at", "changed_at",
    ),
)  # fmt: skip
keep(
    Reconciliation,
    CONNECTED,
    {Category.TRACE: ("ours_agreed_by_id", "theirs_agreed_by_id")},
    plain=(
        "id", "created_at", "client", "month", "compared_at", "ours", "theirs", "agreed", "ours_agreed_at",
        "theirs_agreed_at",
    ),
)  # fmt: skip
keep(
    Difference,
    CONNECTED,
    {},
    plain=("id", "created_at", "reconciliation", "position", "kind", "number", "reference", "ours", "theirs"),
)
keep(
    ImportRun,
    BROUGHT_IN,
    {Category.TRACE: ("by_id", "for_user_id"), Category.CONTENT: ("name", "stored_as", "samples")},
    plain=(
        "id", "created_at", "register", "state", "organisation", "language", "heads", "columns", "counts", "total",
        "done", "problem", "uploaded_at", "checked_at", "applied_at", "undone_at",
    ),
)  # fmt: skip
keep(
    ImportRow,
    BROUGHT_IN,
    {Category.CONTENT: ("label", "cells", "problems", "before", "after")},
    plain=("id", "created_at", "run", "number", "rank", "plan", "state", "record_id"),
)
keep(ImportHeads, BROUGHT_IN, {}, plain=("id", "created_at", "register", "organisation", "known"))
