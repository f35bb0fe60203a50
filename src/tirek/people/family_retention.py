"""How long what is kept of families, statuses and twins stays. The basis is the same as in ``retention``."""

from tirek.core.retention import Category, keep
from tirek.people.models import DuplicatePair, DuplicateScan, MatchDecision, MovedRow, PersonMerge, PersonStatus
from tirek.people.retention import FIVE_YEARS

_ROW = ("id", "created_at")

keep(
    PersonStatus,
    FIVE_YEARS,
    {
        Category.FAMILY: ("person", "kind", "number", "issuer", "during", "ends_on"),
        Category.TRACE: ("seen_by", "seen_by_name", "seen_at", "reminded_at"),
    },
    plain=_ROW,
)
keep(
    DuplicatePair,
    FIVE_YEARS,
    {Category.TRACE: ("low", "high", "score", "weight", "explained", "state", "found_at", "decided_at")},
    plain=(*_ROW, "model_version"),
)
keep(
    MatchDecision,
    FIVE_YEARS,
    {Category.TRACE: ("low", "high", "is_same", "by_user_id", "by_name", "at")},
    plain=_ROW,
)
keep(
    PersonMerge,
    FIVE_YEARS,
    {
        Category.TRACE: (
            *("kept", "merged", "state", "note", "proposed_by_id", "proposed_by_name", "proposed_at"),
            *("decided_by_id", "decided_by_name", "decided_at", "undone_by_name", "undone_at"),
        )
    },
    plain=_ROW,
)
keep(
    MovedRow,
    FIVE_YEARS,
    {Category.TRACE: ("merge", "model", "row_id", "place"), Category.IDENTITY: ("before", "after")},
    plain=_ROW,
)
keep(
    DuplicateScan,
    FIVE_YEARS,
    {},
    plain=(
        *(*_ROW, "engine", "model_version", "threshold", "started_at", "finished_at"),
        *("persons", "pairs", "new_pairs"),
    ),
)
