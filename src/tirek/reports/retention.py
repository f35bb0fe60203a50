"""Sheets name those who filled, reviewed and corrected them; nothing else in them is about a person."""

from tirek.core.retention import Category, Term, keep
from tirek.reports.models import (
    AnnualEdition,
    AnnualWords,
    Cell,
    CellNote,
    Correction,
    FormEdition,
    FrozenReport,
    Population,
    PracticeComment,
    PracticeNote,
    ReportDelivery,
    ReportShare,
    SavedReport,
    Sheet,
    Snapshot,
    Target,
    TargetChange,
)

FOR_EVER = Term(None, "a published figure is kept with who answers for it")
WHILE_USED = Term(None, "a report is kept until its owner removes it, and can be put back; it holds no figure")
_ROW = ("id", "created_at")

keep(
    Sheet,
    FOR_EVER,
    {Category.TRACE: ("submitted_by_id", "decided_by_id", "first_submitted_at", "submitted_at", "decided_at")},
    plain=(
        *_ROW,
        *("form", "period", "first_on", "last_on", "organisation", "above", "state", "due_on", "missing_reason"),
        *("children", "version", "form_version"),
    ),
)
keep(
    Cell,
    FOR_EVER,
    {},
    plain=(
        *_ROW,
        *("sheet", "indicator", "definition", "state", "how", "computed", "below", "typed", "value", "records"),
        *("digest", "evidence", "explanation", "as_of"),
    ),
)
keep(
    CellNote,
    FOR_EVER,
    {Category.TRACE: ("author_id", "author_name", "written_at")},
    plain=(*_ROW, "sheet", "indicator", "kind", "text"),
)
keep(
    Snapshot,
    FOR_EVER,
    {Category.TRACE: ("asked_by_id", "approved_by_id", "made_at")},
    plain=(*_ROW, "sheet", "version", "document", "sha256", "signature", "public_key", "reason"),
)
keep(
    Correction,
    FOR_EVER,
    {Category.TRACE: ("asked_by_id", "asked_by_name", "asked_at", "decided_by_id", "decided_at")},
    plain=(*_ROW, "sheet", "state", "reason", "cells", "children", "refusal"),
)
keep(
    AnnualWords,
    FOR_EVER,
    {Category.TRACE: ("author_id", "author_name", "written_at")},
    plain=(*_ROW, "year", "block", "language", "revision", "text"),
)
keep(
    AnnualEdition,
    FOR_EVER,
    {
        Category.TRACE: (
            *("asked_by_id", "asked_by_name", "asked_at"),
            *("decided_by_id", "decided_by_name", "decided_at"),
        )
    },
    plain=(
        *_ROW,
        *("year", "version", "state", "reason", "document", "sha256", "signature", "public_key", "refusal"),
    ),
)
keep(
    SavedReport,
    WHILE_USED,
    {Category.TRACE: ("owner", "changed_at", "removed_at")},
    plain=(*_ROW, "name", "question"),
)
keep(ReportShare, WHILE_USED, {}, plain=(*_ROW, "report", "role", "organisation"))
keep(
    ReportDelivery,
    WHILE_USED,
    {Category.TRACE: ("user", "added_by_id")},
    plain=(*_ROW, "report", "every", "next_on", "last_sent_on"),
)
keep(
    FrozenReport,
    FOR_EVER,
    {Category.TRACE: ("made_by_id", "made_by_name", "made_at")},
    plain=(*_ROW, "report", "number", "document", "sha256", "signature", "public_key"),
)
keep(Target, FOR_EVER, {}, plain=(*_ROW, "indicator", "area", "period", "value"))
keep(
    TargetChange,
    FOR_EVER,
    {Category.TRACE: ("by_id", "by_name", "at")},
    plain=(*_ROW, "indicator", "area", "period", "before", "value", "reason"),
)
keep(
    Population,
    FOR_EVER,
    {Category.TRACE: ("entered_by_id",)},
    plain=(*_ROW, "area", "on", "number", "source", "is_invented"),
)
keep(
    PracticeNote,
    FOR_EVER,
    {Category.TRACE: ("author_id", "author_name", "written_at", "decided_by_id", "decided_at")},
    plain=(
        *_ROW,
        *("organisation", "region", "indicator", "period", "title", "text", "language", "state", "remark"),
    ),
)
keep(
    PracticeComment,
    FOR_EVER,
    {Category.TRACE: ("author_id", "author_name", "written_at")},
    plain=(*_ROW, "note", "text"),
)
keep(
    FormEdition,
    FOR_EVER,
    {Category.TRACE: ("asked_by_id", "asked_by_name", "asked_at", "decided_by_id", "decided_at")},
    plain=(*_ROW, "form", "version", "in_force_from", "content", "reason", "state", "refusal"),
)
