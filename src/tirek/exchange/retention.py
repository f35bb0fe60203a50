"""What the exchange keeps about people: who connected a system or brought a table in, and the rows of that table."""

from tirek.core.retention import Category, Term, keep
from tirek.exchange.models import ApiClient, ImportHeads, ImportRow, ImportRun

CONNECTED = Term(5, "the system is cut off")
BROUGHT_IN = Term(1, "the table was brought in; its file and rows are forgotten after three months")

keep(
    ApiClient,
    CONNECTED,
    {Category.TRACE: ("connected_by_id", "revoked_by_id")},
    plain=("id", "created_at", "name", "application", "organisation", "roles", "scopes", "revoked_at"),
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
