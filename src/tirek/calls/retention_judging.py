"""Which personal data of judges and of judging are kept for how long. Terms are the house's own until a lawyer confirms
them."""

from tirek.calls.models import (
    Assignment,
    Conflict,
    Distribution,
    Evaluation,
    PanelMember,
    Score,
    StageResult,
    Unlocking,
)
from tirek.core.retention import Category, Term, keep

JUDGED = Term(5, "the result of the call is published")
PUBLIC = Term(None, "the result is published; these data are public")

_ROW = ("id", "created_at")

keep(
    PanelMember,
    JUDGED,
    {
        Category.IDENTITY: ("user", "name", "language"),
        Category.CONTACT: ("email",),
        Category.FAMILY: ("kin",),
        Category.CONTENT: ("employer", "organisation_number", "left_reason"),
        Category.TRACE: ("token_digest",),
    },
    plain=(
        *(*_ROW, "call", "role", "languages", "fields", "area", "capacity", "invited_at", "accepted_at"),
        *("declined_at", "left_at", "token_until"),
    ),
)
keep(
    Conflict,
    JUDGED,
    {Category.FAMILY: ("note",), Category.TRACE: ("member", "entry")},
    plain=(*_ROW, "kind", "is_declared", "found_at"),
)
keep(
    Distribution,
    JUDGED,
    {Category.TRACE: ("made_by_id",)},
    plain=(*_ROW, "stage", "kind", "seed", "rules", "summary", "made_at"),
)
keep(
    Assignment,
    JUDGED,
    {Category.TRACE: ("member",), Category.CONTENT: ("reason",)},
    plain=(
        *(*_ROW, "stage", "entry", "revision", "distribution", "kind", "state", "position"),
        *("assigned_at", "ended_at"),
    ),
)
keep(
    Evaluation,
    JUDGED,
    {Category.CONTENT: ("comment", "note")},
    plain=(*_ROW, "assignment", "revision", "saved_at", "submitted_at", "version"),
)
keep(Score, JUDGED, {}, plain=(*_ROW, "evaluation", "criterion", "value", "is_abstention"))
keep(Unlocking, PUBLIC, {Category.TRACE: ("opened_by_id",)}, plain=(*_ROW, "stage", "entry", "reason", "opened_at"))
keep(
    StageResult,
    PUBLIC,
    {Category.TRACE: ("proposed_by_id", "settled_by_id")},
    plain=(
        *(*_ROW, "stage", "version", "state", "document", "sha256", "previous_sha256", "reason"),
        *("proposed_at", "settled_at", "signature", "public_key"),
    ),
)
